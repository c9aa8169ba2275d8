"""The reference scorers: the vectors that every runtime shares, and what must hold for any response."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hornbook.answers import numbers
from hornbook.questions import (
    Categorise,
    Choice,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    ShortText,
    score,
)

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
KEYS = st.text() | st.sampled_from("abc")
RESPONSES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=8)
BELOW_ZERO = Choice | ShortText | Numeric


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_vector_earns_its_score(row: Vector) -> None:
    expected = row.score if row.score is None else pytest.approx(row.score, abs=1e-9)
    assert score(row.question, row.response) == expected


def test_vectors_have_different_names_and_cover_every_type() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS) >= 400
    assert {type(item) for item in QUESTIONS.values()} == set(Item.__args__)


@given(item=st.sampled_from(list(QUESTIONS.values())), response=RESPONSES)
def test_no_response_raises_or_leaves_the_range(item: Any, response: object) -> None:
    least = -1 if isinstance(item, BELOW_ZERO) else 0
    earned = score(item, response)
    assert earned is None or least <= earned <= 1


def of_type(*kinds: type) -> st.SearchStrategy[Any]:
    """Return the vectors' questions of some types."""
    return st.sampled_from([item for item in QUESTIONS.values() if isinstance(item, kinds)])


def parts(item: Any) -> dict[str, list[str]]:
    """Return what a learner can do with each premise or item: the ids of the responses or categories."""
    if isinstance(item, Matching):
        return {premise.id: [response.id for response in item.responses] for premise in item.premises}
    return {entry.id: [category.id for category in item.categories] for entry in item.items}


def right(item: Any) -> dict[str, str]:
    """Return the pairs of a right answer."""
    if isinstance(item, Matching):
        return {premise.id: premise.response for premise in item.premises}
    return {entry.id: entry.category for entry in item.items if entry.category}


@given(item=of_type(Matching, Categorise), data=st.data())
def test_each_pair_counts_alike_and_only_where_it_is_right(item: Any, data: st.DataObject) -> None:
    """Distractors of `all` apart: there the whole is right or nothing is."""
    given = {name: data.draw(st.sampled_from([*others, None])) for name, others in parts(item).items()}
    wanted = right(item)
    hits = [name for name, answer in wanted.items() if given[name] == answer]
    strays = [name for name in given if name not in wanted and given[name]]
    if item.scoring == "all":
        assert score(item, given) == float(len(hits) == len(wanted) and not strays)
    else:
        assert score(item, given) == pytest.approx(len(hits) / len(wanted))


@given(item=of_type(Matching, Categorise))
def test_a_right_answer_earns_all_and_an_empty_one_nothing(item: Any) -> None:
    assert (score(item, right(item)), score(item, {})) == (1.0, 0.0)


@given(item=of_type(Ordering), order=st.randoms())
def test_an_order_earns_its_share_of_places(item: Ordering, order: Any) -> None:
    wanted = [entry.id for entry in item.items]
    given = order.sample(wanted, len(wanted))
    places = sum(wanted.index(name) == at for at, name in enumerate(given))
    share = places / len(wanted)
    assert score(item, given) == pytest.approx(share if item.scoring == "partial" else float(share == 1))
    assert score(item, given[1:]) == score(item, [*given, given[0]]) == 0.0


@given(item=of_type(Hotspot), data=st.data())
def test_areas_earn_right_less_wrong(item: Hotspot, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from([area.id for area in item.areas]), unique=True))
    keys = [area.id for area in item.areas if area.correct]
    hits = len(set(chosen) & set(keys))
    if not item.several:
        assert score(item, chosen) == float(len(chosen) == hits == 1)
    elif item.scoring == "all":
        assert score(item, chosen) == float(hits == len(keys) == len(chosen))
    else:
        assert score(item, chosen) == pytest.approx(max(0.0, (hits - (len(chosen) - hits)) / len(keys)))


@given(item=of_type(Gaps), data=st.data())
def test_a_gap_filled_in_beside_others_adds_what_it_earns_alone(item: Gaps, data: st.DataObject) -> None:
    """Where nothing is below zero, so that no bound cuts the sum."""
    given = {gap.id: data.draw(st.sampled_from(["Paris", "x", "2.1", "0", "b", "c", "w27", ""])) for gap in item.gaps}
    alone = [score(item, {name: answer}) for name, answer in given.items()]
    whole = score(item, given)
    assert whole is not None
    assert whole <= sum(each or 0.0 for each in alone) + 1e-9


@given(item=st.sampled_from([i for i in QUESTIONS.values() if isinstance(i, Multiple)]), order=st.randoms())
def test_the_order_of_choices_does_not_count(item: Multiple, order: Any) -> None:
    chosen = [option.id for option in item.options[::2]]
    shuffled = order.sample(chosen, len(chosen))
    assert score(item, shuffled) == score(item, chosen)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(["", " ", "\N{NARROW NO-BREAK SPACE}"]))
def test_a_number_as_written_is_the_number(value: float, space: str) -> None:
    assert numbers.parse(f"{space}{value!r}{space}kg", "kg") == value
    assert numbers.parse(repr(value).replace(".", ",")) == value


@pytest.mark.parametrize("unit", ["1/s", "1/mol", "10 g", ".5 l"])
@pytest.mark.parametrize("number", ["5", "6.02e23", "0,5", "12"])
def test_a_unit_that_looks_like_digits_is_not_part_of_the_number(number: str, unit: str) -> None:
    assert numbers.parse(f"{number} {unit}", unit) == numbers.parse(number) == float(number.replace(",", "."))
    assert numbers.parse(number, unit) == numbers.parse(number)


@given(st.text())
def test_parsing_any_text_gives_a_finite_number_or_none(text: str) -> None:
    number = numbers.parse(text, text[:3])
    assert number is None or number - number == 0


@pytest.mark.parametrize("length", [5_000, 200_000])
def test_very_long_responses_are_marked_quickly(length: int) -> None:
    asked = [item for item in QUESTIONS.values() if isinstance(item, Numeric | ShortText)]
    assert {score(item, "9" * length) for item in asked} <= {0.0, 0.1}
