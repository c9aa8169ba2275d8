"""Boxes that call themselves a quiz: `:::{admonition} Check your understanding`, in colons, code marks or a quotation.

What is in such a box and asks is a question, as below a heading with these words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, blank
from hornbook.reading.quiz import attributes, evidence, keys, leads, options, titles, wrapping
from hornbook.reading.quiz.lines import Line, after, make
from hornbook.reading.quiz.words import QUESTION_MARKS

SIGNS = ("{admonition}", "{tip}", "{note}", "{important}", "[!", "::: ", ":::{.callout", ":::: ")

_OPENS = re.compile(
    r"(?P<marks>:{3,}|`{3,})\s*(?:\{(?:admonition|tip|note|important|hint|seealso|exercise|dropdown)\}"
    r"|\{?\.?(?:callout|admonition|note|tip|info|important|question|example|box)[\w-]*\}?)\s*(?P<title>\S.*)$"
)
_OPTION_LINE = re.compile(r":[\w-]+:.*$|---$")
_BULLET = re.compile(r"[-*+][ \t]+(?=\S)")
_LEAST = 2
_MOST = 60


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each box with a title that says «quiz», and with something inside that asks."""
    place = 0
    while place < len(lines):
        found = _box(lines, place) if lines[place].text[:1] in {":", "`", ">"} else None
        if found is None:
            place += 1
            continue
        inner, last = found
        made = tuple(_said(inner))
        if made:
            first, end = lines[place].number, lines[last].number
            yield Passage(first, end, (blank(first), *made, blank(end)), alone=True)
        place = last + 1


def _box(lines: Sequence[Line], place: int) -> tuple[list[Line], int] | None:
    """What is inside a box that calls itself a quiz, and the place of its last line; None for any other line."""
    line = lines[place]
    if line.text[0] == ">":
        return _quoted(lines, place) if not place or lines[place - 1].text[:1] != ">" else None
    opens = _OPENS.match(line.text)
    if opens is None or (line.code and opens["marks"][0] == ":") or not _calls(opens["title"]):
        return None
    closes = re.compile(rf"{opens['marks'][0]}{{{len(opens['marks'])},}}$")
    for last in range(place + 1, min(place + _MOST, len(lines))):
        if closes.match(lines[last].text):
            return _uncoded(lines[place + 1 : last]), last
    return None


def _quoted(lines: Sequence[Line], place: int) -> tuple[list[Line], int] | None:
    title = wrapping.callout(lines[place])
    if not title or not _calls(title):
        return None
    last = place
    while last + 1 < len(lines) and lines[last + 1].text[:1] == ">":
        last += 1
    return [wrapping.unquoted(line, flat=True) for line in lines[place + 1 : last + 1]], last


def _calls(title: str) -> bool:
    words = title.strip().strip("\"'")
    return titles.is_quiz(*attributes.split(words)) and titles.is_sure(words)


def _uncoded(lines: Sequence[Line]) -> list[Line]:
    """The lines of a box without its settings; what is a block of code in a block of code stays one."""
    found: list[Line] = []
    fence, begun = "", False
    for line in lines:
        begun = begun or (bool(line.text) and _OPTION_LINE.match(line.text) is None)
        opened, fence = fence, after(line.raw, fence)
        if begun:
            found.append(make(line.number, line.raw, code=bool(opened or fence)))
    return found


def _said(inner: Sequence[Line]) -> Iterator[Line]:
    """The lines with a number before each question; nothing where the box asks nothing, or more than it can be."""
    shown = [line for line in inner if line.text and not line.code]
    if any(keys.recognise(line) or _is_option(line) for line in shown):
        yield from inner if evidence.holds_questions(inner) else ()
        return
    items = [line for line in shown if line.indent <= 1 and (leads.from_item(line) or _BULLET.match(line.text))]
    asking = [line for line in items if _asks(line)]
    if len(items) >= _LEAST:
        yield from _numbered(inner, items) if 2 * len(asking) >= len(items) else ()
    elif not items and shown and any(map(_asks, shown)):
        yield from (make(line.number, f"Q1. {line.text}") if line is shown[0] else line for line in inner)


def _numbered(inner: Sequence[Line], items: Sequence[Line]) -> Iterator[Line]:
    places = {line.number: count for count, line in enumerate(items, 1)}
    for line in inner:
        count = places.get(line.number)
        if count is None:
            yield line
            continue
        lead = leads.from_item(line)
        yield make(line.number, f"{count}. {lead.text if lead else _BULLET.sub('', line.text)}")


def _asks(line: Line) -> bool:
    return any(mark in line.text for mark in QUESTION_MARKS)


def _is_option(line: Line) -> bool:
    mark = options.recognise(line)
    return mark is not None and mark.kind in {"letter", "box", "radio"}
