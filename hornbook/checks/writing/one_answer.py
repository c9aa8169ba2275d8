"""All statements of a quiz are true, or all are false."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.questions import TrueFalse

RULE = Rule(
    code="ITM036",
    name="statements-with-one-answer",
    severity=Severity.WARNING,
    message="all {count} statements of this quiz are {answer}",
    why="After the third one learners answer without reading, and the rest of the quiz measures nothing.",
    hint="Turn about half of the statements into their opposite.",
    example="""\
1. A queue keeps the order in which entries came.

Answer: True

2. A stack gives back the newest entry first.

Answer: True

3. A heap finds its least entry at once.

Answer: True

4. A cache forgets some entries.

Answer: True

5. A map finds an entry by its name.

Answer: True

6. A set holds each entry once.

Answer: True""",
    better="""\
1. A queue keeps the order in which entries came.

Answer: True

2. A stack gives back the oldest entry first.

Answer: False

3. A heap finds its least entry at once.

Answer: True

4. A cache keeps every entry for good.

Answer: False

5. A map finds an entry by its name.

Answer: True

6. A set holds each entry twice.

Answer: False""",
    source=guideline(20),
)
_FEWEST = 6


def check(quiz: Sequence[Asked]) -> Iterator[Finding]:
    """Yield a finding for a quiz of six or more statements to judge that all have one answer."""
    statements = [each for each in quiz if isinstance(each.item, TrueFalse) and each.item.graded]
    answers = {each.item.answer for each in statements if isinstance(each.item, TrueFalse)}
    if len(statements) >= _FEWEST and len(answers) == 1:
        answer = "true" if True in answers else "false"
        yield RULE.at(statements[0].span(), count=len(statements), answer=answer)
