"""Blocks of drawn numbers among the lines of a question."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.reading.quiz.drafts import Text
from hornbook.reading.quiz.lines import Line

_BEGINS = re.compile(r"(?:`{3,}|~{3,})[ \t]*\{?\.?params\}?[ \t]*$", re.IGNORECASE)
_FENCES = ("```", "~~~")


def begins(line: Line) -> bool:
    """Return whether a code block's first line says that it holds drawn numbers."""
    return _BEGINS.match(line.text) is not None


def inside(text: Text) -> Iterator[int]:
    """Yield the numbers of the lines of blocks that were put together, fences left out."""
    for line, number in zip(text.lines, text.numbers, strict=True):
        if not line.strip().startswith(_FENCES):
            yield number
