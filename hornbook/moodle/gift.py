"""Items as GIFT questions: the line above, name, stem, answers with weights and feedback, general feedback."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

import msgspec
from markupsafe import Markup

from hornbook.model import Content
from hornbook.moodle.answers import ANYTHING, FULL, VERDICTS, Form, unplaced
from hornbook.moodle.banks import Asked, grade, judged, note, rubric
from hornbook.moodle.gift_forms import form, told
from hornbook.moodle.gift_texts import comment, escaped, guarded
from hornbook.moodle.pairs import Pairing, categorise, matching
from hornbook.moodle.singles import GAP_MARK, Single, singles
from hornbook.questions import (
    Categorise,
    Choice,
    Essay,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    ShortText,
    TextGap,
)
from hornbook.questions.ordering import shown

Text = Callable[..., Markup]
_FEWEST = 2
_ARROW = "->"
_TO = Markup(" -> ")
_NUMBERS = Markup("#")
_NOTHING = Markup("")
_BLANK = "_____"
_LONGEST = 97


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
    """Return whether an importer takes the answers of the item for what they are."""
    match item:
        case Gaps():
            return all(map(_is_text, (gap for gap in item.gaps if isinstance(gap, TextGap))))
        case ShortText():
            return _is_text(item)
        case Choice() | Multiple():
            return len(item.options) >= _FEWEST
        case Hotspot():
            return len(item.areas) >= _FEWEST
        case Matching() | Categorise() | Ordering():
            return len(_pairing(item).rows) >= _FEWEST
        case _:
            return True


def _is_text(item: ShortText | TextGap) -> bool:
    return not any(_ARROW in answer.text for answer in item.accepted)


def questions(asked: Asked, language: str, text: Text, strings: Mapping[str, str]) -> Iterator[Written]:
    """Yield an item of which `is_carried` is true; `text` writes pieces of content in the lesson's language."""
    found = list(singles(asked.item, strings))
    for at, single in enumerate(found, start=1):
        name = f"{asked.name} ({at}/{len(found)})" if len(found) > 1 else asked.name
        number = f"{asked.idnumber[:_LONGEST]}.{single.gap}" if len(found) > 1 else asked.idnumber
        points = grade(single.item)
        tags = asked.tags if points == "1" else (*asked.tags, f"points: {points}")
        before, after = _stem(single, text)
        opening, rows, below = _answered(single.item, partial(_form, single.item, asked, language), text)
        general = guarded(text(*_general(single.item, strings, below)))
        yield Written(comment(number, tags), escaped(name), before, opening, rows, general, after)


def _stem(single: Single, text: Text) -> tuple[Markup, Markup]:
    """Return what stands before the braces and behind them: a missing word stands in its sentence."""
    whole = text(*single.stem)
    if not single.gap:
        return whole, _NOTHING
    before, _, after = whole.partition(GAP_MARK)
    return (before, after) if after.strip() else (before + _BLANK, _NOTHING)


def _general(item: Item, strings: Mapping[str, str], verdicts: Iterable[str]) -> Iterator[Content | None]:
    """Yield the general feedback, and what else GIFT has no place for, each below a word that says what it is."""
    yield item.feedback.general
    yield from judged(item, strings, verdicts)
    yield from (note(strings["hint"], hint) for hint in item.hints)
    if isinstance(item, Essay):
        yield note(strings["js_rubric"], rubric(item))
        yield note(strings["js_sample"], item.sample)


def _answered(item: Item, form: Callable[[], Form], text: Text) -> tuple[Markup, tuple[Row, ...], Sequence[str]]:
    """Return what stands in the braces, and the verdicts that stand beside none of the answers."""
    if isinstance(item, Matching | Categorise | Ordering):
        return _NOTHING, tuple(_pairs(_pairing(item), text)), VERDICTS
    made = form()
    verdicts = unplaced(made, item.feedback)
    if made.kind == "truefalse":
        return _judgement(made, text), (), verdicts
    if made.kind == "multichoice":
        return _NOTHING, tuple(_options(made, text)), verdicts
    if made.kind == "essay":
        return _NOTHING, (), verdicts
    numeric = isinstance(item, Numeric) and item.graded
    return _NUMBERS if numeric else _NOTHING, tuple(_typed(made, text, numeric=numeric)), verdicts


def _form(item: Item, asked: Asked, language: str) -> Form:
    """Return the form of a question, which is known where it is the whole item."""
    known = asked.form
    return told(item, known) if item is asked.item and isinstance(known, Form) else form(item, language)


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
    right = next(str(answer.given) for answer in form.answers if answer.fraction == FULL).upper()
    parts = [right, guarded(said["0"]), guarded(said[FULL])]
    return Markup("#").join(map(Markup, parts)) if any(said.values()) else Markup(right)  # noqa: S704  (escaped)


def _options(made: Form, text: Text) -> Iterator[Row]:
    """Yield options; a single choice needs one `=`, without which its options would be boxes to tick."""
    best = [answer.fraction for answer in made.answers].index(FULL) if made.single else -1
    for at, answer in enumerate(made.answers):
        mark = "=" if at == best else _weighted("~", answer.fraction)
        given = answer.given if isinstance(answer.given, Content) else None
        yield Row(mark, guarded(text(given)), guarded(text(*answer.feedback)))


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
