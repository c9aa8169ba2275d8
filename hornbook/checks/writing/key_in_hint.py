"""A hint gives the answer away."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.questions import ShortText

RULE = Rule(
    code="ITM019",
    name="hint-gives-key",
    severity=Severity.WARNING,
    message="the hint holds the key “{key}”",
    why="Who opens the hint need not think any more.",
    hint="Let the hint point to the way, not to the answer.",
    example="""\
1. Which one sorts?
   - [ ] a cache
   - [x] merge sort

Hint: It is called merge sort.""",
    better="""\
1. Which one sorts?
   - [ ] a cache
   - [x] merge sort

Hint: It puts two halves together.""",
    source=guideline(28),
)
_SHORTEST = 4


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for the first hint in which the words of the key stand as they are."""
    if not asked.item.hints:
        return
    for key in (key for key in _keys(asked) if len(key) >= _SHORTEST):
        pattern = re.compile(rf"(?<!\w){re.escape(key)}(?!\w)", re.IGNORECASE)
        hint = next((hint for hint in asked.item.hints if pattern.search(hint.text)), None)
        if hint:
            yield RULE.at(asked.span(hint.text), key=key)
            return


def _keys(asked: Asked) -> list[str]:
    if isinstance(asked.item, ShortText):
        return [accepted.text for accepted in asked.item.accepted if accepted.score > 0]
    return [asked.texts[asked.key]] if asked.key is not None else []
