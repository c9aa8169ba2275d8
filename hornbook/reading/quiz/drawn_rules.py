"""What can be wrong with drawn numbers."""

from __future__ import annotations

from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.origins import contract


def _example(*lines: str, stem: str = "How much is {{a}} + 1?", key: str = "{{a + 1}}") -> str:
    """A question with a block of these lines."""
    return "\n".join((f"### 1. {stem}", "", "```params", *lines, "```", "", f"Answer: {key}"))


OUTSIDE = Rule(
    code="QUI079",
    name="params-outside-question",
    severity=Severity.ERROR,
    message="this block of drawn numbers stands in no question",
    why="Its numbers belong to one question. Without one, learners see the block as it is written.",
    hint="Put it below the first line of its question, and begin that with a number or a heading: ### 1. …",
    example="```params\na = 1..9\n```\n\n### 1. Is 1 odd?\n\nAnswer: True",
    better=_example("a = 1..9"),
    source=contract("docs/authoring.md, drawn numbers"),
)
NOT_UNDERSTOOD = Rule(
    code="QUI080",
    name="params-not-understood",
    severity=Severity.ERROR,
    message="this is not understood: {fault}",
    why="What is not understood cannot be drawn or computed, so learners would see it as it is written.",
    hint="Write lines such as a = 1..9, b = choose 2, 4, 8, c = a * b, require a != b. "
    "In the text, \\{{{{…}}}} stays as it is",
    example=_example("a = 1..9", "b = a +"),
    better=_example("a = 1..9", "b = a + 1", key="{{b}}"),
    source=contract("docs/authoring.md, drawn numbers"),
)
UNKNOWN_NAME = Rule(
    code="QUI081",
    name="params-unknown-name",
    severity=Severity.ERROR,
    message="a name is not known: {fault}",
    why="A name without a value cannot be computed; often it is misspelt.",
    hint="Correct the name, or give it a value in the params block: name = 1..9",
    example=_example("a = 1..9", key="{{a + b}}"),
    better=_example("a = 1..9", "b = 1", key="{{a + b}}"),
    source=contract("docs/authoring.md, drawn numbers"),
)
CIRCLE = Rule(
    code="QUI082",
    name="params-circle",
    severity=Severity.ERROR,
    message="names that need each other cannot be computed: {fault}",
    why="None of these names can be computed before the others.",
    hint="Draw one of them, and compute the others from it",
    example=_example("a = b + 1", "b = a - 1"),
    better=_example("a = 1..9", "b = a + 1", key="{{b}}"),
    source=contract("docs/authoring.md, drawn numbers"),
)
NO_VALUE = Rule(
    code="QUI083",
    name="params-without-value",
    severity=Severity.ERROR,
    message="some variants have no result: {fault}, for example where {values}",
    why="For some of the numbers that can be drawn there is no result, and so no right answer.",
    hint="Keep such numbers out: require b != 0",
    example=_example("a = 1..2", "b = 0..1", key="{{a / b}}"),
    better=_example("a = 1..2", "b = 1..2", "require a % b == 0", key="{{a / b}}"),
    source=contract("docs/authoring.md, drawn numbers"),
)
IMPOSSIBLE = Rule(
    code="QUI084",
    name="params-impossible",
    severity=Severity.ERROR,
    message="no numbers were found that meet all that is required, among {tried} draws{whole}",
    why="Without a single draw there is no question.",
    hint="Look at the lines that begin with “require”, and at the ranges of what they name",
    example=_example("a = 1..9", "require a > 9"),
    better=_example("a = 1..9", "require a > 4"),
    source=contract("docs/authoring.md, drawn numbers"),
)
TOO_FEW = Rule(
    code="QUI085",
    name="too-few-variants",
    severity=Severity.WARNING,
    message="of {wanted} variants only {count} could be drawn{tried}: no two of them may show the same",
    why="Learners get the same numbers more often than it was meant.",
    hint="Widen the ranges, require less, or lower the number: variants = {count}",
    example=_example("a = 1..3", "variants = 10"),
    better=_example("a = 1..20", "variants = 10"),
    source=contract("docs/authoring.md, drawn numbers"),
)
BAD_RANGE = Rule(
    code="QUI086",
    name="params-bad-range",
    severity=Severity.ERROR,
    message="nothing can be drawn in this way: {fault}",
    why="From such a line nothing can be drawn, or not what was meant.",
    hint="Write the smaller end first, a step above 0, each choice once, and 1 to 200 variants",
    example=_example("a = 9..1"),
    better=_example("a = 1..9"),
    source=contract("docs/authoring.md, drawn numbers"),
)
UNUSED = Rule(
    code="QUI087",
    name="params-unused",
    severity=Severity.HINT,
    message="“{name}” is used nowhere in this question",
    why="Often its name is misspelt where it should be used, or {{…}} was forgotten around it.",
    hint="Use it as {{{{{name}}}}}, or take its line away",
    example=_example("a = 1..9", "b = 1..9"),
    better=_example("a = 1..9", "b = 1..9", key="{{a + 1}}", stem="How much is {{a}} + 1, and not {{b}}?"),
    source=contract("docs/authoring.md, drawn numbers"),
)
ROUNDED_KEY = Rule(
    code="QUI088",
    name="rounded-key",
    severity=Severity.WARNING,
    message="the key is rounded, to {value} where {values}, and only exactly this number is right",
    why="A number without end can be typed by nobody. Who rounds it in another place is marked wrong.",
    hint="Give it a tolerance, such as ± 0.01, or say how it is rounded, in the question too: {{{{x:.2f}}}}",
    example=_example("a = choose 1, 2, 4", key="{{a / 3}}"),
    better=_example("a = choose 1, 2, 4", key="{{a / 3}} ± 0.01"),
    source=contract("docs/authoring.md, drawn numbers"),
)
RULES = (OUTSIDE, NOT_UNDERSTOOD, UNKNOWN_NAME, CIRCLE, NO_VALUE, IMPOSSIBLE, TOO_FEW, BAD_RANGE, UNUSED, ROUNDED_KEY)
