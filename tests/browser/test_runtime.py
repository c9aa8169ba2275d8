"""The quiz runtime scores as the reference scorers do: every scoring vector, in Chromium."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hornbook.answers.texts import AcceptedText
from hornbook.course import Lesson, Quiz
from hornbook.model import Media, Place
from hornbook.questions import Hotspot, Item, ShortText, score
from hornbook.targets import html
from tests.browser import stage
from tests.targets import courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

VECTORS = json.loads((Path(__file__).parents[1] / "scoring" / "vectors.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)


def lesson_of(items: tuple[Item, ...]) -> courses.Example:
    quiz = Quiz(id="q", title=courses.text("Quiz"), items=items, kind="graded")
    pictures = {item.media: courses.SVG for item in items if isinstance(item, Hotspot)}
    lesson = Lesson(
        id="vectors",
        title="V",
        language="en",
        file="v.md",
        sections=(courses.quiz_section(quiz),),
        quizzes=(quiz,),
        media=tuple(picture(name) for name in pictures),
    )
    return courses.Example(courses.course(lesson), (lesson,), pictures)


def picture(name: str) -> Media:
    return Media(id=name, path=f"media/{name}", mime="image/svg+xml", size=len(courses.SVG), sha256="0" * 64)


def scores_in_page(chromium: Any, items: tuple[Item, ...], responses: list[object]) -> list[float | None]:
    """Return what the page's own scorer gives for each item and its response."""
    with stage.stage(chromium, stage.files_of(html.TARGET, lesson_of(items))) as made:
        page = made.context().new_page()
        page.goto(made.address + "vectors.html")
        asked = [[item.id, response] for item, response in zip(items, responses, strict=True)]
        found: list[float | None] = page.evaluate(
            "asked => asked.map(([id, given]) => window.hornbook.score(id, given))", asked
        )
        assert made.complaints == []
        return found


def vector_items() -> Iterator[Item]:
    for number, vector in enumerate(VECTORS):
        item: Item = msgspec.convert(vector["question"], Item)
        yield msgspec.structs.replace(item, id=f"v{number}")


def same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, abs_tol=1e-9)


def test_the_page_scores_every_vector_as_written(chromium: Any) -> None:
    found = scores_in_page(chromium, tuple(vector_items()), [vector["response"] for vector in VECTORS])
    wrong = [
        (vector["name"], vector["response"], vector["score"], given)
        for vector, given in zip(VECTORS, found, strict=True)
        if not same(given, vector["score"])
    ]
    assert len(VECTORS) > 100
    assert wrong == []


def test_the_page_folds_case_as_the_reference_does_in_every_script(chromium: Any) -> None:
    letters = [chr(code) for code in range(0x250) if chr(code).isalpha()]
    letters += [*"ẞßſﬁΣσςΘϴİıŉǰΐԱևẖẞᾈᾀₐꭰᏸᎠЖжҐ", "e\N{COMBINING ACUTE ACCENT}"]
    items = tuple(
        ShortText(
            id=f"f{number}", title="", stem=courses.text("?"), source=PLACE, accepted=(AcceptedText(text=letter),)
        )
        for number, letter in enumerate(letters)
    )
    for change in (str.upper, str.lower, str.swapcase, lambda text: unicodedata.normalize("NFD", text)):
        responses = [change(letter) for letter in letters]
        found = scores_in_page(chromium, items, list(responses))
        assert [given for given, letter in zip(found, letters, strict=True)] == [
            score(item, response) for item, response in zip(items, responses, strict=True)
        ]


PLACE = Place(file="v.md", line=1, column=1, end=1)


def test_answers_are_recognised_only_by_who_gives_them(chromium: Any) -> None:
    secret: dict[str, Any] = {"text": "photosynthesis"}
    item = ShortText(id="word", title="", stem=courses.text("?"), source=PLACE, accepted=(AcceptedText(**secret),))
    page = stage.files_of(html.TARGET, lesson_of((item,)))["vectors.html"].decode()
    assert secret["text"] not in page
    assert scores_in_page(chromium, (item,), ["Photosynthesis "]) == [1.0]
