"""Drafts of questions become typed items."""

from __future__ import annotations

from hornbook.questions import Item
from hornbook.reading.quiz import closed, inline, open_ended, placing
from hornbook.reading.quiz.drafts import QuestionDraft
from hornbook.reading.quiz.parts import Desk, leftovers, read
from hornbook.reading.quiz.rules import NO_KEY, UNUSED_FIELD


def make(draft: QuestionDraft, desk: Desk) -> Item:
    """Return the item that a draft means; what it lacks is reported."""
    inline.split(draft)
    if placing.is_list(draft):
        placing.demote(draft)
    parts = read(draft, desk)
    item = closed.make(parts) if draft.options else open_ended.make(parts)
    if not item.graded and not draft.keys and not parts.settings.get("asked"):
        parts.report(NO_KEY, desk.scribe.whole(draft.blank_key or draft.number))
    for each in leftovers(parts):
        name = f"{each.name} ({each.side})" if each.side else each.name
        kind = str(item.__struct_config__.tag)
        parts.report(UNUSED_FIELD, desk.scribe.whole(each.number), name=name.capitalize(), type=kind)
    return item
