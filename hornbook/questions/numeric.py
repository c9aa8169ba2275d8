"""Numeric: a number is typed."""

from __future__ import annotations

from hornbook.answers import numbers
from hornbook.answers.numbers import AcceptedNumber
from hornbook.model import Question


class Numeric(Question, frozen=True, kw_only=True, tag="numeric"):
    """A number, with a unit that is shown beside the field and may be typed after the number."""

    accepted: tuple[AcceptedNumber, ...]
    unit: str = ""


def score(question: Numeric, response: object) -> float:
    """Return the best score among the accepted intervals that hold the number, else 0."""
    return numbers.best(question.accepted, response, question.unit)
