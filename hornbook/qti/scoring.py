"""How an item is scored, as data: declaration, mapping, cases and the feedback that follows from them.

The simplest standard response-processing template that scores right is chosen (`template`), since some readers take
nothing else; feedback, patterns, intervals and hints that are asked for need rules of the item's own (`rule`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from hornbook.answers.numbers import AcceptedNumber
from hornbook.model import Content
from hornbook.qti import feedback, numbers, patterns
from hornbook.qti.dialect import Dialect
from hornbook.questions import Choice, Essay, Item, Multiple, Numeric, ShortText, TrueFalse
from hornbook.questions.multiple import option_score


@dataclass(frozen=True, slots=True)
class Case:
    """One accepted answer: an expression or the bounds of an interval, what it earns, which feedback it shows."""

    value: str
    feedback: str = ""
    pattern: str = ""
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Scoring:
    """What the templates print of an item's scoring.

    `rule` says where a score comes from: the mapping, a match with the right answer (`value` points), the first
    case that fits, or none. It is stored in `earned`: SCORE, or a variable beside it where the item gives 0 points
    and only its feedback depends on the answer. `full` is what `earned` must reach for a right answer. `tells` are
    the kinds of feedback by score; `echo` says that the response itself names feedback.
    """

    cardinality: Literal["single", "multiple"]
    base: Literal["identifier", "string", "float"]
    correct: tuple[str, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()
    case_sensitive: bool = False
    lower: str = ""
    upper: str = ""
    template: str = ""
    rule: Literal["map", "match", "cases", "none"] = "none"
    value: str = ""
    cases: tuple[Case, ...] = ()
    earned: str = "SCORE"
    full: str = "1"
    tells: frozenset[str] = frozenset()
    echo: bool = False
    general: bool = False
    feedback: bool = False
    hints: int = 0


def scoring(item: Item, dialect: Dialect) -> Scoring:
    """Return how the item is scored in the dialect."""
    hints = len(item.hints) if dialect.hint_attempts else 0
    told = {name for name, _ in feedback.by_score(item) if feedback.is_shown(name, item)}
    answers = bool(feedback.by_answer(item))
    cardinality, base = _BASES[type(item)]
    common: dict[str, Any] = {
        "cardinality": cardinality,
        "base": base,
        "hints": hints,
        "general": "general" in told,
        "tells": frozenset(told - {"general"}),
        "feedback": bool(told or answers),
        "echo": answers and not isinstance(item, ShortText | Numeric),
    }
    custom = bool(told or answers or hints)
    if not item.graded or isinstance(item, Essay):
        return Scoring(**common)
    unit = item.points or 1.0
    own = _TYPES[type(item)](item, unit, custom=custom or not item.points)
    scale: dict[str, Any] = {"full": numbers.threshold(unit), "earned": "SCORE" if item.points else "EARNED"}
    return Scoring(**common, **scale, **own)


def _choice(item: Choice, unit: float, *, custom: bool) -> dict[str, Any]:
    scores = [(option.id, float(option.correct) if option.score is None else option.score) for option in item.options]
    best = max((score for _, score in scores), default=0.0)
    keys = tuple(name for name, score in scores if score == best and best > 0)[:1]
    plain = all(score in (0.0, 1.0) for _, score in scores) and sum(score for _, score in scores) == 1
    return _single(scores, keys, unit, plain=plain, custom=custom)


def _true_false(item: TrueFalse, unit: float, *, custom: bool) -> dict[str, Any]:
    key = "true" if item.answer else "false"
    return _single([(key, 1.0)], (key,), unit, plain=True, custom=custom)


def _single(
    scores: list[tuple[str, float]], keys: tuple[str, ...], unit: float, *, plain: bool, custom: bool
) -> dict[str, Any]:
    if plain and unit == 1 and not custom:
        return {"correct": keys, "rule": "map", "template": "match_correct"}
    mapping = tuple((name, numbers.points(score * unit)) for name, score in scores if score)
    return {"correct": keys, "rule": "map", "mapping": mapping, "template": "" if custom else "map_response"}


def _multiple(item: Multiple, unit: float, *, custom: bool) -> dict[str, Any]:
    keys = tuple(option.id for option in item.options if option.correct)
    if item.scoring == "all":
        template = "match_correct" if unit == 1 and not custom else ""
        return {"correct": keys, "rule": "match", "value": numbers.points(unit), "template": template}
    values = [(option.id, option_score(item, option)) for option in item.options]
    return {
        "correct": keys,
        "rule": "map",
        "mapping": tuple((name, numbers.share(value * unit)) for name, value in values if value),
        "lower": "0",
        "upper": numbers.points(unit),
        "template": "" if custom else "map_response",
    }


def _short_text(item: ShortText, unit: float, *, custom: bool) -> dict[str, Any]:
    accepted = sorted(enumerate(item.accepted), key=lambda entry: -entry[1].score)
    ruled = not item.diacritics or any(one.pattern or one.feedback for one in item.accepted)
    cases = tuple(
        Case(numbers.points(one.score * unit), _feedback_id(at, one.feedback), patterns.expression(one, item))
        for at, one in (accepted if ruled else ())
    )
    return {
        "correct": tuple(patterns.shown(one) for _, one in accepted[:1]),
        "mapping": tuple((one.text, numbers.points(one.score * unit)) for one in item.accepted),
        "case_sensitive": item.case,
        "rule": "cases" if ruled else "map",
        "cases": cases,
        "template": "" if ruled or custom else "map_response",
    }


def _numeric(item: Numeric, unit: float, **_: bool) -> dict[str, Any]:
    accepted = sorted(enumerate(item.accepted), key=lambda entry: -entry[1].score)
    cases = tuple(
        Case(
            numbers.points(one.score * unit),
            _feedback_id(at, one.feedback),
            low=numbers.exact(one.low),
            high=numbers.exact(one.high),
        )
        for at, one in accepted
    )
    return {"correct": tuple(_middle(one) for _, one in accepted[:1]), "rule": "cases", "cases": cases}


def _middle(accepted: AcceptedNumber) -> str:
    inside = (accepted.low + accepted.high) / 2
    return numbers.exact(inside if accepted.value is None else accepted.value)


def _feedback_id(at: int, content: Content | None) -> str:
    return feedback.answer_id(at) if content else ""


_BASES: dict[type, tuple[Any, Any]] = {
    Choice: ("single", "identifier"),
    Multiple: ("multiple", "identifier"),
    TrueFalse: ("single", "identifier"),
    ShortText: ("single", "string"),
    Numeric: ("single", "float"),
    Essay: ("single", "string"),
}
_TYPES: dict[type, Callable[..., dict[str, Any]]] = {
    Choice: _choice,
    TrueFalse: _true_false,
    Multiple: _multiple,
    ShortText: _short_text,
    Numeric: _numeric,
}
