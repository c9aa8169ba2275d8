"""Gaps: a response variable for each, and what their weighted mean is in points."""

from __future__ import annotations

from math import fsum
from typing import Any

from msgspec import structs

from hornbook.qti import identifiers, numbers, responses
from hornbook.qti.responses import Fields, Response
from hornbook.questions import ChoiceGap, Gap, Gaps, NumberGap, TextGap

_BASES: dict[type, Any] = {TextGap: "string", NumberGap: "float", ChoiceGap: "identifier"}


def several(item: Gaps) -> tuple[Response, ...]:
    """Return the responses of an item with several gaps; each earns its score times its weight in an own outcome."""
    return tuple(
        structs.replace(_response(gap, gap.weight, alone=False, custom=True), earned=_outcome(gap)) for gap in item.gaps
    )


def only(item: Gaps, unit: float, *, custom: bool) -> Response:
    """Return the response of an item with one gap, which earns points."""
    (gap,) = item.gaps
    return _response(_at_least_zero(gap), unit if gap.weight else 0.0, alone=True, custom=custom)


def unkeyed(item: Gaps) -> tuple[Response, ...]:
    """Return the responses without keys."""
    alone = len(item.gaps) == 1
    return tuple(
        Response("single", _BASES[type(gap)], identifiers.gap_response(gap.id, alone=alone)) for gap in item.gaps
    )


def total(item: Gaps, unit: float) -> dict[str, Any]:
    """Return how the outcomes of several gaps add up to the item's points: the fields of `Scoring`."""
    whole = fsum(gap.weight for gap in item.gaps)
    scaled = whole not in (0.0, unit)
    return {
        "parts": tuple(_outcome(gap) for gap in item.gaps),
        "times": numbers.points(unit) if scaled and unit != 1 else "",
        "over": numbers.points(whole) if scaled else "",
        "floored": any(score < 0 for gap in item.gaps for score in _scores(gap)),
    }


def _outcome(gap: Gap) -> str:
    return f"EARNED-{gap.id}"


def _scores(gap: Gap) -> list[float]:
    return [option.worth for option in gap.options] if isinstance(gap, ChoiceGap) else [a.score for a in gap.accepted]


def _at_least_zero(gap: Gap) -> Gap:
    """Return the gap without scores below zero, which alone in an item earn nothing."""
    if min(_scores(gap), default=0.0) >= 0:
        return gap
    if isinstance(gap, ChoiceGap):
        options = tuple(structs.replace(option, score=max(0.0, option.worth)) for option in gap.options)
        return structs.replace(gap, options=options)
    return structs.replace(gap, accepted=tuple(structs.replace(one, score=max(0.0, one.score)) for one in gap.accepted))


def _response(gap: Gap, unit: float, *, alone: bool, custom: bool) -> Response:
    identifier = identifiers.gap_response(gap.id, alone=alone)
    echo = isinstance(gap, ChoiceGap) and any(option.feedback for option in gap.options)
    fields = _fields(gap, unit, custom=custom)
    return Response("single", _BASES[type(gap)], identifier, echo=echo, **fields)


def _fields(gap: Gap, unit: float, *, custom: bool) -> Fields:
    prefix = identifiers.of_gap(gap.id, "")
    match gap:
        case TextGap():
            return responses.typed_text(gap.accepted, gap, unit, custom=custom, prefix=prefix)
        case NumberGap():
            return responses.typed_number(gap.accepted, unit, prefix=prefix)
        case ChoiceGap():
            scores = [(identifiers.of_gap(gap.id, option.id), option.worth) for option in gap.options]
            return responses.one_of(scores, unit, custom=custom)
