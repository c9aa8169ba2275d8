"""Typed answers: short texts and numbers."""

from __future__ import annotations

from html import escape

from hornbook.answers.numbers import AcceptedNumber
from hornbook.canvas import accepted, idents
from hornbook.canvas.forms import (
    OTHER,
    RESPONSE,
    WHOLE,
    Condition,
    Form,
    Response,
    around,
    between,
    equal,
    feedback_of,
)
from hornbook.canvas.phrases import Voice
from hornbook.canvas.texts import block
from hornbook.questions import Numeric, ShortText

ESSAY = "essay_question"
TEXT = "short_answer_question"
NUMBER = "numerical_question"
_ANY = ("-1000000000000000", "1000000000000000")
_FIELD = Response(typed="String")


def short_text(item: ShortText, _voice: Voice) -> Form:
    """Return a short answer; where no text can be listed, one that a person reads."""
    found = accepted.listed(item.accepted) if item.graded else []
    texts = [(at, text) for at, one in found for text in accepted.spellings(one, accents=item.diacritics)]
    unlisted = accepted.unlisted(item.accepted)
    if not texts:
        return Form(ESSAY, block(item.stem), (_FIELD,), scoring=(Condition(OTHER),), unlisted=unlisted)
    told = {at: one.feedback for at, one in found if one.feedback}
    answers = tuple(
        Condition(equal(RESPONSE, text, case=item.case), shows=(_feedback(at),), goes_on=True)
        for at, text in texts
        if at in told
    )
    scoring = tuple(Condition(equal(RESPONSE, text, case=item.case), WHOLE) for _, text in texts)
    contents = tuple((_feedback(at), content) for at, content in told.items())
    return Form(TEXT, block(item.stem), (_FIELD,), answers, scoring, contents, unlisted=unlisted, case=item.case)


def numeric(item: Numeric, _voice: Voice) -> Form:
    """Return a number with a margin, an interval, or any number where there is no key; the unit follows the stem."""
    stem = block(item.stem) + (f"<p>[{escape(item.unit)}]</p>" if item.unit else "")
    field = Response(typed="Decimal")
    if not item.graded:
        return Form(NUMBER, stem, (field,), scoring=(Condition(between(*_ANY), WHOLE),))
    found = accepted.listed(item.accepted)
    scoring = tuple(_interval(at, one) for at, one in found)
    contents = tuple((_feedback(at), one.feedback) for at, one in found if one.feedback)
    return Form(NUMBER, stem, (field,), (), scoring, contents, unlisted=accepted.unlisted(item.accepted))


def _interval(at: int, one: AcceptedNumber) -> Condition:
    value, low, high = accepted.margin(one)
    test = around(value, low, high) if value else between(low, high)
    return Condition(test, WHOLE, shows=(_feedback(at),) if one.feedback else ())


def _feedback(at: int) -> str:
    return feedback_of(idents.numbered(1, at))
