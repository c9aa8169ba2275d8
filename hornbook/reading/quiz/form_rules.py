"""What can be wrong with a question's form: placeholders, components, parts that look like options."""

from __future__ import annotations

from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.origins import contract

PLACEHOLDER = Rule(
    code="QUI100",
    name="placeholder-text",
    severity=Severity.WARNING,
    message="“{text}” looks like a placeholder, not like a question's own words",
    why="A template that was never filled in would be asked as it stands.",
    hint="Write the question's own words, or remove the question",
    example="1. Question text here\n   - [x] Option 1\n   - [ ] Option 2",
    better="1. How much is 2 + 2?\n   - [x] 4\n   - [ ] 5",
    source=contract("docs/authoring.md, questions"),
)
COMPONENT = Rule(
    code="QUI101",
    name="component-not-understood",
    severity=Severity.WARNING,
    message="“{name}” looks like a quiz of another tool, but what it asks is not written here",
    why="Its questions stand in another file or in code that would have to run, so they are not in the course.",
    hint="Write the questions here, or remove the component",
    example='<Quiz id="week-1" />',
    better="## Quiz\n\n1. How much is 2 + 2?\n   - [x] 4\n   - [ ] 5",
    source=contract("docs/authoring.md, notations of other tools"),
)
PARTS = Rule(
    code="QUI102",
    name="parts-of-an-open-question",
    severity=Severity.HINT,
    message="these lettered lines were taken as parts of one open question, not as options",
    why="Each of them asks for something of its own and none is marked as right.",
    hint="If they are options, say which is right: Answer: b. If they are questions, give each its own number",
    example="1. Look at the cell.\n   a) Name its parts.\n   b) Explain what each does.",
    better="1. Name the parts of the cell.\n\n2. Explain what each part of the cell does.",
    source=contract("docs/authoring.md, questions"),
)
GIVEN_TWICE = Rule(
    code="QUI103",
    name="setting-given-twice",
    severity=Severity.WARNING,
    message="the {name} of the question is given as “{first}” and as “{second}”; the second stands",
    why="Only one of them can reach the learner's platform, and it may be the one that was forgotten.",
    hint="Delete one of them",
    example="1. Is it so? {difficulty=easy}\n\n   Answer: True\n\n   Difficulty: hard",
    better="1. Is it so?\n\n   Answer: True\n\n   Difficulty: hard",
    source=contract("docs/authoring.md, fields and attributes of a question"),
)
RULES = (PLACEHOLDER, COMPONENT, PARTS, GIVEN_TWICE)
