"""The points of a rubric are not those of the question."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum, isclose

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import standard
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.questions import Essay, Upload

RULE = Rule(
    code="ITM025",
    name="rubric-sum-differs",
    severity=Severity.WARNING,
    message="the rubric adds up to {sum}, and the question is worth {points}",
    why="Who marks by the rubric cannot give all points, or gives too many.",
    hint="Correct the points of the question, or of the rubric.",
    example="""\
1. Why do caches help? {type=essay points=4}

Rubric:
- names a cost (1 point)
- names a limit (2 points)""",
    better="""\
1. Why do caches help? {type=essay points=3}

Rubric:
- names a cost (1 point)
- names a limit (2 points)""",
    source=standard("4.18"),
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where the criteria have points, and these add up to another sum than the question's."""
    item = asked.item
    if not isinstance(item, Essay | Upload):
        return
    total = fsum(line.points for line in item.rubric)
    if total and not isclose(total, item.points, abs_tol=1e-6):
        yield RULE.at(asked.span(), sum=f"{total:g}", points=f"{item.points:g}")
