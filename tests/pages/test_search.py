"""The index that pages are searched by."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from hornbook.pages import search
from tests.targets import courses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The F1 score, the train_test_split", {"the", "f1", "score", "train", "test", "split"}),
        ("Größe, naïve Ελλάς İstanbul", {"große", "naive", "ελλασ", "istanbul"}),
        ("مُحَمَّد", {"محمد"}),
        ("机器学习", {"机器", "器学", "学习", "习"}),
        ("用GPU算", {"用", "gpu", "算"}),
        ("नमस्ते", {"नमसत"}),
        ("… – !", set()),
    ],
)
def test_text_is_cut_into_small_words_without_marks(text: str, expected: set[str]) -> None:
    assert search.words(text) == expected


def test_the_index_names_each_place_of_each_word() -> None:
    example = courses.everything()
    lesson = example.lessons[0]
    data = unpacked(search.index(example.course, {lesson.id: search.entries(lesson)}))
    first = data["places"][0]
    assert first[1:] == ["", lesson.title]
    assert data["lessons"][first[0]] == [f"{lesson.id}.html", lesson.title, lesson.language]
    for number, (_, _, title) in enumerate(data["places"]):
        assert all(number in data["words"][word] for word in search.words(title))


def test_questions_are_not_in_the_index() -> None:
    example = courses.everything()
    found = {lesson.id: search.entries(lesson) for lesson in example.lessons}
    assert "gravity" not in unpacked(search.index(example.course, found))["words"]


def test_words_that_begin_alike_share_their_beginning_and_numbers_are_steps() -> None:
    example = courses.everything()
    lesson = example.lessons[0]
    rows = [["", "One", ["drift", "drifts"]], ["a", "Two", ["drift"]], ["b", "Three", ["drift"]]]
    script = search.index(example.course, {lesson.id: msgspec.json.encode(rows).decode()})
    assert json.loads(script[14:-3])["words"] == "0drift 0 1 1\n5s 0"


def unpacked(script: bytes) -> dict[str, Any]:
    data = json.loads(script.removeprefix(b"hornbookIndex(").removesuffix(b");\n"))
    words: dict[str, list[int]] = {}
    word = ""
    for line in data["words"].splitlines():
        head, *steps = line.split(" ")
        word = word[: int(head[0], 36)] + head[1:]
        place = 0
        words[word] = [place := place + int(step, 36) for step in steps]
    return {**data, "words": words}
