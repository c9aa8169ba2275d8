"""Answers in a division with a class that says so, which a page shows on demand: `<div class="quiz-answer">`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import calling
from hornbook.reading.dialects.passage import Passage, blank, instead
from hornbook.reading.quiz.lines import Line, make

SIGNS = ('answer"', 'solution"', "answer'", "answer ", "solution'")

OPENS = re.compile(
    r"<div\b[^>]*\bclass=[\"'][^\"']*(?:answer|solution)[^\"']*[\"'][^>]*>\s*(?P<rest>.*?)(?P<close></div>)?$",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)div\b", re.IGNORECASE)
_MOST = 60


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield the first and the last line of each in a section that calls itself a quiz, as those of a fold."""
    called = calling.places(lines)
    for place, line in enumerate(lines):
        match = OPENS.match(line.text) if called[place] and line.text[:4] == "<div" and not line.code else None
        last = _last(lines, place) if match else -1
        if match is None or last < 0:
            continue
        end = "</details>" if last == place else ""
        first = make(line.number, f"<details><summary>Answer</summary>{match['rest']}{end}")
        yield Passage(line.number, line.number, (blank(line.number), first))
        if last > place:
            yield instead(lines[last], f"{_TAG.split(lines[last].text)[0]}</details>")


def _last(lines: Sequence[Line], place: int) -> int:
    """The place of the line on which a division ends; -1 where it goes on too far."""
    depth = 0
    for at in range(place, min(place + _MOST, len(lines))):
        depth += sum(1 if not sign else -1 for sign in _TAG.findall(lines[at].text))
        if depth <= 0:
            return at
    return -1
