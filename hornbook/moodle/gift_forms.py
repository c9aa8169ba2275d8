"""The answers of an item as GIFT holds them: a single choice has one full key, and a verdict beside each option."""

from __future__ import annotations

import msgspec

from hornbook.model import Content
from hornbook.moodle import answers
from hornbook.moodle.answers import FULL, Answer, Form
from hornbook.questions import Item


def form(item: Item, language: str) -> Form:
    """Return the form of an item that is no matching question; `language` is the one that the lesson is in."""
    return told(item, answers.form(item, language))


def told(item: Item, made: Form) -> Form:
    """Return the form that an item has in Moodle XML as it is in GIFT."""
    if made.kind != "multichoice" or not made.single:
        return made
    best = max(range(len(made.answers)), key=lambda at: float(made.answers[at].fraction))
    rows = (_judged(item, answer, best=at == best) for at, answer in enumerate(made.answers))
    return msgspec.structs.replace(made, answers=tuple(rows))


def _judged(item: Item, answer: Answer, *, best: bool) -> Answer:
    share = FULL if best else answer.fraction
    return msgspec.structs.replace(answer, fraction=share, feedback=(*answer.feedback, _verdict(item, share)))


def _verdict(item: Item, share: str) -> Content | None:
    if share == FULL:
        return item.feedback.correct
    return item.feedback.partial if float(share) > 0 else item.feedback.incorrect
