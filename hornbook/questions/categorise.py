"""Categorise: items are to be put into categories."""

from __future__ import annotations

import msgspec

from hornbook.answers import pairs
from hornbook.answers.pairs import PairScoring
from hornbook.model import Content, Entry, EntryId, Question


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """An item with the id of its category; null for a distractor, which belongs to none."""

    id: EntryId
    content: Content
    category: EntryId | None


class Categorise(Question, frozen=True, kw_only=True, tag="categorise"):
    """Categories in the author's order, items sorted by their text, so that their order tells nothing.

    Items and categories are named apart: both begin with `a`.
    """

    categories: tuple[Entry, ...]
    items: tuple[Sorted, ...]
    shuffle: bool = True
    scoring: PairScoring = "partial"


def score(question: Categorise, response: object) -> float:
    """Return the share of items (or with `all` 1 or 0) that a mapping of item to category id has right.

    Distractors count only for `all`, where each must be left out.
    """
    given = response if isinstance(response, dict) else {}
    right = {item.id: item.category for item in question.items if item.category}
    if question.scoring == "all" and any(given.get(item.id) for item in question.items if not item.category):
        return 0.0
    return pairs.share(right, given, question.scoring)
