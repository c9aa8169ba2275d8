"""The scoring vectors, marked as a Moodle site marks what was written."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable
from functools import singledispatch
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hornbook.questions import (
    Categorise,
    Choice,
    ChoiceGap,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    ShortText,
    TrueFalse,
)
from hornbook.targets import usage
from hornbook.targets.moodle import TARGET
from tests.targets import courses
from tests.targets.moodle_parts import dropped, matched, ordered, selected
from tests.targets.moodle_site import filled_in, mark
from tests.targets.test_moodle import build, parsed, quiz_of

VECTORS = json.loads((Path(__file__).parents[1] / "scoring" / "vectors.json").read_text(encoding="utf-8"))
# Carried in another form, but marked as in the original one.
SAME_MARKS = {"fixed", "link", "numeric.unit", "multiple.limits", "categorise", "hotspot"}
NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"


def carried(item: Item) -> bool:
    """Return whether all that the item uses is declared to be marked alike."""
    lesson = quiz_of(item).lessons[0]
    levels = [(use.feature, TARGET.of(use.feature, use.kind)) for use in usage.used(lesson, "en")]
    lost = {name for name, _, _ in TARGET.losses(lesson)}
    return lost <= {"points"} and all(support.level == "full" or name in SAME_MARKS for name, support in levels)


@singledispatch
def sayable(_item: object, _response: Any) -> bool:
    """Return whether a learner in Moodle can give this response."""
    return False


@sayable.register(Choice)
@sayable.register(Multiple)
def _(item: Choice | Multiple, response: Any) -> bool:
    chosen = [response] if isinstance(item, Choice) else response
    return known(chosen, item.options)


@sayable.register
def _(_item: TrueFalse, response: Any) -> bool:
    return isinstance(response, bool)


@sayable.register(ShortText)
@sayable.register(Numeric)
def _(item: ShortText | Numeric, response: Any) -> bool:
    return typed_alike(item, response)


@sayable.register
def _(item: Gaps, response: Any) -> bool:
    return isinstance(response, dict) and all(gap_sayable(gap, response.get(gap.id)) for gap in item.gaps)


@sayable.register(Matching)
@sayable.register(Categorise)
def _(item: Matching | Categorise, response: Any) -> bool:
    entries = item.responses if isinstance(item, Matching) else item.categories
    return isinstance(response, dict) and known(list(response.values()), entries)


@sayable.register
def _(item: Ordering, response: Any) -> bool:
    return known(response, item.items) and len(response) == len(set(response)) == len(item.items)


@sayable.register
def _(item: Hotspot, response: Any) -> bool:
    return known(response, item.areas) and len(response) <= (len(item.areas) if item.several else 1)


def known(chosen: Any, entries: Iterable[Any]) -> bool:
    """Return whether a response is a list of ids of the entries."""
    ids = {entry.id for entry in entries}
    return isinstance(chosen, list) and all(isinstance(key, str) and key in ids for key in chosen)


def gap_sayable(gap: Any, response: Any) -> bool:
    if response is None:
        return True
    if isinstance(gap, ChoiceGap):
        return isinstance(response, str) and any(option.id == response for option in gap.options)
    return typed_alike(gap, response)


def typed_alike(asked: Any, response: Any) -> bool:
    """Return whether a typed response is one that Moodle compares as the reference scorer does (see docs)."""
    if not isinstance(response, str) or not response.strip():
        return False
    if isinstance(asked, ShortText) or hasattr(asked, "case"):
        spaced = " ".join(response.split()) != response.strip()
        return not spaced and asked.diacritics and "ß" not in repr(asked.accepted)
    unit = "" if asked.unit[:1].isdigit() else re.escape(asked.unit)
    plain = re.fullmatch(rf" *{NUMBER}( ?{unit})? *", response, re.ASCII)
    return plain is not None or not any(sign.isnumeric() for sign in response)


def marked(item: Item, response: Any) -> float:
    """Return the fraction that Moodle gives for the response."""
    return marks(item, parsed(build(quiz_of(item)))[-1], response)


@singledispatch
def marks(_item: object, question: ET.Element, response: Any) -> float:
    """Return the fraction for a response to a question as Moodle holds it."""
    return mark(question, response)[0]


@marks.register(Choice)
@marks.register(Multiple)
def _(item: Choice | Multiple, question: ET.Element, response: Any) -> float:
    ids = [option.id for option in item.options]
    chosen = [response] if isinstance(item, Choice) else response
    return mark(question, sorted({ids.index(key) for key in chosen}))[0]


@marks.register
def _(item: Gaps, question: ET.Element, response: Any) -> float:
    given = [chosen_in(gap, response.get(gap.id)) for gap in item.gaps]
    if question.get("type") == "gapselect":
        return selected(question, [key if isinstance(key, int) else None for key in given])
    return filled_in(question, given)


@marks.register
def _(item: Matching, question: ET.Element, response: Any) -> float:
    texts = {entry.id: entry.content.text for entry in item.responses}
    return matched(question, [texts.get(str(response.get(each.id))) for each in item.premises])


@marks.register
def _(item: Categorise, question: ET.Element, response: Any) -> float:
    texts = {entry.id: entry.content.text for entry in item.categories}
    return matched(question, [texts.get(str(response.get(each.id))) for each in item.items])


@marks.register
def _(item: Ordering, question: ET.Element, response: Any) -> float:
    right = [each.id for each in item.items]
    return ordered(question, [right.index(key) for key in response])


@marks.register
def _(item: Hotspot, question: ET.Element, response: Any) -> float:
    return dropped(question, [middle(area.shape, area.coords) for area in item.areas if area.id in response])


def chosen_in(gap: Any, response: str | None) -> str | int | None:
    if isinstance(gap, ChoiceGap) and response is not None:
        return [option.id for option in gap.options].index(response)
    return response


def middle(shape: str, coords: tuple[int, ...]) -> tuple[float, float]:
    """Return a point inside an area."""
    if shape == "circle":
        return coords[0], coords[1]
    return sum(coords[::2]) / len(coords[::2]), sum(coords[1::2]) / len(coords[1::2])


ALIKE = [
    (item, row)
    for row in VECTORS
    for item in [msgspec.convert(row["question"], Item)]
    if row["score"] is not None and item.graded and carried(item) and sayable(item, row["response"])
]


@pytest.mark.parametrize(("item", "row"), ALIKE, ids=[row["name"] for _, row in ALIKE])
def test_a_site_marks_as_the_reference_scorer_does(item: Item, row: dict[str, Any]) -> None:
    item = msgspec.structs.replace(item, media="pipeline.svg") if isinstance(item, Hotspot) else item
    assert marked(item, row["response"]) == pytest.approx(row["score"], abs=1e-4)


def test_responses_of_every_type_that_is_marked_are_among_them() -> None:
    counts = Counter(type(item).__name__ for item, _ in ALIKE)
    assert sum(counts.values()) >= 240
    assert min(counts.values()) >= 4, counts
    assert len(counts) == 10


@pytest.mark.parametrize("keys", [["a", "b"], ["a", "b", "c"]])
def test_markers_of_several_keys_earn_a_share_each_as_declared(keys: list[str]) -> None:
    both = next(
        item for item in (msgspec.convert(row["question"], Item) for row in VECTORS) if isinstance(item, Hotspot)
    )
    areas = tuple(msgspec.structs.replace(area, correct=area.id in keys) for area in both.areas)
    item = msgspec.structs.replace(both, media="pipeline.svg", areas=areas, several=True)
    assert marked(item, keys) == 1
    assert marked(item, keys[:1]) == pytest.approx(1 / len(keys))
    assert marked(item, []) == 0
    assert TARGET.of("hotspot.several", "hotspot").level == "degraded"
    assert courses.FILES
