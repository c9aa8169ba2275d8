"""Headings that no `#` marks: a line underlined with = or -, a line in bold that says «quiz»."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import attributes, titles
from hornbook.reading.quiz.lines import Line

_SETEXT = re.compile(r" {0,3}(?:={2,}|-{2,})[ \t]*$")
_BOLD_TITLE = re.compile(r"\*\*([^*]+)\*\*:?$")
_LOWEST = 6


def underlined(lines: Sequence[Line], number: int) -> tuple[int, str] | None:
    """A heading with a line of = or - below it."""
    if number >= len(lines) or not lines[number - 1].text or not _SETEXT.match(lines[number].raw):
        return None
    if number > 1 and lines[number - 2].text:
        return None
    return (1 if "=" in lines[number].text else 2), lines[number - 1].text


def bold(lines: Sequence[Line], number: int) -> tuple[int, str] | None:
    """A line in bold that stands alone and says «quiz» without doubt: the heading of those who use none."""
    match = _BOLD_TITLE.match(lines[number - 1].text)
    below = lines[number] if number < len(lines) else None
    if match is None or (below and below.text):
        return None
    return (_LOWEST, match[1]) if titles.is_quiz(match[1], attributes.NONE) and titles.is_sure(match[1]) else None
