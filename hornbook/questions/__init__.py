"""The question types: one module each, with its model and its reference scorer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hornbook.questions import (
    categorise,
    choice,
    essay,
    gaps,
    hotspot,
    matching,
    multiple,
    numeric,
    ordering,
    short_text,
    true_false,
    upload,
)
from hornbook.questions.categorise import Categorise
from hornbook.questions.choice import Choice
from hornbook.questions.essay import Essay
from hornbook.questions.gaps import ChoiceGap, Gap, Gaps, NumberGap, TextGap
from hornbook.questions.hotspot import Hotspot
from hornbook.questions.matching import Matching
from hornbook.questions.multiple import Multiple
from hornbook.questions.numeric import Numeric
from hornbook.questions.ordering import Ordering
from hornbook.questions.short_text import ShortText
from hornbook.questions.true_false import TrueFalse
from hornbook.questions.upload import Upload

__all__ = [
    "BY_HAND",
    "SCORERS",
    "Categorise",
    "Choice",
    "ChoiceGap",
    "Essay",
    "Gap",
    "Gaps",
    "Hotspot",
    "Item",
    "Matching",
    "Multiple",
    "NumberGap",
    "Numeric",
    "Ordering",
    "ShortText",
    "TextGap",
    "TrueFalse",
    "Upload",
    "score",
]

Item = (
    Choice
    | Multiple
    | TrueFalse
    | ShortText
    | Numeric
    | Gaps
    | Matching
    | Ordering
    | Categorise
    | Hotspot
    | Essay
    | Upload
)
BY_HAND = Essay | Upload

SCORERS: dict[type, Callable[[Any, Any], float | None]] = {
    Choice: choice.score,
    Multiple: multiple.score,
    TrueFalse: true_false.score,
    ShortText: short_text.score,
    Numeric: numeric.score,
    Gaps: gaps.score,
    Matching: matching.score,
    Ordering: ordering.score,
    Categorise: categorise.score,
    Hotspot: hotspot.score,
    Essay: essay.score,
    Upload: upload.score,
}


def score(item: Item, response: object) -> float | None:
    """Return the fraction of the points (0 … 1) that `response` earns; None where a person must mark it.

    This is the reference for every runtime and player; its cases are the scoring vectors. A question without a key
    earns 0.
    """
    if not item.graded:
        return 0.0
    return SCORERS[type(item)](item, response)
