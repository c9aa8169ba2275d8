"""How an item is scored, as data: its response variables, their sum, and the feedback that follows from them.

The simplest standard response-processing template that scores right is chosen (`template`), since some readers take
nothing else; feedback, patterns, intervals and hints that are asked for need rules of the item's own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from hornbook.qti import blanks, identifiers, numbers, responses
from hornbook.qti.feedback import Said
from hornbook.qti.responses import Fields, Response
from hornbook.questions import (
    BY_HAND,
    Categorise,
    Choice,
    Essay,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    ShortText,
    TrueFalse,
    Upload,
)
from hornbook.questions.multiple import option_score


class Scoring(msgspec.Struct, frozen=True):
    """What the templates print of an item's scoring.

    Points are in `earned`: SCORE, or a variable beside it where the item gives 0 points and only its feedback depends
    on the answer. An item with several responses sums their outcomes, `parts`; the sum is multiplied by `times` and
    divided by `over` (where they are given), and at least 0 where it could be less (`floored`). `full` is what
    `earned` must reach for a right answer. `tells` are the kinds of feedback by score.
    """

    responses: tuple[Response, ...]
    template: str = ""
    earned: str = "SCORE"
    parts: tuple[str, ...] = ()
    times: str = ""
    over: str = ""
    floored: bool = False
    full: str = "1"
    tells: frozenset[str] = frozenset()
    general: bool = False
    feedback: bool = False
    hints: int = 0

    @property
    def ruled(self) -> bool:
        """Whether any response earns points."""
        return any(response.rule != "none" for response in self.responses)

    @property
    def placed(self) -> bool:
        """Whether places in an order are compared one by one."""
        return any(response.rule == "places" for response in self.responses)

    @property
    def outcomes(self) -> list[str]:
        """The outcomes that count points beside SCORE."""
        return [*([self.earned] if self.earned != "SCORE" else []), *self.parts]


def scoring(item: Item, said: Said, *, hints: int) -> Scoring:
    """Return how the item is scored, and what of the feedback that it has (`said`) follows from that.

    `hints` are those that are asked for by ending an attempt.
    """
    told = {name for name, _ in said.shown}
    answers = bool(said.answers)
    custom = bool(told or answers or hints or not item.points)
    common: dict[str, Any] = {
        "hints": hints,
        "general": "general" in told,
        "tells": frozenset(told - {"general"}),
        "feedback": bool(told or answers),
    }
    if not item.graded or isinstance(item, BY_HAND):
        return Scoring(_unkeyed(item, echo=answers), **common)
    unit = item.points or 1.0
    common |= {"full": numbers.threshold(unit), "earned": "SCORE" if item.points else "EARNED"}
    if isinstance(item, Gaps) and len(item.gaps) > 1:
        return Scoring(blanks.several(item), **common, **blanks.total(item, unit))
    response = _response(item, unit, common["earned"], custom=custom, echo=answers)
    return Scoring((response,), "" if custom else response.template, **common)


def _unkeyed(item: Item, *, echo: bool) -> tuple[Response, ...]:
    """Return the responses of an item that no processing scores."""
    if isinstance(item, Gaps):
        return blanks.unkeyed(item)
    cardinality, base = _bases(item)
    return (Response(cardinality, base, echo=echo and base == "identifier"),)


def _response(item: Item, unit: float, earned: str, *, custom: bool, echo: bool) -> Response:
    if isinstance(item, Gaps):
        return msgspec.structs.replace(blanks.only(item, unit, custom=custom), earned=earned)
    cardinality, base = _bases(item)
    fields = _TYPES[type(item)](item, unit, custom=custom)
    return Response(cardinality, base, earned=earned, echo=echo and base == "identifier", **fields)


def _bases(item: Item) -> tuple[Any, Any]:
    if isinstance(item, Hotspot):
        return ("multiple" if item.several else "single"), "identifier"
    return _BASES[type(item)]


def _choice(item: Choice, unit: float, *, custom: bool) -> Fields:
    return responses.one_of([(option.id, option.worth) for option in item.options], unit, custom=custom)


def _true_false(item: TrueFalse, unit: float, *, custom: bool) -> Fields:
    return responses.one_of([("true" if item.answer else "false", 1.0)], unit, custom=custom)


def _multiple(item: Multiple, unit: float, **_: bool) -> Fields:
    keys = tuple(option.id for option in item.options if option.correct)
    if item.scoring == "all":
        return responses.all_of(keys, unit)
    return responses.any_of(keys, ((option.id, option_score(item, option)) for option in item.options), unit)


def _hotspot(item: Hotspot, unit: float, *, custom: bool) -> Fields:
    keys = tuple(area.id for area in item.areas if area.correct)
    if not item.several:
        return responses.one_of([(area.id, float(area.correct)) for area in item.areas], unit, custom=custom)
    if item.scoring == "all":
        return responses.all_of(keys, unit)
    shares = ((area.id, (1.0 if area.correct else -1.0) / (len(keys) or 1)) for area in item.areas)
    return responses.any_of(keys, shares if keys else (), unit)


def _short_text(item: ShortText, unit: float, *, custom: bool) -> Fields:
    return responses.typed_text(item.accepted, item, unit, custom=custom)


def _numeric(item: Numeric, unit: float, **_: bool) -> Fields:
    return responses.typed_number(item.accepted, unit)


def _matching(item: Matching, unit: float, **_: bool) -> Fields:
    right = [(premise.id, premise.response) for premise in item.premises]
    return _pairs(right, unit, item.scoring)


def _categorise(item: Categorise, unit: float, **_: bool) -> Fields:
    right = [(entry.id, entry.category) for entry in item.items if entry.category]
    return _pairs(right, unit, item.scoring)


def _pairs(right: list[tuple[str, str]], unit: float, scoring: str) -> Fields:
    keys = tuple(f"{identifiers.premise(one)} {identifiers.response(other)}" for one, other in right)
    if scoring == "all":
        return responses.all_of(keys, unit)
    return responses.any_of(keys, ((key, 1 / len(keys)) for key in keys), unit)


def _ordering(item: Ordering, unit: float, **_: bool) -> Fields:
    keys = tuple(entry.id for entry in item.items)
    return responses.all_of(keys, unit) if item.scoring == "all" else responses.in_place(keys, unit)


_BASES: dict[type, tuple[Any, Any]] = {
    Choice: ("single", "identifier"),
    Multiple: ("multiple", "identifier"),
    TrueFalse: ("single", "identifier"),
    ShortText: ("single", "string"),
    Numeric: ("single", "float"),
    Matching: ("multiple", "directedPair"),
    Ordering: ("ordered", "identifier"),
    Categorise: ("multiple", "directedPair"),
    Essay: ("single", "string"),
    Upload: ("single", "file"),
}
_TYPES: dict[type, Callable[..., Fields]] = {
    Choice: _choice,
    TrueFalse: _true_false,
    Multiple: _multiple,
    ShortText: _short_text,
    Numeric: _numeric,
    Matching: _matching,
    Ordering: _ordering,
    Categorise: _categorise,
    Hotspot: _hotspot,
}
