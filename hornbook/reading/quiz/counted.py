"""Options that are counted, `1.` `2.` `3.`, below words that no number begins: only a key tells them from questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from hornbook.reading.quiz import keys, leads, options, wrapping
from hornbook.reading.quiz.attributes import split
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import ENDS, normalise

_FIRST = ("1.", "1)", "1:")
_LEAST = 2
_NEAR = 4


class Counted(msgspec.Struct, frozen=True):
    """A list of such options: the places of its lines, and of the last line that tells the key."""

    items: tuple[int, ...]
    last: int


def find(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are such options."""
    firsts = (place for place, line in enumerate(lines) if line.text[:2] in _FIRST and not line.code)
    lists = (found for place in firsts if (found := at(lines, place)))
    return frozenset(lines[item].number for found in lists for item in found.items)


def at(lines: Sequence[Line], place: int) -> Counted | None:
    """Return the list that begins at a place, if the words above it ask and a key below it names one of its items."""
    if not _asks(lines, place):
        return None
    items = list(_items(lines, place))
    texts = [normalise(_words(lines[item])) for item in items]
    told = _told(lines, items[-1] + 1, texts) if len(items) >= _LEAST else None
    return Counted(tuple(items), told) if told is not None else None


def _asks(lines: Sequence[Line], place: int) -> bool:
    above = next((line for line in reversed(lines[max(place - _NEAR, 0) : place]) if line.text), None)
    if above is None or above.code or above.indent > lines[place].indent:
        return False
    return split(above.text)[0].rstrip("*_ ").endswith(ENDS) and keys.recognise(above) is None


def _items(lines: Sequence[Line], first: int) -> Iterator[int]:
    """The places of the items, one number after the other; lines nested in them are passed over."""
    count, indent = 0, lines[first].indent
    for place in range(first, len(lines)):
        line = lines[place]
        if not line.text or line.indent > indent:
            continue
        lead = None if line.code else leads.from_item(line)
        if lead is None or lead.number != count + 1:
            return
        count += 1
        yield place


def _told(lines: Sequence[Line], below: int, texts: Sequence[str]) -> int | None:
    """The place of the line below a list that names one of its items, where a key is announced."""
    awaits = False
    filled = [place for place in range(below, min(below + 2 * _NEAR, len(lines))) if lines[place].text]
    for place in filled[:_NEAR]:
        line = lines[place] if lines[place].text[0] != ">" else wrapping.unquoted(lines[place], flat=True)
        details = wrapping.details(line)
        key = keys.recognise(line) if details is None else None
        value = key.value if key else line.text if awaits and details is None else ""
        if value:
            return place if _names(value, texts) else None
        awaits = awaits or key is not None or (details is not None and wrapping.announces_key(details.summary or ""))
        if not awaits and details is None:
            return None
    return None


def _names(value: str, texts: Sequence[str]) -> bool:
    labels = keys.claim(value).labels
    places = [options.ordinal(label) for label in labels]
    named = bool(labels) and all(place is not None and place < len(texts) for place in places)
    return named or normalise(value) in texts


def _words(line: Line) -> str:
    lead = leads.from_item(line)
    return lead.text if lead else ""
