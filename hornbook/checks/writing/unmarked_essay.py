"""An essay without a rubric or a sample answer."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import standard
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.questions import Essay, Upload

RULE = Rule(
    code="ITM024",
    name="essay-without-rubric",
    severity=Severity.HINT,
    message="the question is marked by hand, and nothing says how",
    why="Two people who mark it will give different points.",
    hint="Add `Rubric:` with a line for each criterion, or `Sample answer:`.",
    example="1. Why do caches help? {type=essay points=4}",
    better="""\
1. Why do caches help? {type=essay points=4}

Rubric:
- names the cost of asking again (2 points)
- names a limit (2 points)""",
    source=standard("4.18"),
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for an essay or an upload worth points, with neither rubric nor sample answer."""
    item = asked.item
    if isinstance(item, Essay | Upload) and item.graded and item.points and not item.rubric and not item.sample:
        yield RULE.at(asked.span())
