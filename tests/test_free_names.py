"""Names that are given once, whatever was wanted, in as many steps as there are names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hornbook import free_names
from hornbook.free_names import Taken


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b", "con"]), max_size=30))
def test_each_name_is_the_one_wanted_or_the_first_number_that_is_free(wanted: list[str]) -> None:
    taken: Taken = {}
    given_so_far: set[str] = set()
    for name in wanted:
        first = next(
            each
            for each in (name, *(f"{name}-{number}" for number in range(2, 99)))
            if each not in given_so_far and each != "con"
        )
        assert free_names.give(name, taken, lambda each: each == "con") == first
        given_so_far.add(first)


def test_equal_names_cost_a_look_each() -> None:
    looks = 0

    def look(_name: str) -> bool:
        nonlocal looks
        looks += 1
        return False

    taken: Taken = {}
    for _ in range(2000):
        free_names.give("a", taken, look)
    assert looks <= 2 * 2000
