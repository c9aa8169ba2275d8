"""Headings in HTML that begin a question, on one line or several: `<h3>3. Which one?</h3>`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage
from hornbook.reading.quiz import leads
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("<h2>", "<h3>", "<h4>", "<h5>", "<h2 ", "<h3 ", "<h4 ", "<h5 ")

_OPENS = re.compile(r"<h(?P<level>[2-5])\b[^>]*>(?P<text>.*)$", re.IGNORECASE)
_EMPTY = re.compile(r"<(?:br|hr|a)\b[^>]*>(?:</a>)?$", re.IGNORECASE)
_MOST = 6


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each heading that bears a question's number, as a heading of Markdown."""
    for place, line in enumerate(lines):
        opened = _OPENS.match(line.text) if line.text[:2] in {"<h", "<H"} and not line.code else None
        held = _held(lines, place, f"</h{opened['level']}>", opened["text"]) if opened else None
        if opened is None or held is None:
            continue
        last, words = held
        made = make(line.number, f"{'#' * int(opened['level'])} {words}")
        if words and leads.from_heading(made):
            first = _first(lines, place)
            above = (make(each.number, "") for each in lines[first:place])
            below = (make(each.number, "") for each in lines[place + 1 : last + 1])
            yield Passage(lines[first].number, lines[last].number, (*above, made, *below))


def _first(lines: Sequence[Line], place: int) -> int:
    """The place of the first of the breaks and anchors right above: they and the heading are one block."""
    while place and lines[place - 1].text[:1] == "<" and _EMPTY.match(lines[place - 1].text):
        place -= 1
    return place


def _held(lines: Sequence[Line], place: int, closing: str, first: str) -> tuple[int, str] | None:
    """The place of the line that ends a heading, and its words; none where it does not end soon, or more follows."""
    words = []
    for at in range(place, min(place + _MOST, len(lines))):
        text = first if at == place else lines[at].text
        inner, ends, rest = text.partition(closing)
        words.append(inner.strip())
        if ends:
            words.sort(key=lambda each: each.startswith("{#"))  # an id behind the opening tag belongs at the end
            return None if rest.strip() else (at, " ".join(filter(None, words)))
    return None
