"""The demo course is what we would like others to write."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import get_args

import msgspec
import pytest

from hornbook import checking
from hornbook.course import Lesson, Pool, Quiz
from hornbook.model import Table
from hornbook.questions import Choice, Essay, Item, Multiple, Numeric, ShortText, TrueFalse
from tests.docs.pages import ROOT


@lru_cache(maxsize=1)
def checked() -> checking.Checked:
    return checking.check((ROOT / "source",), keep=True)


@lru_cache(maxsize=1)
def lessons() -> tuple[Lesson, ...]:
    return tuple(msgspec.json.decode(data, type=Lesson) for data in checked().lessons)


def quizzes() -> list[Quiz]:
    return [quiz for lesson in lessons() for quiz in lesson.quizzes]


def choices() -> list[Choice | Multiple]:
    return [item for quiz in quizzes() for item in quiz.questions if isinstance(item, Choice | Multiple)]


def test_it_is_free_of_findings() -> None:
    assert checked().findings == ()


PLAIN = {Choice, Multiple, TrueFalse, ShortText, Numeric, Essay}


def test_four_lessons_or_more_have_a_quiz_of_all_plain_types() -> None:
    kinds = [{type(item) for quiz in lesson.quizzes for item in quiz.questions} for lesson in lessons()]
    assert sum(found >= PLAIN for found in kinds) >= 4


def test_it_shows_every_type_a_pool_and_drawn_numbers() -> None:
    assert {type(item) for quiz in quizzes() for item in quiz.questions} == set(get_args(Item))
    assert {item.variants for quiz in quizzes() for item in quiz.items if isinstance(item, Pool)} == {True, False}


def test_the_comparison_is_a_table_with_a_caption_and_a_heading_in_each_row() -> None:
    lesson = next(lesson for lesson in lessons() if lesson.id == "mlops-beside-devops")
    table = next(block for section in lesson.sections for block in section.blocks if isinstance(block, Table))
    assert table.caption is not None
    assert table.header_column
    assert len(table.rows) == 7
    assert table.id == "comparison"


def test_no_notation_is_left_in_what_learners_read() -> None:
    data = b"".join(checked().lessons).decode()
    assert [mark for mark in ("{.", "{#", "Table:", "[!", ":::", "Hint:", "Feedback (") if mark in data] == []


def test_every_objective_is_covered_by_a_question_of_its_lesson() -> None:
    for lesson in lessons():
        covered = {name for quiz in lesson.quizzes for item in quiz.questions for name in item.objectives}
        assert {objective.id for objective in lesson.objectives} == covered, lesson.id


def test_every_option_has_feedback_and_every_question_an_id_of_the_author() -> None:
    for choice in choices():
        assert all(option.feedback for option in choice.options), choice.id
    for quiz in quizzes():
        for item in quiz.items:
            assert f"#{item.id} " in (ROOT / "source" / item.source.file).read_text(encoding="utf-8")


def test_the_key_of_a_single_choice_is_not_the_longest_option() -> None:
    for item in choices():
        if isinstance(item, Choice):
            key = max(len(option.content.text) for option in item.options if option.correct)
            assert key < max(len(option.content.text) for option in item.options), item.id


def test_keys_are_spread_over_the_positions() -> None:
    places = Counter(option.id for item in choices() for option in item.options if option.correct)
    assert places.keys() >= {"a", "b", "c", "d"}
    assert max(places.values()) <= sum(places.values()) / 2


@pytest.mark.parametrize("lesson", ["mlops-in-one-picture", "mlops-beside-devops"])
def test_a_lesson_has_takeaways_and_a_duration(lesson: str) -> None:
    found = next(one for one in lessons() if one.id == lesson)
    assert found.takeaways
    assert found.duration
