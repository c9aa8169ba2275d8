"""The scoring vectors in QTI 2.1, 2.2 and 3.0, by an engine that knows the specification and not our writer."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

from hornbook import targets
from hornbook.course import Lesson, Quiz
from hornbook.questions import BY_HAND, Item, ShortText
from hornbook.targets.target import Target
from tests.browser import stage
from tests.matrix import qti_answers
from tests.matrix.qti_answers import NotGivableError
from tests.targets import courses
from tests.torture.qti_engine import Engine

VECTORS = json.loads((Path(__file__).parents[1] / "scoring" / "vectors.json").read_text(encoding="utf-8"))
QTI = [name for name in ("qti3", "qti22", "qti21") if name in targets.BUILTIN]
PICTURE = courses.medium("pipeline.svg", "image/svg+xml")


@cache
def roots(name: str) -> dict[str, etree._Element]:
    """Return each vector's question as a QTI item, by its id."""
    items = {row["question"]["id"]: msgspec.convert(row["question"], Item) for row in VECTORS}
    quiz = Quiz(id="q", title=courses.text("Q"), items=tuple(items.values()))
    picture = msgspec.structs.replace(PICTURE, id="picture.svg")
    lesson = Lesson(id="v", title="V", language="en", file="v.md", quizzes=(quiz,), media=(picture,))
    target: Target = targets.load(name)
    files = stage.files_of(target, courses.Example(courses.course(lesson), (lesson,), {"picture.svg": courses.SVG}))
    found = [etree.fromstring(data) for path, data in files.items() if path.startswith("item-")]
    return {str(root.get("identifier")): root for root in found}


def scored(name: str, row: dict[str, Any]) -> float:
    """Return what a response earns, as a share of the points (of 1 where the question is worth nothing)."""
    engine = Engine(roots(name)[row["question"]["id"]])
    outcomes = engine.run(qti_answers.given(engine.root, row["response"]))
    return float(outcomes["SCORE"] or 0.0)


def is_lenient(value: Any) -> bool:
    """Return whether a text needs what our scorers forgive and a comparison of QTI does not, or players differ in.

    These are forms of Unicode, foldings beyond one letter, and spaces but one between words.
    """
    if isinstance(value, dict):
        return any(map(is_lenient, value.values()))
    if not isinstance(value, str):
        return False
    return (
        unicodedata.normalize("NFC", value) != value
        or " ".join(value.split()) != value
        or any(each.casefold() != each.lower() for each in value)
        or any(each in "\u03c3\u03c2" or each.upper() == "SS" for each in value)
    )


def forgiving(item: Item, response: Any) -> bool:
    """Return whether the answer is right for our scorers alone."""
    texts = [each.text for each in item.accepted] if isinstance(item, ShortText) else []
    return is_lenient(response) or any(map(is_lenient, texts))


def playable(name: str) -> list[dict[str, Any]]:
    """Return the vectors that a learner can give in a QTI item."""
    found = []
    for row in VECTORS:
        item = msgspec.convert(row["question"], Item)
        if isinstance(item, BY_HAND) or forgiving(item, row["response"]):
            continue
        try:
            qti_answers.given(roots(name)[item.id], row["response"])
        except NotGivableError:
            continue
        found.append(row)
    return found


@pytest.mark.parametrize("name", QTI)
def test_every_vector_that_can_be_given_earns_its_score(name: str) -> None:
    wrong = []
    for row in playable(name):
        points = row["question"]["points"]
        found = scored(name, row)
        if found != pytest.approx(row["score"] * points, abs=1e-6):
            wrong.append((row["name"], row["response"], found, row["score"] * points))
    assert wrong == []


@pytest.mark.parametrize("name", QTI)
def test_most_vectors_can_be_given(name: str) -> None:
    assert len(playable(name)) > 350
