"""Questions whose numbers have lines of their own, with the words right below: `01.` above `Which one?`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage
from hornbook.reading.quiz import leads, options
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("1.\n", "1、\n", "1)\n", "2.\n", "2、\n")

_NUMBER = re.compile(r"(?P<number>\d{1,3})[.、)]$")


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each such number with the line below it, where a file has some that follow one another."""
    found = [place for place in range(len(lines) - 1) if _is_one(lines, place)]
    numbers = [int(lines[place].text.rstrip(".、)")) for place in found]
    if not any(second == first + 1 for first, second in pairwise(numbers)):
        return
    for place in found:
        line, below = lines[place], lines[place + 1]
        words = make(line.number, f"{line.text} {below.text}")
        yield Passage(line.number, below.number, (words,))


def _is_one(lines: Sequence[Line], place: int) -> bool:
    line, below = lines[place], lines[place + 1]
    if not line.text[:1].isdecimal() or line.code or line.indent or not _NUMBER.match(line.text):
        return False
    above = lines[place - 1].text if place else ""
    if (above and above.strip("=")) or below.code or below.indent or not below.text or below.text[0] in "#>|<*-`":
        return False
    return options.recognise(below) is None and leads.from_item(below) is None
