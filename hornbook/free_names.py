"""Names that are given once: what wants one that is taken gets it with a number, however many want the same."""

from __future__ import annotations

from collections.abc import Callable

Taken = dict[str, int]
"""The names in use, each with the last number that was given to another that wanted it."""


def give(wanted: str, taken: Taken, is_barred: Callable[[str], object] = lambda _: False) -> str:
    """Return the name itself, else with the first free number from 2 on, and take it; none that `is_barred`.

    Numbers only ever fill up, so each search goes on where the last one ended: a thousand equal names cost a thousand
    steps, not half a million.
    """
    name, number = wanted, taken.get(wanted, 1)
    while name in taken or is_barred(name):
        number += 1
        name = f"{wanted}-{number}"
    taken.setdefault(name, 1)
    taken[wanted] = number
    return name
