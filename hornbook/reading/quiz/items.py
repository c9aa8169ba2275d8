"""Drafts of questions become typed items: each type has a maker, found by the type asked for or by what is there."""

from __future__ import annotations

from collections.abc import Callable

from hornbook.questions import Item
from hornbook.reading.quiz import (
    areas,
    gaps,
    grouping,
    handing_in,
    likeness,
    pairing,
    placeholders,
    scoring,
    sequences,
    settings,
    told,
    untyped,
)
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.drafts import QuestionDraft
from hornbook.reading.quiz.parts import Desk, Parts
from hornbook.reading.quiz.rules import NO_KEY, UNUSED_FIELD
from hornbook.reading.quiz.told_rules import TYPE_NOT_SAID

Maker = Callable[[QuestionDraft, Desk], tuple[Parts, Item]]
"""Takes out of a draft what is not its stem, reads its parts, and returns them with the item."""


def make(draft: QuestionDraft, desk: Desk) -> Item:
    """Return the item that a draft means; what it lacks is reported."""
    parts, item = _MAKERS.get(_kind(draft), untyped.make)(draft, desk)
    if not item.graded and not draft.keys and not parts.settings.get("asked"):
        _report_no_key(parts)
        gaps.report_text(parts)
    scoring.check(parts, item)
    placeholders.check(parts, item)
    kind = str(item.__struct_config__.tag)
    told.report_idle_settings(parts, kind)
    for each in parts_of.leftovers(parts):
        name = f"{each.name} ({each.side})" if each.side else each.name
        parts.report(UNUSED_FIELD, desk.scribe.whole(each.number, each.text.end), name=name.capitalize(), type=kind)
    return item


def _report_no_key(parts: Parts) -> None:
    """A missing key may be a missing type: then the finding shows the words that would say it."""
    scribe, draft = parts.desk.scribe, parts.draft
    name, what = likeness.of(draft, scribe.source) if not parts.settings.get("type") else ("", "")
    span = scribe.whole(draft.blank_key or draft.number)
    if name:
        parts.report(TYPE_NOT_SAID, span, type=name, what=what)
    else:
        parts.report(NO_KEY, span)


def _kind(draft: QuestionDraft) -> str:
    """The type that the author asked for, else the one that the draft shows; empty where options or the key decide."""
    return settings.asked(draft.attributes.values) or ("gaps" if gaps.may_have(draft) else "")


_MAKERS: dict[str, Maker] = {
    "gaps": gaps.make,
    "matching": pairing.make,
    "ordering": sequences.make,
    "categorise": grouping.make,
    "hotspot": areas.make,
    "upload": handing_in.make,
}
