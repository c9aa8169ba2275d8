"""The key of a practice question in plain words: for learners without JavaScript, and for who asks to see it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from markupsafe import Markup

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.model import Content, Entry, Option
from hornbook.pages.view import View
from hornbook.questions import (
    Categorise,
    Choice,
    ChoiceGap,
    Essay,
    Gap,
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
from hornbook.rendering import number

_BETWEEN = Markup(" · ")
_PAIR = Markup('<div class="pair"><div>{}</div><div class="to">{}</div></div>')


def keys(item: Item, view: View) -> list[Markup]:
    """Return the key of an item as lines of HTML, none where it has no key."""
    return _keys(item, view) if item.graded else []


@singledispatch
def _keys(item: Item, _view: View) -> list[Markup]:
    raise NotImplementedError(type(item).__name__)


@_keys.register(Choice)
@_keys.register(Multiple)
def _(item: Choice | Multiple, view: View) -> list[Markup]:
    return _right_options(item.options, view)


@_keys.register
def _(item: TrueFalse, view: View) -> list[Markup]:
    return [Markup.escape(view.strings["true" if item.answer else "false"])]


@_keys.register
def _(item: ShortText, _view: View) -> list[Markup]:
    return _texts(item.accepted)


@_keys.register
def _(item: Numeric, _view: View) -> list[Markup]:
    return _numbers(item.accepted, item.unit)


@_keys.register
def _(item: Gaps, view: View) -> list[Markup]:
    named = ((view.say("gap_name", n=place), _of_gap(gap, view)) for place, gap in enumerate(item.gaps, 1))
    return [Markup("{}: {}").format(name, _BETWEEN.join(lines)) for name, lines in named]


@_keys.register
def _(item: Matching, view: View) -> list[Markup]:
    return _pairs([(premise.content, premise.response) for premise in item.premises], item.responses, view)


@_keys.register
def _(item: Categorise, view: View) -> list[Markup]:
    return _pairs([(each.content, each.category) for each in item.items], item.categories, view)


@_keys.register
def _(item: Ordering, view: View) -> list[Markup]:
    rows = Markup().join(Markup("<li>{}</li>").format(view.place(each.content)) for each in item.items)
    return [Markup("<ol>{}</ol>").format(rows)]


@_keys.register
def _(item: Hotspot, _view: View) -> list[Markup]:
    return [Markup.escape(area.label) for area in item.areas if area.correct]


@_keys.register(Essay)
@_keys.register(Upload)
def _(item: Essay | Upload, view: View) -> list[Markup]:
    return [view.place(item.sample)] if item.sample else []


def _of_gap(gap: Gap, view: View) -> list[Markup]:
    match gap:
        case TextGap():
            return _texts(gap.accepted)
        case NumberGap():
            return _numbers(gap.accepted, gap.unit)
        case ChoiceGap():
            return _right_options(gap.options, view)


def _right_options(options: Iterable[Option], view: View) -> list[Markup]:
    return [view.place(option.content) for option in options if option.correct]


def _texts(accepted: Iterable[AcceptedText]) -> list[Markup]:
    return [_worth(each.text, each.score) for each in accepted if each.score > 0]


def _numbers(accepted: Iterable[AcceptedNumber], unit: str) -> list[Markup]:
    return [_worth(f"{each.text} {unit}".strip(), each.score) for each in accepted if each.score > 0]


def _worth(answer: str, score: float) -> Markup:
    """Return an answer, with its fraction where it earns a part; what earns nothing is named for its feedback only."""
    return Markup.escape(answer if score >= 1 else f"{answer} ({number(round(100 * score, 1))} %)")


def _pairs(rows: Iterable[tuple[Content, str | None]], entries: Iterable[Entry], view: View) -> list[Markup]:
    known = {entry.id: view.place(entry.content) for entry in entries}
    nowhere = Markup.escape(view.strings["none_of_these"])
    return [_PAIR.format(view.place(content), known[to] if to else nowhere) for content, to in rows]
