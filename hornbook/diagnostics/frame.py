"""A line of a file with the words at fault marked in it, as wide as a terminal shows it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

_CUT = "…"
_ZERO = {"Mn", "Me", "Cf"}
_AS_PICTURE = "\N{VARIATION SELECTOR-16}"


@dataclass(frozen=True, slots=True)
class Frame:
    """The words before, at and behind the fault, without what does not fit."""

    before: str
    marked: str
    after: str


def frame(line: str, start: int, end: int, width: int) -> Frame:
    """Return the part of a line around the characters `start` to before `end` that fits into so many columns."""
    text = plain(line)
    if columns(text) <= width:
        return Frame(text[:start], text[start:end], text[end:])
    room = width - 2 * len(_CUT)
    first = start - _fitting(reversed(text[:start]), room // 3)
    last = first + _fitting(text[first:], room)
    if last == len(text):
        first = last - _fitting(reversed(text), room)
        first = min(first, start)
    behind = max(start, min(end, last))
    before = (_CUT if first else "") + text[first:start]
    return Frame(before, text[start:behind], text[behind:last] + (_CUT if last < len(text) else ""))


def plain(text: str) -> str:
    """Return a text of as many characters of which a terminal can show each."""
    return "".join(
        " " if sign == "\t" else sign if sign.isprintable() or sign in "\u200d\ufe0f" else "\ufffd" for sign in text
    )


def columns(text: str) -> int:
    """Return the columns that a text takes: two for a wide character or an emoji, none for a combining one."""
    pictures = sum(_width(sign) == 1 and after == _AS_PICTURE for sign, after in pairwise(text))
    return sum(map(_width, text)) + pictures


def _width(sign: str) -> int:
    if sign.isascii():
        return 1
    if unicodedata.category(sign) in _ZERO:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def _fitting(signs: Iterable[str], room: int) -> int:
    """Return how many of the characters take no more than so many columns, each selector counted as one."""
    return sum(taken <= room for taken in accumulate(_width(sign) + (sign == _AS_PICTURE) for sign in signs))
