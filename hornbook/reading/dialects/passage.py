"""A stretch of lines that a dialect has translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from hornbook.reading.quiz import attributes, leads, titles
from hornbook.reading.quiz.lines import Line, make


class Passage(msgspec.Struct, frozen=True):
    """Lines `first` to `last` (from 1) of a file, and the `lines` that say the same; each keeps its number.

    `alone` says that this is a quiz wherever it stands, even in a section that is none; `title` is then its name.
    """

    first: int
    last: int
    lines: tuple[Line, ...]
    alone: bool = False
    title: str = ""


class Puzzle(msgspec.Struct, frozen=True):
    """A component on line `number` that looks like a quiz and was not understood."""

    number: int
    name: str


def question_above(lines: Sequence[Line], place: int) -> int:
    """Return the place of the heading or the first line of the paragraph that stands right above `lines[place]`.

    A paragraph below a numbered heading is that one's; a heading that says «quiz» is no question. `place` itself
    is returned where nothing is above.
    """
    first = paragraph(lines, place)
    if first < place and _is_title(lines[first]):
        return place
    above = _last_filled(lines, first)
    if first < place and above is not None and lines[first].text[0] != "#" and leads.from_heading(lines[above]):
        return above
    return first


def _is_title(line: Line) -> bool:
    found = leads.heading(line)
    return found is not None and leads.from_heading(line) is None and titles.is_quiz(*attributes.split(found[1]))


def paragraph(lines: Sequence[Line], place: int) -> int:
    """Return the place of the first line of the paragraph or heading that stands last above `lines[place]`."""
    last = _last_filled(lines, place)
    if last is None or lines[last].code or _ends_a_part(lines[last].text):
        return place
    first = last
    while first and lines[first].text[0] != "#" and lines[first - 1].text and not lines[first - 1].code:
        if _ends_a_part(lines[first - 1].text):
            break
        first -= 1
    return first


def _last_filled(lines: Sequence[Line], place: int) -> int | None:
    return next((each for each in range(place - 1, -1, -1) if lines[each].text), None)


def _ends_a_part(text: str) -> bool:
    """Whether a line is no part of a question's words: markup, a rule, settings."""
    return text[0] in "<{" or text.endswith("-->") or not text.strip("-*_ ")


def blank(number: int) -> Line:
    """Return an empty line in the place of one that says nothing to a learner."""
    return make(number, "")


def said(number: int, text: str) -> Line:
    """Return a line with other words than the source has on line `number`."""
    return make(number, " ".join(text.split()) if "\n" in text else text)


def instead(line: Line, text: str) -> Passage:
    """Return the passage of one line, which has other words than the source."""
    return Passage(line.number, line.number, (make(line.number, text),))


def stretches(lines: Sequence[Line], places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last place of those that follow one another with at most empty lines between."""
    first = last = -1
    for place in places:
        if last >= 0 and any(line.text for line in lines[last + 1 : place]):
            yield first, last
            first = place
        first = place if last < 0 else first
        last = place
    if last >= 0:
        yield first, last


def blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place of each block of code: its fences, the last as long as the first at least."""
    first, marks = -1, 0
    for place, line in enumerate(lines):
        if not line.code:
            first = -1
        elif first < 0:
            first, marks = place, len(line.text) - len(line.text.lstrip(line.text[:1] or None))
        elif len(line.text) >= marks and line.text[:3] == lines[first].text[:3] and not line.text.strip(line.text[0]):
            yield first, place
            first = -1
