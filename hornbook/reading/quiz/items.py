"""Drafts of questions become typed items: each type has a maker, found by the type asked for or by what is there."""

from __future__ import annotations

from collections.abc import Callable

from hornbook.questions import Item
from hornbook.reading.quiz import closed, inline, open_ended, placing, settings
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.drafts import QuestionDraft
from hornbook.reading.quiz.parts import Desk, Parts
from hornbook.reading.quiz.rules import NO_KEY, UNUSED_FIELD

Maker = Callable[[QuestionDraft, Desk], tuple[Parts, Item]]
"""Takes out of a draft what is not its stem, reads its parts, and returns them with the item."""


def make(draft: QuestionDraft, desk: Desk) -> Item:
    """Return the item that a draft means; what it lacks is reported."""
    parts, item = _MAKERS.get(_kind(draft), _plain)(draft, desk)
    if not item.graded and not draft.keys and not parts.settings.get("asked"):
        parts.report(NO_KEY, desk.scribe.whole(draft.blank_key or draft.number))
    for each in parts_of.leftovers(parts):
        name = f"{each.name} ({each.side})" if each.side else each.name
        kind = str(item.__struct_config__.tag)
        parts.report(UNUSED_FIELD, desk.scribe.whole(each.number), name=name.capitalize(), type=kind)
    return item


def _kind(draft: QuestionDraft) -> str:
    """The type that the author asked for, else the one that the draft shows; empty where options or the key decide."""
    return settings.asked(draft.attributes.values)


def _plain(draft: QuestionDraft, desk: Desk) -> tuple[Parts, Item]:
    """A question that options, or a key without options, make what it is."""
    inline.split(draft)
    if placing.is_list(draft):
        placing.demote(draft)
    parts = parts_of.read(draft, desk)
    return parts, closed.make(parts) if draft.options else open_ended.make(parts)


_MAKERS: dict[str, Maker] = {}
