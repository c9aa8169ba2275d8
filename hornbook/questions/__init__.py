"""The question types: one module each, with its model and its reference scorer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hornbook.questions import choice, essay, multiple, numeric, short_text, true_false
from hornbook.questions.choice import Choice
from hornbook.questions.essay import Essay
from hornbook.questions.multiple import Multiple
from hornbook.questions.numeric import Numeric
from hornbook.questions.short_text import ShortText
from hornbook.questions.true_false import TrueFalse

__all__ = ["SCORERS", "Choice", "Essay", "Item", "Multiple", "Numeric", "ShortText", "TrueFalse", "score"]

Item = Choice | Multiple | TrueFalse | ShortText | Numeric | Essay

SCORERS: dict[type, Callable[[Any, Any], float | None]] = {
    Choice: choice.score,
    Multiple: multiple.score,
    TrueFalse: true_false.score,
    ShortText: short_text.score,
    Numeric: numeric.score,
    Essay: essay.score,
}


def score(item: Item, response: object) -> float | None:
    """Return the fraction of the points (0 … 1) that `response` earns; None where a person must mark it.

    This is the reference for every runtime and player; its rules are DESIGN's table, its cases the scoring vectors.
    A question without a key earns 0.
    """
    if not item.graded:
        return 0.0
    return SCORERS[type(item)](item, response)
