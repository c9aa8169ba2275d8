"""Ids in one course: questions, pools and variants share one space of names."""

from __future__ import annotations

import msgspec

from hornbook.checks import facts, ids
from tests.reading import summary

POOL = "### A {#same .pool pick=1}\n\n#### 1. One?\n\nAnswer: True\n\n#### 2. Two?\n\nAnswer: False\n\n"
DRAWN = "### 3. {{a}}? {#sum}\n\n```params\na = 1..9\n```\n\nAnswer: {{a}}\n\n"


def found(text: str) -> list[tuple[str, int]]:
    lesson = summary.reading(text).lesson
    known = facts.facts(lesson, msgspec.json.encode(lesson))
    return [(finding.code, finding.span.line) for finding in ids.check([known])]


def test_a_question_with_the_id_of_a_pool_is_told() -> None:
    assert found(f"## Quiz\n\n{POOL}### 3. Three? {{#same}}\n\nAnswer: True\n") == [("CRS010", 13)]


def test_two_pools_with_one_id_are_told() -> None:
    assert found(f"## Quiz\n\n{POOL}{POOL}") == [("CRS010", 13)]


def test_a_question_with_the_id_of_a_variant_is_told() -> None:
    assert found(f"## Quiz\n\n{DRAWN}### 4. Four? {{#sum-2}}\n\nAnswer: True\n") == [("CRS010", 11)]


def test_two_questions_with_drawn_numbers_and_one_id_are_told_once() -> None:
    assert found(f"## Quiz\n\n{DRAWN}{DRAWN}") == [("CRS010", 11)]


def test_equal_questions_without_ids_get_ids_that_differ() -> None:
    drawn = DRAWN.replace(" {#sum}", "")
    plain = "### 3. {{a}}?\n\nAnswer: True\n\n"
    assert found(f"## Quiz\n\n{drawn}{plain}{drawn}{plain}{drawn}") == []
