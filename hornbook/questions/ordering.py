"""Ordering: items are to be put in their order."""

from __future__ import annotations

from hornbook.answers import pairs
from hornbook.answers.pairs import PairScoring
from hornbook.model import Entry, Question


class Ordering(Question, frozen=True, kw_only=True, tag="ordering"):
    """`items` stand in the right order; sorted by id they stand in the order in which they are first shown."""

    items: tuple[Entry, ...]
    scoring: PairScoring = "partial"


def score(question: Ordering, response: object) -> float:
    """Return the share of items in their place (or with `all` 1 or 0) for a list of all ids; 0 for any other."""
    given = list(response) if isinstance(response, list | tuple) else []
    right = [item.id for item in question.items]
    if len(given) != len(right) or any(name not in given for name in right):
        return 0.0
    hits = sum(one == other for one, other in zip(given, right, strict=True))
    return pairs.fraction(hits, len(right), question.scoring)


def shown(question: Ordering) -> list[Entry]:
    """Return the items in the order in which a learner first meets them, which is never the right one."""
    return sorted(question.items, key=lambda item: (len(item.id), item.id))
