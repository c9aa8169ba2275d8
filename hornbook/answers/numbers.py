"""Typed numbers: what is accepted, and how a response is read."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable

import msgspec

from hornbook import patterns as re
from hornbook.model import Content, Score

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
_MOST = sys.float_info.max
_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{FULLWIDTH HYPHEN-MINUS}": "-", "\N{EN DASH}": "-"})


class AcceptedNumber(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers from `low` to `high`, both included, earn `score` (a fraction of the points).

    The ends are computed in decimals, so that 9.79 as typed is the low end of 9.81 ± 0.02. `value` is the number
    itself where the author wrote one (null for a bare interval), `text` is it as written.
    """

    low: float
    high: float
    value: float | None = None
    text: str = ""
    score: Score = 1.0
    feedback: Content | None = None


def best(accepted: Iterable[AcceptedNumber], response: object, unit: str) -> float:
    """Return the best score among the accepted intervals that hold the number, else 0."""
    number = _number(response, unit)
    if number is None:
        return 0.0
    return max((each.score for each in accepted if each.low <= number <= each.high), default=0.0)


def _number(response: object, unit: str) -> float | None:
    if isinstance(response, str):
        return parse(response, unit)
    if isinstance(response, int | float) and not isinstance(response, bool):
        return float(response) if -_MOST <= response <= _MOST else None
    return None


def parse(text: str, unit: str = "") -> float | None:
    """Return the number that a learner typed, or None.

    Read are a decimal comma or point, an exponent, spaces between digits, and the question's own unit after the
    number (compatible forms such as m² and m2 are one). A text with both comma and point, or with several commas,
    is no number: it cannot be told which of them separates thousands. Digits are 0 to 9.
    """
    digits = _digits(_compact(text), _compact(unit))
    number = float(digits.replace(",", ".")) if digits else None
    return number if number is not None and -_MOST <= number <= _MOST else None


def _digits(plain: str, unit: str) -> str:
    """Return the number before the unit, "" if there is none; a unit may itself begin with digits (1/s)."""
    found = _NUMBER.match(plain)
    if found and _folded(plain[found.end() :]) in ("", _folded(unit)):
        return found[0]
    end = len(plain) - len(unit)
    whole = _NUMBER.fullmatch(plain, 0, max(end, 0))
    return whole[0] if whole and _folded(plain[end:]) == _folded(unit) else ""


def _compact(text: str) -> str:
    return "".join(text.translate(_MINUS).split())


def _folded(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit)
