"""Gaps: words, numbers and choices to fill into a text, a table or code."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import Annotated

import msgspec
from msgspec import Meta

from hornbook.answers import numbers, texts
from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.model import Option, Points, Question

GapId = Annotated[str, Meta(pattern="^[a-z]+$")]


class TextGap(msgspec.Struct, frozen=True, kw_only=True, tag="text-gap"):
    """A gap for a text, compared as in a short-text question."""

    id: GapId
    accepted: tuple[AcceptedText, ...]
    case: bool = False
    diacritics: bool = True
    weight: Points = 1.0


class NumberGap(msgspec.Struct, frozen=True, kw_only=True, tag="number-gap"):
    """A gap for a number; its unit stands behind it and may be typed."""

    id: GapId
    accepted: tuple[AcceptedNumber, ...]
    unit: str = ""
    weight: Points = 1.0


class ChoiceGap(msgspec.Struct, frozen=True, kw_only=True, tag="choice-gap"):
    """A gap with options to choose one from (a dropdown)."""

    id: GapId
    options: tuple[Option, ...]
    shuffle: bool = False
    weight: Points = 1.0


Gap = TextGap | NumberGap | ChoiceGap


class Gaps(Question, frozen=True, kw_only=True, tag="gaps"):
    """A stem with gaps: in `stem.html` each stands as `<input name="gap:ID"/>`, in `stem.text` as `____`.

    The gaps are in the order in which they stand. A gap weighs `weight` in the mean that is the score.
    """

    gaps: tuple[Gap, ...]


def score(question: Gaps, response: object) -> float:
    """Return the weighted mean (0 … 1) of the gaps' scores; `response` maps a gap's id to what was filled in."""
    given = response if isinstance(response, Mapping) else {}
    total = fsum(gap.weight for gap in question.gaps)
    earned = fsum(gap.weight * gap_score(gap, given.get(gap.id)) for gap in question.gaps)
    return min(1.0, max(0.0, earned / total)) if total else 0.0


def gap_score(gap: Gap, response: object) -> float:
    """Return the fraction (−1 … 1) of a gap's weight that a text, a number or an option's id earns."""
    match gap:
        case TextGap():
            return texts.best(gap.accepted, response, gap)
        case NumberGap():
            return numbers.best(gap.accepted, response, gap.unit)
        case ChoiceGap():
            hit = next((option for option in gap.options if option.id == response), None)
            return hit.worth if hit else 0.0
