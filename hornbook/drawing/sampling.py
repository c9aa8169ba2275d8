"""Draws in an order that a seed decides: the same on every machine and in every version of Python."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from hornbook.drawing.definitions import Choice, Range, Requirement
from hornbook.drawing.evaluation import condition, value
from hornbook.drawing.faults import FaultError
from hornbook.drawing.functions import CONSTANTS
from hornbook.drawing.plans import Plan, tree_of
from hornbook.drawing.tree import Value

MOST_TRIES = 20_000
_BUDGET = 1_000_000
"""Additions that a block may cost before drawing ends."""


class Draws:
    """The draws of a plan that meet its conditions, one by one; `faults` collects what could not be computed.

    `tried` counts the draws that were looked at, `whole` says whether these were all.
    """

    def __init__(self, plan: Plan, seed: str) -> None:
        """Begin with the seed's first draw."""
        self.plan = plan
        self.seed = seed
        self.faults: dict[tuple[int, str], tuple[FaultError, dict[str, Value]]] = {}
        self.tried = 0

    @property
    def whole(self) -> bool:
        """Whether every draw that there is was looked at."""
        return self.tried >= self.plan.size

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Yield the values of all names for each draw that meets the conditions."""
        most = max(MOST_TRIES // 100, min(MOST_TRIES, _BUDGET // max(1, self.plan.cost)))
        for place in order(self.seed, self.plan.size):
            if self.tried >= most:
                return
            self.tried += 1
            found = self._values(place)
            if found is not None:
                yield found

    def _values(self, place: int) -> dict[str, Value] | None:
        """The values of one draw, or None where it fails a condition or cannot be computed."""
        drawn = dict(_drawn(self.plan, place))
        values = {**CONSTANTS, **drawn}
        for step in self.plan.steps:
            tree = tree_of(step)
            assert tree is not None  # noqa: S101  (steps are what is computed)
            try:
                if not isinstance(step, Requirement):
                    values[step.name] = value(tree, values)
                elif not condition(tree, values):
                    return None
            except FaultError as fault:
                self.faults.setdefault((step.line, fault.words), (fault, drawn))
                return None
        return values


def order(seed: str, size: int) -> Iterator[int]:
    """Yield the numbers below `size`, each once, in an order that the seed decides.

    Fisher and Yates' shuffle, of which only the places that were touched are kept: `size` may be astronomical.
    """
    moved: dict[int, int] = {}
    for place in range(size):
        other = place + _number(seed, place) % (size - place)
        yield moved.get(other, other)
        moved[other] = moved.pop(place, place)


def _number(seed: str, place: int) -> int:
    """A number below 2^256 that depends on the seed and the place alone."""
    return int.from_bytes(sha256(f"{seed}\0{place}".encode("utf-8", "replace")).digest(), "big")


def _drawn(plan: Plan, place: int) -> Iterator[tuple[str, Value]]:
    """What is drawn in one of all combinations."""
    for definition in plan.drawn:
        assert isinstance(definition.meaning, Range | Choice)  # noqa: S101  (that is what is drawn)
        place, at = divmod(place, definition.meaning.count)
        yield definition.name, definition.meaning.at(at)
