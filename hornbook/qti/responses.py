"""Response variables as data: what is declared of each, and the rule by which it earns points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum
from typing import Any, Literal

import msgspec

from hornbook.answers import texts
from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText, Comparison
from hornbook.model import Content
from hornbook.qti import feedback, numbers, patterns


class Case(msgspec.Struct, frozen=True):
    """One accepted answer: an expression or the bounds of an interval, what it earns, which feedback it shows."""

    value: str
    feedback: str = ""
    pattern: str = ""
    low: str = ""
    high: str = ""


class Response(msgspec.Struct, frozen=True):
    """A response variable.

    `rule` says where its points come from: the mapping, a match with the right answer (`value` points), `places` (the
    share of `value` points for those of `correct` that are in their place), the first case that fits, or none. They
    are stored in the outcome `earned`. `template` names the standard template that scores the same, if there is one.
    `echo` says that the response itself names feedback.
    """

    cardinality: Literal["single", "multiple", "ordered"]
    base: Literal["identifier", "string", "float", "directedPair", "file"]
    identifier: str = "RESPONSE"
    correct: tuple[str, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()
    case_sensitive: bool = False
    lower: str = ""
    upper: str = ""
    template: str = ""
    rule: Literal["map", "match", "places", "cases", "none"] = "none"
    value: str = ""
    cases: tuple[Case, ...] = ()
    earned: str = "SCORE"
    echo: bool = False

    @property
    def places(self) -> Iterable[tuple[int, str]]:
        """The keys of an order with their places, from 1."""
        return enumerate(self.correct, 1)


Fields = dict[str, Any]


def one_of(scores: Sequence[tuple[str, float]], unit: float, *, custom: bool) -> Fields:
    """Return the fields for one choice of several, from (identifier, fraction); the best of them is the key."""
    best = max((score for _, score in scores), default=0.0)
    keys = tuple(name for name, score in scores if score == best and best > 0)[:1]
    plain = all(score in (0.0, 1.0) for _, score in scores) and fsum(score for _, score in scores) == 1
    if plain and unit == 1 and not custom:
        return {"correct": keys, "rule": "match", "value": "1", "template": "match_correct"}
    mapping = tuple((name, numbers.points(score * unit)) for name, score in scores if score)
    return mapped(keys, mapping)


def any_of(keys: tuple[str, ...], values: Iterable[tuple[str, float]], unit: float) -> Fields:
    """Return the fields for any number of choices: the sum of their fractions, between 0 and 1."""
    mapping = tuple((name, numbers.share(value * unit)) for name, value in values if value)
    return mapped(keys, mapping) | {"lower": "0", "upper": numbers.points(unit)}


def mapped(keys: tuple[str, ...], mapping: tuple[tuple[str, str], ...]) -> Fields:
    """Return the fields for the sum of mapped values; nothing is earned where nothing is mapped."""
    if not mapping:
        return {"correct": keys}
    return {"correct": keys, "rule": "map", "mapping": mapping, "template": "map_response"}


def all_of(keys: tuple[str, ...], unit: float) -> Fields:
    """Return the fields for all or nothing."""
    template = "match_correct" if unit == 1 else ""
    return {"correct": keys, "rule": "match" if keys else "none", "value": numbers.points(unit), "template": template}


def in_place(keys: tuple[str, ...], unit: float) -> Fields:
    """Return the fields for the share of an order that is in its place."""
    return {"correct": keys, "rule": "places" if keys else "none", "value": numbers.points(unit)}


def typed_text(
    accepted: Sequence[AcceptedText], how: Comparison, unit: float, *, custom: bool, prefix: str = ""
) -> Fields:
    """Return the fields for a typed text; `prefix` stands before the identifiers of its feedback.

    The mapping tells the keys to readers of any kind. Where the item has processing of its own anyway, expressions
    compare, since a mapping forgives no blanks.
    """
    best = sorted(enumerate(accepted), key=lambda entry: -entry[1].score)
    ruled = custom or not how.diacritics or any(one.pattern or one.feedback for one in accepted)
    cases = tuple(
        Case(
            numbers.points(one.score * unit),
            feedback_id(prefix, at, one.feedback),
            patterns.expression(one, how),
        )
        for at, one in (best if ruled else ())
    )
    mapping = [(one, numbers.points(one.score * unit)) for _, one in best]
    return {
        "correct": tuple(patterns.shown(one) for _, one in best[:1]),
        "mapping": tuple((one.text, value) for one, value in _first_of_each(mapping, how)),
        "case_sensitive": how.case,
        "rule": "cases" if ruled else "map",
        "cases": cases,
        "template": "" if ruled else "map_response",
    }


def _first_of_each(mapping: list[tuple[AcceptedText, str]], how: Comparison) -> Iterable[tuple[AcceptedText, str]]:
    """Return the entries without those whose text an earlier one, which scores no less, takes already."""
    if len(mapping) == 1:
        return mapping
    kept: dict[tuple[str, bool], tuple[AcceptedText, str]] = {}
    for one, value in mapping:
        kept.setdefault((texts.normalise(one.text, how), one.pattern), (one, value))
    return kept.values()


def typed_number(accepted: Sequence[AcceptedNumber], unit: float, *, prefix: str = "") -> Fields:
    """Return the fields for a typed number; `prefix` stands before the identifiers of its feedback."""
    best = sorted(enumerate(accepted), key=lambda entry: -entry[1].score)
    cases = tuple(
        Case(
            numbers.points(one.score * unit),
            feedback_id(prefix, at, one.feedback),
            low=numbers.exact(one.low),
            high=numbers.exact(one.high),
        )
        for at, one in best
    )
    return {"correct": tuple(_middle(one) for _, one in best[:1]), "rule": "cases", "cases": cases}


def _middle(accepted: AcceptedNumber) -> str:
    inside = (accepted.low + accepted.high) / 2
    return numbers.exact(inside if accepted.value is None else accepted.value)


def feedback_id(prefix: str, at: int, content: Content | None) -> str:
    """Return the identifier of the feedback of the accepted answer at this index, "" where it has none."""
    return prefix + feedback.answer_id(at) if content else ""
