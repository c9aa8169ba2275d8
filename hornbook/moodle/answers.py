"""What each item becomes in Moodle: its question type there, its answers with their fractions and feedback."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import singledispatch
from math import isclose
from typing import TypeVar

import msgspec

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText, without_accents
from hornbook.model import Content, Feedback
from hornbook.moodle.fractions import percent, weights
from hornbook.moodle.words import judgements
from hornbook.questions import Choice, Essay, Multiple, Numeric, ShortText, TrueFalse

Accepted = TypeVar("Accepted", AcceptedText, AcceptedNumber)

_FULL = 0.9999995
FULL = "100"
ANYTHING = "*"
VERDICTS = ("correct", "partial", "incorrect")


class Answer(msgspec.Struct, frozen=True):
    """An answer: per cent, its content or plain text, the feedback to it, the tolerance of a number."""

    fraction: str
    given: Content | str
    feedback: tuple[Content | None, ...] = ()
    tolerance: str = "0"


class Form(msgspec.Struct, frozen=True):
    """A question's type in Moodle, which is also the name of its template, and its answers."""

    kind: str
    answers: tuple[Answer, ...] = ()
    single: bool = True
    numbering: str = "none"
    shuffle: bool = False


@singledispatch
def form(item: object, language: str) -> Form:
    """Return the form that an item takes; `language` is the one that the lesson is in."""
    raise NotImplementedError(type(item).__name__, language)


@form.register
def _(item: Choice, _language: str) -> Form:
    scores = [_own(option.score, correct=option.correct or not item.graded) for option in item.options]
    return _choice(item, [percent(score) for score in scores], single=True)


@form.register
def _(item: Multiple, _language: str) -> Form:
    return _choice(item, _fractions(item), single=False)


@form.register
def _(item: TrueFalse, language: str) -> Form:
    sides = ((True, item.feedback_true), (False, item.feedback_false))
    if not item.graded:
        words = judgements(language)
        answers = tuple(Answer("100", Content(html=words[side], text=words[side]), (said,)) for side, said in sides)
        return Form("multichoice", answers)
    return Form("truefalse", tuple(_judgement(item, side, said) for side, said in sides))


@form.register
def _(item: ShortText, _language: str) -> Form:
    if not item.graded:
        return Form("shortanswer", (Answer("100", ANYTHING, (item.feedback.correct,)),))
    accepted = best_first(item.accepted)
    most = max((answer.score for answer in accepted), default=0.0)
    rows = [
        Answer("100" if answer.score == most else percent(answer.score), text, _feedback(answer, item.feedback))
        for answer in accepted
        for text in spellings(answer, accents=item.diacritics)
    ]
    return Form("shortanswer", (*rows, *_otherwise(item.feedback)))


@form.register
def _(item: Numeric, _language: str) -> Form:
    if not item.graded:
        return Form("numerical", (Answer("100", ANYTHING, (item.feedback.correct,)),))
    rows = [_number(answer, item.feedback) for answer in best_first(item.accepted)]
    return Form("numerical", (*rows, *_otherwise(item.feedback)))


@form.register
def _(_item: Essay, _language: str) -> Form:
    return Form("essay")


def spellings(answer: AcceptedText, *, accents: bool) -> list[str]:
    """Return a text as Moodle compares it, a star that is no wildcard escaped; without accents too if they are free."""
    text = unicodedata.normalize("NFC", " ".join(answer.text.split()))
    if not answer.pattern:
        text = text.replace("*", r"\*")
    return [text] if accents else list(dict.fromkeys((text, without_accents(text))))


def interval(low: float, high: float, value: float | None = None) -> tuple[str, str]:
    """Return a number and its tolerance, which span the interval, as decimals or with an exponent, never a comma.

    The author's own `value` is kept where it stands in the middle.
    """
    start, end = Decimal(repr(low)), Decimal(repr(high))
    middle = (start + end) / 2
    own = Decimal(repr(value)) if value is not None else middle
    if abs(own - middle) <= abs(middle) * Decimal("1e-12"):
        middle = own
    return decimals(middle), decimals((end - start) / 2)


def unplaced(made: Form, feedback: Feedback) -> list[str]:
    """Return the names of the verdicts that stand beside no answer, since no answer earns what they are for."""
    placed = [piece for answer in made.answers for piece in answer.feedback]
    return [name for name in VERDICTS if not any(getattr(feedback, name) is piece for piece in (None, *placed))]


def spans(answer: AcceptedNumber) -> bool:
    """Return whether number and tolerance of an interval have its ends."""
    middle, tolerance = map(float, interval(answer.low, answer.high, answer.value))
    ends = ((middle - tolerance, answer.low), (middle + tolerance, answer.high))
    return all(isclose(found, wanted, rel_tol=1e-9) for found, wanted in ends)


def units(unit: str) -> list[str]:
    """Return a unit as written and in its plainest form (m/s² and m/s2), since Moodle compares it sign by sign."""
    plain = unicodedata.normalize("NFKC", unit).replace("\N{MINUS SIGN}", "-")
    return list(dict.fromkeys((unit, plain)))


def decimals(number: Decimal) -> str:
    """Return a number as Moodle reads it: plain digits, or digits with an exponent where it is far from 1."""
    number = number.normalize()
    if number == 0:
        return "0"
    if -10 <= number.adjusted() <= 15:  # noqa: PLR2004  (what a person reads without counting zeros)
        return f"{number:f}"
    return f"{number:e}".replace("e+", "e")


def _own(score: float | None, *, correct: bool) -> float:
    return float(correct) if score is None else score


def _fractions(item: Multiple) -> list[str]:
    if not item.graded:
        return ["100"] * len(item.options)
    if item.scoring == "each":
        return [percent(option.score or 0.0) for option in item.options]
    keys = sum(option.correct for option in item.options)
    wrong = "-100" if item.scoring == "all" else percent(-1 / max(keys, 1))
    shares = iter(weights(keys))
    return [next(shares) if option.correct else _cost(wrong) for option in item.options]


def _cost(wrong: str) -> str:
    return "-5" if wrong == "0" else wrong


def _choice(item: Choice | Multiple, fractions: Iterable[str], *, single: bool) -> Form:
    pairs = zip(fractions, item.options, strict=True)
    answers = tuple(Answer(fraction, option.content, (option.feedback,)) for fraction, option in pairs)
    shuffle = item.shuffle and not any(option.fixed for option in item.options)
    return Form("multichoice", answers, single, _NUMBERINGS.get(item.numbering, "abc"), shuffle)


_NUMBERINGS = {
    "none": "none",
    "": "none",
    "123": "123",
    "ABC": "ABCD",
    "ABCD": "ABCD",
    "iii": "iii",
    "III": "IIII",
    "IIII": "IIII",
}


def _judgement(item: TrueFalse, side: bool, said: Content | None) -> Answer:  # noqa: FBT001  (the side is the value)
    right = side is item.answer
    after = item.feedback.correct if right else item.feedback.incorrect
    return Answer("100" if right else "0", "true" if side else "false", (said, after))


def best_first(accepted: tuple[Accepted, ...]) -> list[Accepted]:
    """Return accepted answers in the order in which Moodle is to try them."""
    return sorted(accepted, key=lambda answer: -answer.score)


def _feedback(answer: AcceptedText | AcceptedNumber, feedback: Feedback) -> tuple[Content | None, ...]:
    if answer.score >= _FULL:
        return (answer.feedback, feedback.correct)
    return (answer.feedback, feedback.partial if answer.score > 0 else feedback.incorrect)


def _otherwise(feedback: Feedback) -> tuple[Answer, ...]:
    return (Answer("0", ANYTHING, (feedback.incorrect,)),) if feedback.incorrect else ()


def _number(answer: AcceptedNumber, feedback: Feedback) -> Answer:
    value, tolerance = interval(answer.low, answer.high, answer.value)
    return Answer(percent(answer.score), value, _feedback(answer, feedback), tolerance)
