"""A short answer that is long."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.questions import ShortText

RULE = Rule(
    code="ITM026",
    name="long-short-answer",
    severity=Severity.HINT,
    message="the accepted text “{text}” has {count} words: nobody will type just these",
    why="A typed answer is compared letter by letter, so learners who know it are marked wrong.",
    hint="Accept single words, add more forms between |, or ask with options or as an essay.",
    example="""\
1. What does a cache do?

Answer: it keeps what was asked for before""",
    better="""\
1. What is a place called that keeps what was asked for before?

Answer: cache | a cache""",
    source="Moodle, short-answer question type: an answer is compared letter by letter, but for case and *",
)
_MOST = 5


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where every accepted text has more than five words."""
    if not isinstance(asked.item, ShortText) or not asked.item.accepted:
        return
    shortest = min(asked.item.accepted, key=lambda accepted: len(accepted.text.split()))
    count = len(shortest.text.split())
    if count > _MOST and not shortest.pattern:
        yield RULE.at(asked.span(shortest.text), text=shortest.text, count=count)
