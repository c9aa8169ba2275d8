"""What can be wrong with gaps, and with scores that answers have of their own."""

from __future__ import annotations

from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.origins import contract

NO_GAPS = Rule(
    code="QUI040",
    name="no-gaps",
    severity=Severity.ERROR,
    message="the question is of type gaps, but has no gap",
    why="Learners would see a text with nothing to fill in, and nobody could earn its points.",
    hint="Write what is to be filled in between double brackets: The capital of France is [[Paris]].",
    example="### 1. The capital of France is Paris. {type=gaps}",
    better="### 1. The capital of France is [[Paris]]. {type=gaps}",
    source=contract("docs/authoring.md, gaps"),
)
EMPTY_GAP = Rule(
    code="QUI041",
    name="empty-gap",
    severity=Severity.ERROR,
    message="an answer of the gap “{text}” is empty",
    why="Nothing that a learner can type is equal to no text, so the gap would be scored wrong for everybody.",
    hint="Write the answer between the brackets: [[Paris]]; a bar that belongs to it is written \\|",
    example="### 1. The capital of France is [[ ]].",
    better="### 1. The capital of France is [[Paris]].",
    source=contract("docs/authoring.md, gaps"),
)
BAD_DROPDOWN = Rule(
    code="QUI042",
    name="bad-dropdown",
    severity=Severity.ERROR,
    message="the dropdown “{text}” has {fault}",
    why="Learners choose one of several options: without a key all are wrong, with two a right one is scored by "
    "chance, and with one option there is nothing to choose.",
    hint='Put a star before the one right option: [[*right|wrong]]; a text that begins with a star is written [["*"]]',
    example="### 1. The capital of France is [[*Paris|*Rome|Bern]].",
    better="### 1. The capital of France is [[*Paris|Rome|Bern]].",
    source=contract("docs/authoring.md, gaps"),
)
BETTER_THAN_KEY = Rule(
    code="QUI043",
    name="better-than-key",
    severity=Severity.ERROR,
    message="option {best} earns more than the key {key}",
    why="One of the two is wrong: learners would be told that the better paid answer is a mistake.",
    hint="Correct the scores, or make the other option the key",
    example="### 1. What is 2 + 2?\n\n- [x] 4 {score=50%}\n- [ ] 3 {score=100%}",
    better="### 1. What is 2 + 2?\n\n- [x] 4\n- [ ] 3 {score=50%}",
    source=contract("docs/authoring.md, own scores"),
)
ANSWER_LIST = Rule(
    code="QUI044",
    name="list-below-answer",
    severity=Severity.HINT,
    message="the list below “Answer:” was taken for an explanation",
    why="It can name several right answers, or the parts of one answer, and these are scored in different ways.",
    hint="Write {{type=short-text}} at the end of the question if each line alone is right; else write "
    "Sample answer: instead",
    example="### 1. What is a bend of a river called?\n\nAnswer:\n\n- meander\n- loop",
    better="### 1. What is a bend of a river called? {type=short-text}\n\nAnswer:\n\n- meander\n- loop",
    source=contract("docs/authoring.md, short-text"),
)
GAPS_NOT_ASKED = Rule(
    code="QUI045",
    name="gaps-not-asked-for",
    severity=Severity.HINT,
    message="“{text}” is no gap and stays as it is written, since {reason}",
    why="Double brackets also stand in programs and link pages of a wiki, so there they make a gap only on demand.",
    hint="If learners are to fill it in, write {{type=gaps}} at the end of the question",
    example="### 1. What does this print?\n\n```python\nprint([[x]])\n```",
    better="### 1. What does this print? {type=gaps}\n\n```python\nx = 1\nprint(x)  # [[1]]\n```",
    source=contract("docs/authoring.md, gaps"),
)
BROKEN_GAP = Rule(
    code="QUI046",
    name="broken-gap",
    severity=Severity.WARNING,
    message="“{text}” looks like a gap, but is shown as it is written",
    why="Learners would see the brackets, and with them perhaps the answer.",
    hint="Close it on the same line: [[answer]]; in a table its bars are written \\|; brackets that are text are \\[[",
    example="### 1. The capital of France is [[Paris], that of Italy [[Rome]].",
    better="### 1. The capital of France is [[Paris]], that of Italy [[Rome]].",
    source=contract("docs/authoring.md, gaps"),
)
NO_SCORES = Rule(
    code="QUI047",
    name="scoring-without-scores",
    severity=Severity.ERROR,
    message="scoring=each adds up the options' own scores, but no option has one",
    why="The keys would share the points and wrong choices cost nothing, so ticking everything would earn them all.",
    hint="Write a score behind the options: - [x] Delta {{score=50%}} and - [ ] Gorge {{score=-50%}}",
    example="### 1. Which two are landforms? {scoring=each}\n\n- [x] Delta\n- [x] Oxbow lake\n- [ ] Rain",
    better="""\
### 1. Which two are landforms? {scoring=each}

- [x] Delta {score=50%}
- [x] Oxbow lake {score=50%}
- [ ] Rain""",
    source=contract("docs/authoring.md, own scores"),
)
UNFIT_SCORING = Rule(
    code="QUI048",
    name="scoring-does-not-fit",
    severity=Severity.ERROR,
    message="scoring={scoring} {fault}",
    why="The question would be scored in another way than its author wrote.",
    hint="Remove it, or write one that fits: net, all or each for several keys; partial or all for pairs and order",
    example="### 1. What is 2 + 2? {scoring=all}\n\n- [x] 4\n- [ ] 3",
    better="### 1. What is 2 + 2?\n\n- [x] 4\n- [ ] 3",
    source=contract("docs/authoring.md, fields and attributes of a question"),
)
OUT_OF_REACH = Rule(
    code="QUI049",
    name="points-out-of-reach",
    severity=Severity.WARNING,
    message="the best answer earns {best} of the points",
    why="Nobody could earn all points of the question, however right the answer.",
    hint="Let the scores of the right options add up to 100%, or change {{points=…}}",
    example="### 1. What is 2 + 2?\n\n- [x] 4 {score=50%}\n- [ ] 3",
    better="### 1. What is 2 + 2?\n\n- [x] 4\n- [ ] 3",
    source=contract("docs/authoring.md, own scores"),
)
RULES = (
    NO_GAPS, EMPTY_GAP, BAD_DROPDOWN, BETTER_THAN_KEY, ANSWER_LIST, GAPS_NOT_ASKED, BROKEN_GAP, NO_SCORES,
    UNFIT_SCORING, OUT_OF_REACH,
)  # fmt: skip
