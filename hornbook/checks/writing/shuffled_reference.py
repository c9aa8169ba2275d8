"""Shuffled options are spoken of by their letters."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.model import Content

RULE = Rule(
    code="ITM015",
    name="reference-to-shuffled-option",
    severity=Severity.WARNING,
    message="“{words}” speaks of an option by its letter, but the options are shuffled",
    why="Each learner sees the options in another order, so the letter means another option.",
    hint="Name the option by its words, or take shuffle=true away.",
    example="""\
1. Which one sorts? {shuffle=true}
   - [ ] a cache
   - [x] a merge

Explanation: Option B compares halves.""",
    better="""\
1. Which one sorts? {shuffle=true}
   - [ ] a cache
   - [x] a merge

Explanation: A merge compares halves.""",
    source=guideline(11),
)
_NAMED = r"(?:[Oo]ption|[Aa]nswer|[Cc]hoice|[Aa]ntwort|[Oo]pción|[Rr]éponse|[Oo]pção)s? \(?[A-H]\b"
_PAIR = r"[A-H] (?:and|und|et|y|e) [A-H]\b"
_LETTER = re.compile(rf"\b(?:{_NAMED}|{_PAIR})")


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for the first text of a shuffled question that names an option by its letter."""
    if not getattr(asked.item, "shuffle", False) or not asked.options:
        return
    for content in _told(asked):
        found = _LETTER.search(content.text)
        if found:
            yield RULE.at(asked.span(found[0]), words=found[0])
            return


def _told(asked: Asked) -> Iterator[Content]:
    feedback = asked.item.feedback
    pieces = (feedback.general, feedback.correct, feedback.incorrect, feedback.partial, *asked.item.hints)
    yield from (piece for piece in pieces if piece)
    for option in asked.options:
        yield option.content
        if option.feedback:
            yield option.feedback
