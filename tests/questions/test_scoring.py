"""The reference scorers: the vectors that every runtime shares, and what must hold for any response."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hornbook.answers import numbers
from hornbook.questions import Choice, Item, Multiple, Numeric, ShortText, score

VECTORS = Path(__file__).parents[1] / "scoring" / "vectors.json"


class Vector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    question: Item
    response: Any
    score: float | None


ROWS = msgspec.json.decode(VECTORS.read_bytes(), type=list[Vector])
QUESTIONS = {row.question.id: row.question for row in ROWS}
IDS = [option.id for item in QUESTIONS.values() if isinstance(item, Choice | Multiple) for option in item.options]

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(IDS)
RESPONSES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_vector_earns_its_score(row: Vector) -> None:
    expected = row.score if row.score is None else pytest.approx(row.score, abs=1e-9)
    assert score(row.question, row.response) == expected


def test_vectors_have_different_names_and_cover_every_type() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS) >= 150
    assert {type(item) for item in QUESTIONS.values()} == set(Item.__args__)


@given(item=st.sampled_from(list(QUESTIONS.values())), response=RESPONSES)
def test_no_response_raises_or_leaves_the_range(item: Any, response: object) -> None:
    least = 0 if isinstance(item, Multiple) else -1
    earned = score(item, response)
    assert earned is None or least <= earned <= 1


@given(item=st.sampled_from([i for i in QUESTIONS.values() if isinstance(i, Multiple)]), order=st.randoms())
def test_the_order_of_choices_does_not_count(item: Multiple, order: Any) -> None:
    chosen = [option.id for option in item.options[::2]]
    shuffled = order.sample(chosen, len(chosen))
    assert score(item, shuffled) == score(item, chosen)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(["", " ", "\N{NARROW NO-BREAK SPACE}"]))
def test_a_number_as_written_is_the_number(value: float, space: str) -> None:
    assert numbers.parse(f"{space}{value!r}{space}kg", "kg") == value
    assert numbers.parse(repr(value).replace(".", ",")) == value


@given(st.text())
def test_parsing_any_text_gives_a_finite_number_or_none(text: str) -> None:
    number = numbers.parse(text, text[:3])
    assert number is None or number - number == 0


@pytest.mark.parametrize("length", [5_000, 200_000])
def test_very_long_responses_are_marked_quickly(length: int) -> None:
    asked = [item for item in QUESTIONS.values() if isinstance(item, Numeric | ShortText)]
    assert {score(item, "9" * length) for item in asked} <= {0.0, 0.1}
