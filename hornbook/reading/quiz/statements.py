"""Numbered lists that tell and do not ask: each item begins with its topic in bold, `1. **Scope** - it ends here`."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import keys, leads, options
from hornbook.reading.quiz.lines import Line

_TOPIC = re.compile(r"(?:\*\*|__)[^*_?？]{2,80}(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*(?:[:：–—-]|→|=))\s*\S")
_CHOICES = {"letter", "box", "radio"}
_LEAST = 2


def fill(body: Sequence[Line]) -> bool:
    """Return whether the numbered lines of a section are such a list, without options, keys and questions."""
    count = 0
    for line in body:
        if line.code or not line.text:
            continue
        item = leads.from_item(line) if line.indent <= 1 else None
        if item:
            if not _TOPIC.match(item.text):
                return False
            count += 1
        elif _asks(line):
            return False
    return count >= _LEAST


def _asks(line: Line) -> bool:
    mark = options.recognise(line)
    choice = mark is not None and mark.kind in _CHOICES
    return choice or keys.recognise(line) is not None or leads.from_text(line) is not None
