"""A file's bytes are text: what was not is named, since it stands as U+FFFD in the lesson."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import commonmark, contract
from hornbook.source import Source

NOT_UTF8 = Rule(
    code="SRC001",
    name="not-utf-8",
    severity=Severity.ERROR,
    message="this file is not UTF-8 text: {detail}",
    why="In another encoding letters with accents, dashes and quotes would turn into other characters.",
    hint="Save the file as UTF-8.",
    example="a file saved as Windows-1252",
    better="a file saved as UTF-8",
    source=commonmark("2.1 Characters and lines; RFC 3629 for UTF-8"),
)
CONTROL = Rule(
    code="SRC002",
    name="control-character",
    severity=Severity.WARNING,
    message="the control character {detail} stands here{times}; learners will see “\N{REPLACEMENT CHARACTER}”",
    why="No XML, and so no package, can hold control characters. They come with text copied from PDF or a terminal.",
    hint="Delete the character.",
    example="a form feed between two pages",
    better="a heading between two parts",
    source=commonmark("2.3 Insecure characters; XML 1.0, production Char"),
)
TOO_LONG = Rule(
    code="SRC006",
    name="line-too-long",
    severity=Severity.ERROR,
    message="this line has {length} characters, so the file is not read; the most are {most}",
    why="No author writes such a line: it comes from a program, and reading it could take hours.",
    hint="Look at what was saved here, and break the line.",
    example="a database saved as lesson.md",
    better="a lesson saved as lesson.md",
    source=contract("files of strangers are read within bounds"),
)
RULES = (NOT_UTF8, CONTROL, TOO_LONG)
LONGEST_LINE = 200_000
_DATA = re.compile(r"data:[\w/+.;=-]+,[\w/+=%-]*")


def too_long(source: Source) -> Finding | None:
    """Return the finding that the file has a line too long to be read; pictures within the line do not count."""
    for number, line in enumerate(source.lines, 1):
        length = len(line) if len(line) <= LONGEST_LINE else len(_DATA.sub("", line))
        if length > LONGEST_LINE:
            return TOO_LONG.at(Span(source.name, number), length=f"{length:,}", most=f"{LONGEST_LINE:,}")
    return None


def check(source: Source) -> Iterator[Finding]:
    """Yield one finding for the first byte that is no text, one for each kind of control character."""
    times = Counter(flaw.detail for flaw in source.flaws)
    for flaw in source.flaws:
        count = times.pop(flaw.detail, 0)
        if count:
            rule = NOT_UTF8 if flaw.kind == "encoding" else CONTROL
            more = f" and {count - 1} times more" if count > 1 else ""
            yield rule.at(Span(source.name, flaw.line, flaw.column), detail=flaw.detail, times=more)
