"""What is said about a page that was pasted as plain text."""

from __future__ import annotations

from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.origins import contract, gfm

LEFT_OUT = Rule(
    code="SRC020",
    name="page-furniture",
    severity=Severity.WARNING,
    message="from “{text}” on, this belongs to the page and not to the lesson, and was left out",
    why="A page copied from a web site brings its menus, addresses and legal lines along. Learners do not need them.",
    hint="Remove these lines from the file; if they belong to the lesson, put a heading (## …) above them",
    example="© 2020 Example Ltd. All rights reserved.",
    better="## Sources\n\n© 2020 Example Ltd. All rights reserved.",
    source=contract("docs/authoring.md, text pasted from a web page"),
)
TABLE_RECOVERED = Rule(
    code="SRC021",
    name="squashed-table",
    severity=Severity.WARNING,
    message="the cells of this table ran together; it was read as two columns, "
    "“{left}” and “{right}”, with {rows} rows",
    why="Copying a table as text drops what stood between its cells. "
    "Where one ends was told from its words, which may be wrong.",
    hint="Check the table, then write it with | between its cells",
    example="CatsDogs\nCats climb treesDogs dig holes\nCats sleep by dayDogs sleep at night",
    better="""\
| Cats | Dogs |
|---|---|
| Cats climb trees | Dogs dig holes |
| Cats sleep by day | Dogs sleep at night |""",
    source=gfm("4.10 Tables"),
)
TABLE_LOST = Rule(
    code="SRC022",
    name="squashed-table-lost",
    severity=Severity.WARNING,
    message="the cells of this table seem to have run together; "
    "where they end could not be told, so its lines are shown as text",
    why="Copying a table as text drops what stood between its cells.",
    hint="Write the table with | between its cells",
    example="NorthSouth\nwarm and dry\nCold winterMild winter",
    better="| North | South |\n|---|---|\n| warm and dry | |\n| Cold winter | Mild winter |",
    source=gfm("4.10 Tables"),
)
RULES = (LEFT_OUT, TABLE_RECOVERED, TABLE_LOST)
