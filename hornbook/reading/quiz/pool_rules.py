"""What can be wrong with a pool."""

from __future__ import annotations

from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.origins import contract

_QUESTIONS = "#### 1. Is 1 odd?\n\nAnswer: True\n\n#### 2. Is 2 odd?\n\nAnswer: False"

NO_PICK = Rule(
    code="QUI070",
    name="pool-without-pick",
    severity=Severity.ERROR,
    message="the pool does not say how many of its {count} questions each learner gets",
    why="A pool is made to be drawn from, and how many are drawn decides what a learner can earn.",
    hint="Write the number: {line}",
    example=f"### Basics {{.pool}}\n\n{_QUESTIONS}",
    better=f"### Basics {{.pool pick=1}}\n\n{_QUESTIONS}",
    source=contract("docs/authoring.md, pools"),
)
DRAWS_ALL = Rule(
    code="QUI071",
    name="pool-draws-all",
    severity=Severity.WARNING,
    message="the pool is to draw {pick} of {count} questions, so nothing is drawn: every learner gets all of them",
    why="Either the number is wrong, or questions of the pool were not read as such.",
    hint="Lower pick=, add questions, or take .pool away",
    example=f"### Basics {{.pool pick=2}}\n\n{_QUESTIONS}",
    better=f"### Basics {{.pool pick=1}}\n\n{_QUESTIONS}",
    source=contract("docs/authoring.md, pools"),
)
EMPTY_POOL = Rule(
    code="QUI072",
    name="empty-pool",
    severity=Severity.ERROR,
    message="there is no question in this pool",
    why="Questions that were meant for it are asked of every learner, or were not found at all.",
    hint="Give its questions headings of a deeper level than the pool's, or put all of them between ::: pool and :::",
    example="### Basics {.pool pick=1}\n\n### 1. Is 1 odd?\n\nAnswer: True",
    better=f"### Basics {{.pool pick=1}}\n\n{_QUESTIONS}",
    source=contract("docs/authoring.md, pools"),
)
POINTS_DIFFER = Rule(
    code="QUI073",
    name="points-differ-in-pool",
    severity=Severity.ERROR,
    message="the questions of one pool are worth different points: {points}",
    why="What a learner can earn would depend on the draw, and most learning platforms take one worth for all.",
    hint="Give them the same points, or set it for all on the pool: points={first}",
    example="### Basics {.pool pick=1}\n\n#### 1. Is 1 odd? (2 points)\n\nAnswer: True\n\n"
    "#### 2. Is 2 odd?\n\nAnswer: False",
    better="""\
### Basics {.pool pick=1 points=2}

#### 1. Is 1 odd?

Answer: True

#### 2. Is 2 odd?

Answer: False""",
    source=contract("docs/authoring.md, pools"),
)
POINTS_OVERRULED = Rule(
    code="QUI074",
    name="points-overruled-by-pool",
    severity=Severity.WARNING,
    message="the question says that it is worth {own}, but in its pool it is worth {points}",
    why="Of two numbers only one can count. The pool's does, since its questions must all be worth the same.",
    hint="Take the question's points away, or those of the pool",
    example="### Basics {.pool pick=1 points=1}\n\n#### 1. Is 1 odd? (2 points)\n\nAnswer: True\n\n"
    "#### 2. Is 2 odd?\n\nAnswer: False",
    better="""\
### Basics {.pool pick=1 points=2}

#### 1. Is 1 odd?

Answer: True

#### 2. Is 2 odd?

Answer: False""",
    source=contract("docs/authoring.md, pools"),
)
HEADING_IN_POOL = Rule(
    code="QUI075",
    name="heading-in-pool",
    severity=Severity.WARNING,
    message="this heading stands in a pool and is no question, so it is left out",
    why="Drawn questions come in any order, so nothing can stand above some of them.",
    hint="Give it a number if it is a question; make it a pool of its own, or take it away",
    example=f"### Basics {{.pool pick=1}}\n\n#### Numbers\n\n{_QUESTIONS}",
    better=f"### Basics {{.pool pick=1}}\n\n{_QUESTIONS}",
    source=contract("docs/authoring.md, pools"),
)
POOL_IN_POOL = Rule(
    code="QUI076",
    name="pool-in-pool",
    severity=Severity.ERROR,
    message="a pool cannot hold another pool; the one around it begins on line {line}",
    why="No format can draw from what was drawn, so the questions of both are in one pool now.",
    hint="Put the two pools one below the other, with headings of the same level",
    example=f"### Basics {{.pool pick=1}}\n\n#### Numbers {{.pool pick=1}}\n\n{_QUESTIONS}",
    better=f"### Basics {{.pool pick=1}}\n\n{_QUESTIONS}\n\n### 3. Is 3 odd?\n\nAnswer: True",
    source=contract("docs/authoring.md, pools"),
)
TEXT_IN_POOL = Rule(
    code="QUI077",
    name="text-in-pool",
    severity=Severity.HINT,
    message="this text stands in a pool but in none of its questions, so it introduces the quiz",
    why="A pool is drawn from and never shown, so it has no place for a text of its own.",
    hint="Move it above the pool, or into the questions that need it",
    example=f"### Basics {{.pool pick=1}}\n\nMind the numbers.\n\n{_QUESTIONS}",
    better=f"Mind the numbers.\n\n### Basics {{.pool pick=1}}\n\n{_QUESTIONS}",
    source=contract("docs/authoring.md, pools"),
)
DRAWN_IN_POOL = Rule(
    code="QUI078",
    name="drawn-numbers-in-pool",
    severity=Severity.WARNING,
    message="a question in a pool has one variant only, so its numbers are the same for every learner",
    why="Its variants would be a pool inside a pool, which no format can hold. As questions of the pool they would "
    "come up more often than the others, and two of them together.",
    hint="Move the question out of the pool, or say that one variant is meant: variants = 1",
    example="### Basics {.pool pick=1}\n\n#### 1. How much is {{n}} + 1?\n\n```params\nn = 1..9\n```\n\n"
    "Answer: {{n + 1}}\n\n#### 2. Is 2 odd?\n\nAnswer: False",
    better="### 1. How much is {{n}} + 1?\n\n```params\nn = 1..9\n```\n\nAnswer: {{n + 1}}",
    source=contract("docs/authoring.md, drawn numbers"),
)
RULES = (
    NO_PICK, DRAWS_ALL, EMPTY_POOL, POINTS_DIFFER, POINTS_OVERRULED, HEADING_IN_POOL, POOL_IN_POOL, TEXT_IN_POOL,
    DRAWN_IN_POOL,
)  # fmt: skip
