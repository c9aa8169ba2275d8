"""Headings that no `#` marks: a line underlined with = or -, a line in bold that says «quiz»."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import bulleted, titles
from hornbook.reading.quiz.lines import Line

_SETEXT = re.compile(r" {0,3}(?:={2,}|-{2,})[ \t]*$")
_BOLD_TITLE = re.compile(r"\*\*([^*]+)\*\*[:.：。]?$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)])[ \t]")
_GOES_ON = "-+<>|:"
_LOWEST = 6
_MOST = 40


def underlined(lines: Sequence[Line], number: int) -> tuple[int, str] | None:
    """A heading with a line of = or - below it."""
    if number >= len(lines) or not lines[number - 1].text or not _SETEXT.match(lines[number].raw):
        return None
    if number > 1 and lines[number - 2].text:
        return None
    return (1 if "=" in lines[number].text else 2), lines[number - 1].text


def bold(lines: Sequence[Line], number: int) -> tuple[int, str] | None:
    """A line in bold that stands alone and says «quiz» without doubt: the heading of those who use none.

    Right below it a list may begin of which half the items ask.
    """
    match = _BOLD_TITLE.match(lines[number - 1].text)
    if match is None or (number < len(lines) and lines[number].text and not _asks_below(lines, number)):
        return None
    title = match[1].rstrip(".:：。 ")
    return (_LOWEST, title) if titles.calls(title) else None


def end_of_list(lines: Sequence[Line], number: int, end: int) -> int:
    """Return the last line of the list right below a title in bold on line `number`, `end` where there is none.

    Text that follows the list is not the title's any more.
    """
    if number >= len(lines) or not lines[number].text:
        return end
    for place in range(number + 1, min(end, len(lines))):
        line = lines[place]
        if line.code or not line.text or line.indent > 1 or line.text[0] in _GOES_ON or line.text[0].isdecimal():
            continue
        if not lines[place - 1].text and not line.text.startswith("**Q"):
            return place
    return end


def _asks_below(lines: Sequence[Line], number: int) -> bool:
    """Whether a list begins right below a line, and half of its items ask."""
    items = []
    for line in lines[number : number + _MOST]:
        if not line.text or line.code or (line.indent <= 1 and not _ITEM.match(line.text)):
            break
        items += [line] if line.indent <= 1 else []
    return bool(items) and 2 * sum(bulleted.asks(line.text) for line in items) >= len(items)
