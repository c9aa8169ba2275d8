"""Numeric: a number is typed."""

from __future__ import annotations

import re

import msgspec

from hornbook.model import Content, Question

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{FULLWIDTH HYPHEN-MINUS}": "-", "\N{EN DASH}": "-"})


class AcceptedNumber(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers from `low` to `high`, both included, earn `score` (a fraction of the points).

    `value` is the number itself where the author wrote one (null for a bare interval), `text` is it as written.
    """

    low: float
    high: float
    value: float | None = None
    text: str = ""
    score: float = 1.0
    feedback: Content | None = None


class Numeric(Question, frozen=True, kw_only=True, tag="numeric"):
    """A number, with a unit that is shown beside the field and may be typed after the number."""

    accepted: tuple[AcceptedNumber, ...]
    unit: str = ""


def score(question: Numeric, response: str | float | None) -> float:
    """Return the best score among the accepted intervals that hold the number, else 0."""
    number = parse(str(response), question.unit) if response is not None else None
    if number is None:
        return 0.0
    hits = (accepted.score for accepted in question.accepted if accepted.low <= number <= accepted.high)
    return max(hits, default=0.0)


def parse(text: str, unit: str = "") -> float | None:
    """Return the number that a learner typed, or None.

    A decimal comma or point, an exponent, spaces as thousands separators and the question's own unit after the
    number are read. A text with both comma and point, or with several commas, is no number: it cannot be told
    which of them separates thousands.
    """
    plain = text.strip().translate(_MINUS).removesuffix(unit).strip() if unit else text.strip().translate(_MINUS)
    plain = "".join(plain.split())
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        return None
    number = float(plain)
    return number if number - number == 0 else None
