"""What can be wrong with a list of keys that stands apart from its questions."""

from __future__ import annotations

from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.origins import contract

_QUESTION = "## Quiz\n\n1. What is 2 + 2?\n   - a) 3\n   - b) 4"
_SOURCE = contract("docs/authoring.md, where the key comes from")

NO_SUCH_QUESTION = Rule(
    code="QUI090",
    name="key-for-no-question",
    severity=Severity.WARNING,
    message="the list of keys has an answer {number}, but there is no question of that number",
    why="Either the number is wrong, or a question above was not read as one.",
    hint="Correct the number, or look at the questions as they were read with --explain",
    example=f"{_QUESTION}\n\n### Answer key\n\n1. b\n2. a",
    better=f"{_QUESTION}\n\n### Answer key\n\n1. b",
    source=_SOURCE,
)
LISTS_DISAGREE = Rule(
    code="QUI091",
    name="key-list-disagrees",
    severity=Severity.ERROR,
    message="the list of keys says {listed} for question {number}, but {said} is the key given before",
    why="One of the two is wrong, and learners would be scored by the wrong one.",
    hint="Make both the same, or keep one of them",
    example=f"{_QUESTION}\n\nAnswer: b\n\n### Answer key\n\n1. a",
    better=f"{_QUESTION}\n\nAnswer: b\n\n### Answer key\n\n1. b",
    source=_SOURCE,
)
OTHER_NUMBERS = Rule(
    code="QUI092",
    name="key-list-numbered-otherwise",
    severity=Severity.WARNING,
    message="the list of keys has other numbers than the questions ({listed} for {asked}), so it was read in its order",
    why="Where one question is added or left out, every key behind it belongs to another question.",
    hint="Give the keys the numbers of their questions",
    example=f"{_QUESTION}\n\n2. What is 2 + 3?\n   - a) 5\n   - b) 4\n\n### Answer key\n\n11. b\n12. a",
    better=f"{_QUESTION}\n\n2. What is 2 + 3?\n   - a) 5\n   - b) 4\n\n### Answer key\n\n1. b\n2. a",
    source=_SOURCE,
)
KEYS_ALONE = Rule(
    code="QUI094",
    name="keys-without-questions",
    severity=Severity.WARNING,
    message="this list of keys fits no questions of the file, so it is shown as text",
    why="Keys belong to the questions of their own file. Their questions stand in another one, or were not read as "
    "questions; learners would see the keys.",
    hint="Move the list below its questions, into their file; or look at what was read with --explain",
    example="## Answer key\n\n1. b\n2. a\n3. c",
    better=f"{_QUESTION}\n\n### Answer key\n\n1. b",
    source=_SOURCE,
)
LOOSE_IN_LIST = Rule(
    code="QUI093",
    name="text-in-key-list",
    severity=Severity.WARNING,
    message="this text in the list of keys belongs to no answer, so it was left out",
    why="A list of keys is not shown to learners: what is said of an answer becomes its question's feedback, and other "
    "text in it has no place.",
    hint="Move it below the number of its answer, or out of the list",
    example=f"{_QUESTION}\n\n### Answer key\n\nEach answer is worth a point.\n\n1. b",
    better=f"{_QUESTION}\n\n### Answer key\n\n1. b",
    source=_SOURCE,
)
