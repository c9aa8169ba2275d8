"""A statement to judge is absolute."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing import phrases
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.questions import TrueFalse

RULE = Rule(
    code="ITM023",
    name="absolute-statement",
    severity=Severity.OFF,
    message="the statement to judge says “{word}”",
    why="Statements that claim something without exception are mostly false, and learners know it.",
    hint="Say it as it is, or ask in another way.",
    example="""\
1. A cache always loses the oldest entry.

Answer: False""",
    better="""\
1. A cache of the type LRU loses the entry that was not used for longest.

Answer: True""",
    source=guideline(28),
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for a true-false statement with an absolute word whose key is False."""
    pattern = phrases.within("absolute", asked.language)
    if pattern is None or not isinstance(asked.item, TrueFalse) or asked.item.answer is not False:
        return
    found = pattern.search(asked.stem)
    if found:
        yield RULE.at(asked.span(found[0]), word=found[0])
