"""What can be wrong with questions whose parts are moved or clicked, and what seems to be one."""

from __future__ import annotations

from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.origins import contract, gfm, qti, wcag

TYPE_NOT_SAID = Rule(
    code="QUI050",
    name="type-not-said",
    severity=Severity.WARNING,
    message="the question has no key; {what} looks like the key of a question of type {type}",
    why="A table or a list can also belong to what a question says, so it is taken for a key only where the type is "
    "written.",
    hint="Write {{type={type}}} at the end of the question, or give it a key: Answer: …",
    example="## Quiz {.quiz}\n\n### 1. Match each tool with its task.\n\n| Tool | Task |\n|---|---|\n"
    "| DVC | versions |\n| MLflow | runs |",
    better="""\
### 1. Match each tool with its task. {type=matching}

| Tool | Task |
|---|---|
| DVC | versions |
| MLflow | runs |""",
    source=contract("docs/authoring.md, matching"),
)
SAME_TWICE = Rule(
    code="QUI051",
    name="same-entry-twice",
    severity=Severity.ERROR,
    message="“{text}” stands twice among the {what}",
    why="Learners see two entries that are alike and cannot know which of them is meant to go where.",
    hint="Change or remove one of them",
    example="### 1. Put the steps in order. {type=ordering}\n\n1. train\n2. test\n3. train",
    better="### 1. Put the steps in order. {type=ordering}\n\n1. train\n2. test\n3. release",
    source=contract("docs/authoring.md, ordering"),
)
NO_RESPONSE = Rule(
    code="QUI052",
    name="premise-without-response",
    severity=Severity.ERROR,
    message="nothing stands beside “{text}”, so it has no response",
    why="Learners would be asked for a match that does not exist.",
    hint="Write its response into the cell on the right; for a distractor, leave the cell on the left empty instead",
    example="### 1. Match. {type=matching}\n\n| Tool | Task |\n|---|---|\n| DVC | versions |\n| MLflow | |",
    better="### 1. Match. {type=matching}\n\n| Tool | Task |\n|---|---|\n| DVC | versions |\n| MLflow | runs |",
    source=contract("docs/authoring.md, matching"),
)
FURTHER_CELLS = Rule(
    code="QUI053",
    name="further-cells",
    severity=Severity.ERROR,
    message="the row has more cells than the table has columns; “{text}” belongs to none",
    why="Forges and browsers leave such a cell out without a word.",
    hint="Remove it; a bar that belongs to the text is written \\|",
    example="### 1. Match. {type=matching}\n\n| Sign | Name |\n|---|---|\n| | | bar |\n| & | and |",
    better="### 1. Match. {type=matching}\n\n| Sign | Name |\n|---|---|\n| \\| | bar |\n| & | and |",
    source=gfm("4.10 Tables: excess cells are ignored"),
)
EMPTY_PART = Rule(
    code="QUI054",
    name="empty-part",
    severity=Severity.ERROR,
    message="{what} is empty",
    why="Learners would see a box without words, or a category that nothing belongs to.",
    hint="Fill it or remove it; items that belong nowhere stand under a bullet - (none)",
    example="### 1. Sort the tasks. {type=categorise}\n\n- Supervised\n  - regression\n- Unsupervised",
    better="### 1. Sort the tasks. {type=categorise}\n\n- Supervised\n  - regression\n- Unsupervised\n  - clustering",
    source=contract("docs/authoring.md, categorise"),
)
BAD_AREA = Rule(
    code="QUI055",
    name="bad-area",
    severity=Severity.ERROR,
    message="“{text}” is no area of the picture: {fault}",
    why="Nobody could click on it, so the question would be asked without it.",
    hint="Write one of these after the area's name: circle x,y radius · rect left,top right,bottom · poly x,y x,y x,y",
    example="### 1. Where? {type=hotspot}\n\n![A map](media/map.svg)\n\n- [x] Delta: circle 40,20\n"
    "- [ ] Sea: rect 0,0 9,9",
    better="""\
### 1. Where? {type=hotspot}

![A map](media/map.svg)

- [x] Delta: circle 40,20 10
- [ ] Sea: rect 0,0 9,9""",
    source=qti("shape and coords of a hotspot choice"),
)
OUTSIDE_PICTURE = Rule(
    code="QUI056",
    name="area-outside-picture",
    severity=Severity.ERROR,
    message="the area “{text}” reaches out of the picture, which is {width} × {height} pixels",
    why="Its coordinates were made for another size of the picture, so clicks would be scored in the wrong place.",
    hint="Correct the coordinates, or write all of them in percent of the picture, which fits every size",
    example="### 1. Where? {type=hotspot}\n\n![A map](media/map.svg)\n\n- [x] Delta: circle 4000,20 9\n"
    "- [ ] Sea: rect 0,0 9,9",
    better="""\
### 1. Where? {type=hotspot}

![A map](media/map.svg)

- [x] Delta: circle 40,20 10
- [ ] Sea: rect 0,0 9,9""",
    source=qti("shape and coords of a hotspot choice"),
)
NAMELESS_AREA = Rule(
    code="QUI057",
    name="area-without-name",
    severity=Severity.WARNING,
    message="an area has no name",
    why="Those who cannot see or click the picture choose areas by their names.",
    hint="Write a name and a colon before the shape: Delta: circle 40,20 10",
    example="### 1. Where? {type=hotspot}\n\n![A map](media/map.svg)\n\n- [x] circle 40,20 10\n- [ ] Sea: rect 0,0 9,9",
    better="""\
### 1. Where? {type=hotspot}

![A map](media/map.svg)

- [x] Delta: circle 40,20 10
- [ ] Sea: rect 0,0 9,9""",
    source=wcag("1.1.1", "Non-text Content"),
)
UNKNOWN_SIZE = Rule(
    code="QUI058",
    name="picture-without-size",
    severity=Severity.ERROR,
    message="the size of the picture “{path}” cannot be read from its file",
    why="Areas are told in pixels of the picture, so without its size nobody knows where they are.",
    hint="Give an SVG a viewBox, or save the picture as PNG",
    example="### 1. Where? {type=hotspot}\n\n![A map](media/plan.svg)\n\n- [x] Delta: circle 40,20 10\n"
    "- [ ] Sea: rect 0,0 9,9",
    better="""\
### 1. Where? {type=hotspot}

![A map](media/map.svg)

- [x] Delta: circle 40,20 10
- [ ] Sea: rect 0,0 9,9""",
    source="SVG 2, section 8.6: the viewBox attribute",
)
IDLE_KEY = Rule(
    code="QUI059",
    name="key-without-use",
    severity=Severity.WARNING,
    message="a question of type {type} has its key in {where}, so the answer line was taken for an explanation",
    why="If the two differ, learners are scored by one and told the other.",
    hint="Remove the line, or write Explanation: before it",
    example="### 1. Match. {type=matching}\n\n| Tool | Task |\n|---|---|\n| DVC | versions |\n| MLflow | runs |\n\n"
    "Answer: DVC is for versions",
    better="""\
### 1. Match. {type=matching}

| Tool | Task |
|---|---|
| DVC | versions |
| MLflow | runs |

Explanation: DVC is for versions.""",
    source=contract("docs/authoring.md, matching"),
)
NOT_REUSED = Rule(
    code="QUI060",
    name="response-is-reused",
    severity=Severity.ERROR,
    message="“{text}” is the response of several premises, but {{reuse=false}} says that each is used once",
    why="Learners would see the same response several times and could not know which of them belongs where.",
    hint="Remove {{reuse=false}}, or make the responses differ",
    example="### 1. Match. {type=matching reuse=false}\n\n| Animal | Class |\n|---|---|\n| cat | mammal |\n"
    "| dog | mammal |",
    better="### 1. Match. {type=matching}\n\n| Animal | Class |\n|---|---|\n| cat | mammal |\n"
    "| dog | mammal |\n| hen | bird |",
    source=contract("docs/authoring.md, matching"),
)
SEVERAL_LISTS = Rule(
    code="QUI061",
    name="several-lists",
    severity=Severity.HINT,
    message="the question has several lists; this one holds the items to put in order",
    why="A list above it belongs to what the question says, one below it to its explanation. With the wrong list "
    "learners would sort something else.",
    hint="Write Explanation: before text that explains, and give the items as the first numbered list",
    example="### 1. Sort them. {type=ordering}\n\n1. one\n2. two\n\nSince it is so:\n\n- one is less",
    better="### 1. Sort them. {type=ordering}\n\n1. one\n2. two\n\nExplanation: Since one is less.",
    source=contract("docs/authoring.md, ordering"),
)
IDLE_SETTING = Rule(
    code="QUI062",
    name="setting-without-use",
    severity=Severity.WARNING,
    message="“{name}” says nothing to a question of type {type}",
    why="The author expects something of it that will not happen.",
    hint="Remove it, or give the question the type that it is for: {for_}",
    example="### 1. Put in order. {type=ordering reuse=true}\n\n1. one\n2. two",
    better="### 1. Put in order. {type=ordering}\n\n1. one\n2. two",
    source=contract("docs/authoring.md, fields and attributes of a question"),
)
RULES = (
    TYPE_NOT_SAID, SAME_TWICE, NO_RESPONSE, FURTHER_CELLS, EMPTY_PART, BAD_AREA, OUTSIDE_PICTURE, NAMELESS_AREA,
    UNKNOWN_SIZE, IDLE_KEY, NOT_REUSED, SEVERAL_LISTS, IDLE_SETTING,
)  # fmt: skip
