"""Options that are counted, `1.` `2.` `3.`, below words that no number begins: only a key tells them from questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz import keys, leads, options, spoken_keys, wrapping
from hornbook.reading.quiz.attributes import split
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import ENDS, FALSE, TRUE, ends_asking, normalise

ANNOUNCES = re.compile(
    r"(?P<mark>[*_#]*)(?:answer |possible |multiple )?(?:options?|choices|alternatives|possible answers|"
    r"antwortmöglichkeiten|opciones|opzioni|alternativas|opções|options? de réponse|варианты(?: ответов?)?|选项|"
    r"選択肢|보기)\s*(?:[*_]*\s*[:：]\s*[*_]*|(?<=\S)(?(mark)[*_]+|(?!)))$",
    re.IGNORECASE,
)
_FIRST = ("1.", "1)", "1:")
_LEAST = 2
_MOST = 12
_NEAR = 4


class Counted(msgspec.Struct, frozen=True):
    """A list of such options: the places of its lines, and of the last line that tells the key."""

    items: tuple[int, ...]
    last: int


def find(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines of a quiz that are such options."""
    firsts = (place for place, line in enumerate(lines) if line.text[:2] in _FIRST and not line.code)
    lists = (found for place in firsts if (found := at(lines, place, called=True)))
    return frozenset(lines[item].number for found in lists for item in found.items)


def at(lines: Sequence[Line], place: int, *, called: bool = False) -> Counted | None:
    """Return the list that begins at a place, if the words above it ask and a key below it names one of its items.

    In what is `called` a quiz no key is needed, where a question mark stands above and in no item.
    """
    above = next((line for line in reversed(lines[max(place - _NEAR, 0) : place]) if line.text), None)
    announced = above is not None and announces(above)
    items = list(_items(lines, place)) if above else []
    sides = called and above and _are_sides(lines, items)
    if above is None or not (announced or sides or _asks(above, lines[place]) or _is_nested(above, lines[place])):
        return None
    if announced:
        return Counted(tuple(items), items[-1]) if _LEAST <= len(items) <= _MOST else None
    texts = [normalise(_words(lines[item])) for item in items]
    if not _LEAST <= len(items) <= _MOST:
        return None
    if sides:
        return Counted(tuple(items), items[-1])
    told = _told(lines, items[-1] + 1, texts)
    if told is None and called and _asks_alone(above, lines, items):
        told = items[-1]
    return Counted(tuple(items), told) if told is not None else None


def _is_nested(above: Line, first: Line) -> bool:
    """Whether a list stands deeper than the item of a list right above it, which need not ask where a key follows."""
    item = leads.from_item(above)
    return item is not None and first.indent > above.indent + 1 and bool(item.text) and not above.code


def _are_sides(lines: Sequence[Line], items: Sequence[int]) -> bool:
    """Whether a list offers «True» and «False»: nobody asks these two."""
    texts = {normalise(_words(lines[item])) for item in items}
    return len(items) == _LEAST and bool(texts & TRUE) and bool(texts & FALSE)


def _asks_alone(above: Line, lines: Sequence[Line], items: Sequence[int]) -> bool:
    """Whether only the words above a list ask, which no number begins."""
    asking = ends_asking(above.text) and not (
        leads.from_item(above) or leads.from_text(above) or above.text[0] in "#-*+"
    )
    return asking and not any(ends_asking(lines[item].text) for item in items)


def announces(line: Line) -> bool:
    """Return whether a line says no more than that options follow: `**Options**`, `Choices:`."""
    return line.text[-1:] in ":：*_" and not line.code and ANNOUNCES.match(line.text) is not None


def _asks(above: Line, first: Line) -> bool:
    if above.code or above.indent > first.indent:
        return False
    return split(above.text)[0].rstrip("*_ ").endswith(ENDS) and keys.recognise(above) is None


def _items(lines: Sequence[Line], first: int) -> Iterator[int]:
    """The places of the items, one number after the other; lines nested in them are passed over."""
    count, indent, lazy = 0, lines[first].indent, True
    for place in range(first, len(lines)):
        line = lines[place]
        if not line.text or line.indent > indent:
            continue
        lead = None if line.code else leads.from_item(line)
        if lead is None or lead.number not in ({1, count + 1} if lazy else {count + 1}):
            return
        lazy = lead.number == 1
        count += 1
        yield place
        if count > _MOST:
            return


def _told(lines: Sequence[Line], below: int, texts: Sequence[str]) -> int | None:
    """The place of the line below a list that names one of its items, where a key is announced."""
    awaits = folded = False
    filled = [place for place in range(below, min(below + 2 * _NEAR, len(lines))) if lines[place].text]
    for place in filled[:_NEAR]:
        line = lines[place] if lines[place].text[0] != ">" else wrapping.unquoted(lines[place], flat=True)
        title = wrapping.admonition(line)
        if title is not None:
            folded, awaits = True, awaits or wrapping.announces_key(title)
            continue
        details = wrapping.details(line)
        key = keys.recognise(line) if details is None else None
        value = key.value if key else _value(line.text) if awaits and details is None else ""
        if value:
            return place if _names(value, texts) else None
        awaits = awaits or key is not None or (details is not None and wrapping.announces_key(details.summary or ""))
        if not (awaits or folded) and details is None:
            return None
    return None


def _value(text: str) -> str:
    return spoken_keys.alone(text) or text


def _names(value: str, texts: Sequence[str]) -> bool:
    labels = keys.claim(value).labels
    places = [options.ordinal(label) for label in labels]
    named = bool(labels) and all(place is not None and place < len(texts) for place in places)
    return named or normalise(value) in texts


def _words(line: Line) -> str:
    lead = leads.from_item(line)
    return lead.text if lead else ""
