"""Pairs and places: what an answer earns that has many parts of one kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

PairScoring = Literal["partial", "all"]


def share(right: Mapping[str, str], response: object, scoring: PairScoring) -> float:
    """Return the share of pairs that a response (a mapping of the same keys) has right; with `all` 1 or 0."""
    given = response if isinstance(response, Mapping) else {}
    return fraction(sum(given.get(key) == value for key, value in right.items()), len(right), scoring)


def fraction(hits: int, count: int, scoring: PairScoring) -> float:
    """Return what `hits` right parts of `count` earn."""
    if scoring == "all":
        return float(hits == count > 0)
    return hits / count if count else 0.0
