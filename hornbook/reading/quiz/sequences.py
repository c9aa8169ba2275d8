"""Ordering: a list in its right order, or a list with the right order of its labels as the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hornbook.model import Content, Entry
from hornbook.questions import Ordering
from hornbook.reading.quiz import ids, keys, listed, placing, told
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.options import ordinal
from hornbook.reading.quiz.told import Side
from hornbook.reading.quiz.told_rules import EMPTY_PART, SAME_TWICE, SEVERAL_LISTS

if TYPE_CHECKING:
    from hornbook.reading.quiz.drafts import QuestionDraft
    from hornbook.reading.quiz.keys import Key
    from hornbook.reading.quiz.listed import Entry as Written
    from hornbook.reading.quiz.listed import Listing
    from hornbook.reading.quiz.parts import Desk, Parts

_LEAST = 2


def make(draft: QuestionDraft, desk: Desk) -> tuple[Parts, Ordering]:
    """Return the ordering question of a draft.

    Its items are the first numbered list, since the text behind it explains; else the first of another kind.
    """
    placing.demote(draft)
    lists = listed.find(draft.stem)
    numbered = (listing for listing in lists if listing.kind == "number")
    found = next(numbered, lists[0] if lists else None)
    if found:
        told.cut(draft, found.first, found.last)
    parts = parts_of.read(draft, desk)
    if found and len(lists) > 1:
        parts.report(SEVERAL_LISTS, desk.scribe.whole(found.entries[0].number))
    sides = _sides(parts, found.entries if found else [])
    if len(sides) < _LEAST:
        told.lacks(parts, "needs a numbered list, indented below a question that is numbered itself")
    told.check_twice(parts, sides, SAME_TWICE, what="items to put in order")
    return parts, _item(parts, [side.content for side in sides], found)


def _sides(parts: Parts, entries: list[Written]) -> list[Side]:
    scribe = parts.desk.scribe
    sides = [Side(parts_of.content(scribe, each.text), scribe.whole(each.number)) for each in entries]
    for side in sides:
        if told.is_empty(side.content):
            parts.report(EMPTY_PART, side.span, what="an item to put in order")
    return [side for side in sides if not told.is_empty(side.content)]


def _item(parts: Parts, written: list[Content], found: Listing | None) -> Ordering:
    key, order = _key(parts.draft.keys, len(written))
    names = _names(written, order)
    idle = [each for each in parts.draft.keys if each is not key]
    return Ordering(
        items=tuple(Entry(id=names[place], content=written[place]) for place in order),
        scoring=parts.settings.get("scoring", "partial"),
        graded=len(written) >= _LEAST,
        feedback=parts_of.feedback(parts, told.explanations(parts, "the order of its list", idle)),
        key_source=key.source if key else "list" if found else "",
        **parts.common,
    )


def _key(given: list[Key], count: int) -> tuple[Key | None, list[int]]:
    """The key that names every item once, with the places in the order it says; else the list's own order."""
    for key in given:
        labels = keys.claim(key.value).labels
        places = [ordinal(label) for label in (labels if len(labels) > 1 else keys.compact(key.value))]
        order = [place for place in places if place is not None]
        if count >= _LEAST and sorted(order) == list(range(count)) and len(order) == len(places):
            return key, order
    return None, list(range(count))


def _names(written: list[Content], order: list[int]) -> dict[int, str]:
    """The id of each place of the list; sorted by their ids the items never stand in the right order.

    As written, where a key says another order; else sorted by their words, or the other way round.
    """
    shown = list(range(len(written)))
    if order == shown:
        shown.sort(key=lambda place: told.in_words(written[place]))
    if order == shown:
        shown.reverse()
    return {place: ids.letters(spot) for spot, place in enumerate(shown)}
