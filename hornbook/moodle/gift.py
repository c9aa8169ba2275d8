"""Items as GIFT questions: the line above, name, stem, answers with weights and feedback, general feedback."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from html import escape
from typing import Any

import msgspec
from markupsafe import Markup

from hornbook.model import Content, Question
from hornbook.moodle import answers
from hornbook.moodle.answers import ANYTHING, Answer, Form
from hornbook.moodle.banks import Asked, judged, unit
from hornbook.moodle.cloze import GAP
from hornbook.moodle.gift_texts import comment, escaped, guarded
from hornbook.moodle.pairs import Pairing, categorise, matching
from hornbook.questions import (
    Categorise,
    Choice,
    ChoiceGap,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    NumberGap,
    Numeric,
    Ordering,
    ShortText,
    TextGap,
    TrueFalse,
    Upload,
)
from hornbook.questions.ordering import shown

Text = Callable[..., Markup]
_FEWEST = 2
_WHOLE = 100
_ARROW = "->"
_TO = Markup(" -> ")
_NUMBERS = Markup("#")
_NOTHING = Markup("")
_BLANK = "_____"
_GAP_MARK = "\1"


class Row(msgspec.Struct, frozen=True):
    """A line of answers: `=` or `~` with its weight, the answer, and the feedback to it; all escaped."""

    mark: str
    answer: Markup
    said: Markup = Markup("")


class Written(msgspec.Struct, frozen=True):
    """A question: what stands before the braces and behind them, and in them; all escaped."""

    comment: Markup
    name: Markup
    before: Markup
    opening: Markup
    rows: tuple[Row, ...]
    general: Markup
    after: Markup


def is_carried(item: Item) -> bool:
    """Return whether GIFT has a question that asks what the item asks."""
    match item:
        case Hotspot() | Upload():
            return False
        case Gaps():
            return len(item.gaps) == 1 and is_carried(alone(item))
        case ShortText():
            return not any(_ARROW in accepted.text for accepted in item.accepted)
        case Choice() | Multiple():
            return len(item.options) >= _FEWEST
        case Matching() | Categorise() | Ordering():
            return len(_pairing(item).rows) >= _FEWEST
        case _:
            return True


def alone(item: Gaps) -> ShortText | Numeric | Choice:
    """Return the question that a gap is which stands alone in its stem."""
    common: dict[str, Any] = {name: getattr(item, name) for name in Question.__struct_fields__}
    match item.gaps[0]:
        case TextGap() as gap:
            return ShortText(**common, accepted=gap.accepted, case=gap.case, diacritics=gap.diacritics)
        case NumberGap() as gap:
            return Numeric(**common, accepted=gap.accepted, unit=gap.unit)
        case ChoiceGap() as gap:
            return Choice(**common, options=gap.options, shuffle=gap.shuffle)


def question(asked: Asked, language: str, text: Text, strings: Mapping[str, str]) -> Written:
    """Return an item of which `is_carried` is true; `text` writes pieces of content in the lesson's language."""
    item = asked.item
    plain = alone(item) if isinstance(item, Gaps) else item
    opening, rows = _answered(plain, language, text)
    before, after = _stem(item, plain, text)
    below = () if isinstance(plain, _WITH_VERDICTS) else tuple(judged(item, strings))
    points = () if asked.grade == "1" else (f"points: {asked.grade}",)
    return Written(
        comment(asked.idnumber, (*asked.tags, *points)),
        escaped(asked.name),
        before,
        opening,
        rows,
        guarded(text(item.feedback.general, *below)),
        after,
    )


# Types of which each answer has its verdict beside its own feedback.
_WITH_VERDICTS = (Choice, TrueFalse, ShortText, Numeric)


def _stem(item: Item, plain: Item, text: Text) -> tuple[Markup, Markup]:
    """Return what stands before the braces and behind them: a missing word stands in its sentence."""
    if not isinstance(item, Gaps):
        return text(item.stem, unit(item) if isinstance(item, Numeric) else None), _NOTHING
    behind = f" {escape(plain.unit, quote=False)}" if isinstance(plain, Numeric) and plain.unit else ""
    html = GAP.sub(_GAP_MARK + behind, item.stem.html.replace(_GAP_MARK, ""))
    before, _, after = text(msgspec.structs.replace(item.stem, html=html)).partition(_GAP_MARK)
    return (before, after) if after.strip() else (before + _BLANK, _NOTHING)


def _answered(item: Item, language: str, text: Text) -> tuple[Markup, tuple[Row, ...]]:
    if isinstance(item, Matching | Categorise | Ordering):
        return _NOTHING, tuple(_pairs(_pairing(item), text))
    form = answers.form(item, language)
    if form.kind == "truefalse":
        return _judgement(form, text), ()
    if form.kind == "multichoice":
        return _NOTHING, tuple(_options(item, form, text))
    if form.kind == "essay":
        return _NOTHING, ()
    numeric = isinstance(item, Numeric) and item.graded
    return _NUMBERS if numeric else _NOTHING, tuple(_typed(form, text, numeric=numeric))


def _pairing(item: Matching | Categorise | Ordering) -> Pairing:
    if isinstance(item, Ordering):
        places = {entry.id: str(at) for at, entry in enumerate(item.items, start=1)}
        return Pairing(tuple((entry.content, places[entry.id]) for entry in shown(item)), shuffle=False)
    return categorise(item) if isinstance(item, Categorise) else matching(item)


def _pairs(pairing: Pairing, text: Text) -> Iterator[Row]:
    for stem, answer in pairing.rows:
        yield Row("=", guarded(text(stem)) + _TO + escaped(answer))


def _judgement(form: Form, text: Text) -> Markup:
    """Return the right side with the feedback for the wrong judgement, then for the right one."""
    said = {answer.fraction: text(*answer.feedback) for answer in form.answers}
    right = next(str(answer.given) for answer in form.answers if answer.fraction == "100").upper()
    parts = [right, guarded(said["0"]), guarded(said["100"])]
    return Markup("#").join(map(Markup, parts)) if any(said.values()) else Markup(right)  # noqa: S704  (escaped)


def _options(item: Item, form: Form, text: Text) -> Iterator[Row]:
    """Yield options; a single choice needs one `=`, without which its options would be boxes to tick."""
    best = max(range(len(form.answers)), key=lambda at: float(form.answers[at].fraction)) if form.single else -1
    for at, answer in enumerate(form.answers):
        mark = "=" if at == best else _weighted("~", answer.fraction)
        verdict = _verdict(item, answer) if form.single else None
        given = answer.given if isinstance(answer.given, Content) else None
        yield Row(mark, guarded(text(given)), guarded(text(*answer.feedback, verdict)))


def _verdict(item: Item, answer: Answer) -> Content | None:
    share = float(answer.fraction)
    if share == _WHOLE:
        return item.feedback.correct
    return item.feedback.partial if share > 0 else item.feedback.incorrect


def _typed(form: Form, text: Text, *, numeric: bool) -> Iterator[Row]:
    for answer in form.answers:
        said = guarded(text(*answer.feedback))
        if numeric and answer.given == ANYTHING:
            yield Row("~", _NOTHING, said)
        elif numeric:
            span = f"{_digits(str(answer.given))}:{_digits(answer.tolerance)}"
            yield Row(f"=%{answer.fraction}%", Markup(span), said)  # noqa: S704  (digits)
        else:
            yield Row(f"=%{answer.fraction}%", guarded(escaped(str(answer.given)), "plain"), said)


def _weighted(sign: str, fraction: str) -> str:
    return sign if fraction == "0" else f"{sign}%{fraction}%"


def _digits(number: str) -> str:
    """Return a number without an exponent: not every reader of GIFT knows them."""
    return f"{Decimal(number):f}" if "e" in number else number
