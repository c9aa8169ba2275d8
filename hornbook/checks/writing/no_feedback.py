"""Nothing is told to learners after they have answered."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import ON_FEEDBACK
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.questions import BY_HAND

RULE = Rule(
    code="ITM039",
    name="no-feedback",
    severity=Severity.OFF,
    message="the question has no feedback",
    why="In practice learners learn from the reason why an answer is right or wrong, not from the mark.",
    hint="Add `Explanation:` below the key, or a line of feedback below each option.",
    example="""\
1. Which one sorts?
   - [ ] a cache
   - [x] a merge""",
    better="""\
1. Which one sorts?
   - [ ] a cache
   - [x] a merge

Explanation: A merge compares two sorted halves; a cache only keeps what came.""",
    source=ON_FEEDBACK,
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for a question with a key that tells nothing after the answer."""
    item = asked.item
    feedback = item.feedback
    told = (feedback.general, feedback.correct, feedback.incorrect, feedback.partial)
    if not item.graded or isinstance(item, BY_HAND) or any(told) or any(each.feedback for each in asked.options):
        return
    yield RULE.at(asked.span())
