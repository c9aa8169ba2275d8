"""Draws: what a block says, and which numbers come of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hornbook.drawing import definitions, formats, plans, sampling
from hornbook.drawing.definitions import Block
from hornbook.drawing.sampling import Draws
from tests.steps import steps

CALM = settings(deadline=None, derandomize=True, database=None, max_examples=100)


def block(*lines: str) -> Block:
    return definitions.read(enumerate(lines, 1))


def draws(*lines: str, seed: str = "seed", most: int = 10_000) -> list[dict[str, str]]:
    """Return what the names of a block come to in each draw."""
    read = block(*lines)
    plan = plans.make(read)
    assert plan is not None, [each.fault.words for each in read.faults]
    found = zip(Draws(plan, seed), range(most), strict=False)
    return [{name: formats.shown(values[name]) for name in read.definitions} for values, _ in found]


def faults(*lines: str) -> list[tuple[int, str, str]]:
    """Return line, kind and the marked piece of each fault of a block."""
    read = block(*lines)
    plans.make(read)
    return [
        (each.line, each.fault.kind, lines[each.line - 1][each.fault.start : each.fault.end]) for each in read.faults
    ]


def values(line: str) -> list[str]:
    """Return all values of the name `a`, sorted as texts."""
    return sorted(each["a"] for each in draws(line))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a = 1..4", ["1", "2", "3", "4"]),
        ("a = 10..50 step 20", ["10", "30", "50"]),
        ("a = 10..55 step 20", ["10", "30", "50"]),
        ("a = 0.1..0.4", ["0.1", "0.2", "0.3", "0.4"]),
        ("a = 0.10..0.12", ["0.1", "0.11", "0.12"]),
        ("a = 0..1 step 0.25", ["0", "0.25", "0.5", "0.75", "1"]),
        ("a = -1..1", ["-1", "0", "1"]),
        ("a = 3..3", ["3"]),
        ("a = 0..pi step pi/2  # in radians", ["0", "1.570796327", "3.141592654"]),
        ('a = choose 0.1, 2, "text", -3', ["-3", "0.1", "2", "text"]),
    ],
)
def test_all_values_of_a_range_or_a_choice_are_drawn(line: str, expected: list[str]) -> None:
    assert values(line) == expected


def test_steps_of_decimals_are_exact() -> None:
    assert {each["a"] for each in draws("a = 0.1..100 step 0.1")} == {
        str(at / 10).removesuffix(".0") for at in range(1, 1001)
    }


def test_names_may_need_each_other_in_any_order() -> None:
    (found,) = draws("d = c + b", "c = b * 2", "b = a + 1", "a = 3..3")
    assert found == {"a": "3", "b": "4", "c": "8", "d": "12"}


def test_a_definition_may_be_named_like_a_constant_or_function() -> None:
    (found,) = draws("e = 5..5", "sum = e + 1", "f = sum(e, sum)")
    assert found == {"e": "5", "sum": "6", "f": "11"}


def test_every_draw_meets_the_conditions_and_none_comes_twice() -> None:
    found = [(each["a"], each["b"]) for each in draws("a = 1..9", "b = 1..9", "require a < b", "require a != 2")]
    assert len(found) == len(set(found)) == 36 - 7
    assert all(one < other and one != "2" for one, other in found)


def test_a_condition_guards_what_is_computed_after_it() -> None:
    read = block("a = 1..3", "b = 0..2", "c = a / b", "require b != 0")
    plan = plans.make(read)
    assert plan is not None
    made = Draws(plan, "x")
    assert len(list(made)) == 6
    assert not made.faults


def test_what_cannot_be_computed_is_told_once_with_what_was_drawn() -> None:
    plan = plans.make(block("a = 1..3", "b = 0..2", "c = a / b"))
    assert plan is not None
    made = Draws(plan, "x")
    assert len(list(made)) == 6
    ((fault, drawn),) = made.faults.values()
    assert fault.words == "this divides by zero"
    assert drawn["b"] == 0


def test_draws_are_pinned_so_that_no_machine_and_no_version_gives_others() -> None:
    found = draws("n = 10..50 step 10", "rate = choose 0.1, 0.2, 0.5", "batch = n * rate", seed="pin", most=6)
    assert [tuple(each.values()) for each in found] == PINNED
    assert list(sampling.order("pin", 10)) == PINNED_ORDER
    huge = sampling.order("pin", 10**30)
    assert [next(huge) for _ in range(2)] == PINNED_HUGE


PINNED = [
    ("20", "0.1", "2"),
    ("30", "0.2", "6"),
    ("20", "0.2", "4"),
    ("40", "0.5", "20"),
    ("20", "0.5", "10"),
    ("30", "0.1", "3"),
]
PINNED_ORDER = [6, 2, 4, 1, 8, 0, 7, 9, 3, 5]
PINNED_HUGE = [3297610399945227261847926706, 254661443395412285263328416784]


def test_another_seed_gives_another_order() -> None:
    assert list(sampling.order("one", 50)) != list(sampling.order("two", 50))


@given(st.integers(0, 300), st.text(max_size=5))
@CALM
def test_an_order_holds_each_number_once(size: int, seed: str) -> None:
    assert sorted(sampling.order(seed, size)) == list(range(size))


def test_every_number_comes_first_about_as_often() -> None:
    firsts = [next(sampling.order(str(seed), 10)) for seed in range(2000)]
    assert all(140 < firsts.count(number) < 260 for number in range(10))


def test_an_enormous_space_that_meets_no_condition_ends_soon() -> None:
    plan = plans.make(block("a = 1..1000000000", "b = 0.001..99", "require a == b + 0.5 and sin(a) > 2"))
    assert plan is not None
    made = Draws(plan, "x")
    assert steps(lambda: list(made)) < 3_000_000
    assert not made.whole
    assert not list(made)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a = 5..1", ("range", "5..1")),
        ("a = 1..5 step 0", ("range", "0")),
        ("a = 1..5 step -1", ("range", "-1")),
        ('a = 1.."b"', ("range", '"b"')),
        ("a = choose 1, 2, 1.0", ("range", "1.0")),
        ("a = choose", ("syntax", "e")),
        ("a = choose 1,", ("syntax", ",")),
        ("variants = 0", ("range", "0")),
        ("variants = 201", ("range", "201")),
        ("variants = 2.5", ("range", "2.5")),
        ("a 5", ("syntax", "a")),
        ("= 5", ("syntax", "=")),
        ("a = 1 2", ("syntax", "2")),
        ("a = 1..2..3", ("syntax", "..")),
        ("a =", ("syntax", "=")),
        ("require", ("syntax", "e")),
        ("require a = 1", ("syntax", "=")),
        ("not = 5", ("syntax", "not")),
        ("require = 5", ("syntax", "=")),
        ("a = 1..b", ("syntax", "b")),
        ("a = b + 1", ("name", "b")),
        ("a = a + 1", ("cycle", "a")),
        ("a = 1 / 0..3", ("value", "1 / 0")),
    ],
)
def test_a_line_that_is_wrong_is_told_at_its_place(line: str, expected: tuple[str, str]) -> None:
    assert faults("# a comment", "", line) == [(3, *expected)]


def test_each_wrong_line_is_told_and_a_name_that_comes_twice_but_not_what_needs_them() -> None:
    assert faults("a = 1..3", "a = 4", "b = 3..1", "c = x + b") == [
        (2, "syntax", "a"),
        (3, "range", "3..1"),
        (4, "name", "x"),
    ]


def test_a_circle_is_told_with_all_its_names() -> None:
    read = block("a = 1..3", "b = c", "c = d * a", "d = b")
    assert plans.make(read) is None
    (found,) = read.faults
    assert (found.line, found.fault.words) == (2, "b → c → d → b")
