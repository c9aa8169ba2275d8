"""What each item becomes in Moodle: the form of its type, named after the template that writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hornbook.moodle import answers
from hornbook.moodle.answers import Answer, Form
from hornbook.moodle.cloze import Cloze, cloze
from hornbook.moodle.markers import Markers, markers
from hornbook.moodle.pairs import Pairing, categorise, matching
from hornbook.moodle.selects import Select, is_select, select
from hornbook.questions import Categorise, Gaps, Hotspot, Item, Matching, Ordering, Upload

AnyForm = Form | Cloze | Select | Pairing | Markers


def form(item: Item, language: str) -> AnyForm:
    """Return the form that an item takes; `language` is the one that the lesson is in."""
    make = _FORMS.get(type(item))
    return make(item) if make else answers.form(item, language)


def _gaps(item: Gaps) -> Cloze | Select:
    return select(item) if is_select(item) else cloze(item)


def _ordering(item: Ordering) -> Form:
    return Form("ordering", tuple(Answer("100", entry.content) for entry in item.items))


def _upload(_item: Upload) -> Form:
    return Form("essay")


_FORMS: dict[type, Callable[[Any], AnyForm]] = {
    Gaps: _gaps,
    Matching: matching,
    Ordering: _ordering,
    Categorise: categorise,
    Hotspot: markers,
    Upload: _upload,
}
