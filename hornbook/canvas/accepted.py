"""Accepted answers as Canvas takes them: each earns all points or none, and texts are compared as they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText, without_accents
from hornbook.canvas.forms import remark
from hornbook.canvas.texts import block
from hornbook.qti.numbers import exact

Accepted = TypeVar("Accepted", bound=AcceptedText | AcceptedNumber)

_HALF = 0.5


def listed(accepted: Iterable[Accepted]) -> list[tuple[int, Accepted]]:
    """Return the answers that earn all points in Canvas, each with its place (from 1) among all.

    Those are the ones that earn at least half of the points here; if there are none, the best above 0.
    """
    numbered = list(enumerate(accepted, start=1))
    most = max((answer.score for _, answer in numbered), default=0.0)
    least = min(_HALF, most)
    return [(at, answer) for at, answer in numbered if answer.score >= least and answer.score > 0]


def unlisted(accepted: Iterable[AcceptedText] | Iterable[AcceptedNumber]) -> tuple[str, ...]:
    """Return the feedback to answers that earn nothing in Canvas, each with the answer before it, as HTML."""
    answers: list[AcceptedText | AcceptedNumber] = [*accepted]
    known = {at for at, _ in listed(answers)}
    rest = [answer for at, answer in enumerate(answers, start=1) if at not in known]
    return tuple(remark(shown(answer), block(answer.feedback)) for answer in rest if answer.feedback)


def shown(answer: AcceptedText | AcceptedNumber) -> str:
    """Return an answer as its author wrote it."""
    if answer.text or isinstance(answer, AcceptedText):
        return answer.text
    return f"{exact(answer.low)}\N{EN DASH}{exact(answer.high)}"


def spellings(answer: AcceptedText, *, accents: bool) -> list[str]:
    """Return the texts that stand for an accepted one: without wildcards, and without accents where they are free."""
    text = answer.text.replace("*", " ") if answer.pattern else answer.text
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    forms = (text,) if accents else (text, without_accents(text))
    return [form for form in dict.fromkeys(forms) if form]


def plain_numbers(answer: AcceptedNumber) -> list[str]:
    """Return the texts that stand for an accepted number: its value, else ends and middle of its interval."""
    values = [(answer.low + answer.high) / 2, answer.low, answer.high] if answer.value is None else [answer.value]
    plain = [exact(value) for value in values]
    return list(dict.fromkeys([*plain, *(number.replace(".", ",") for number in plain)]))


def margin(answer: AcceptedNumber) -> tuple[str, str, str]:
    """Return (value, low, high); the value is empty unless it is the middle, as Canvas wants it."""
    low, high = exact(answer.low), exact(answer.high)
    if answer.value is None:
        return ("", low, high)
    value = exact(answer.value)
    middle = Decimal(low) + Decimal(high) == 2 * Decimal(value)
    return (value if middle else "", low, high)
