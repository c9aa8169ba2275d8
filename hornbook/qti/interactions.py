"""What the template of each question type prints of its interaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from markupsafe import Markup
from msgspec.structs import replace

from hornbook.course import Lesson
from hornbook.model import Content, Criterion, Entry, Option
from hornbook.qti import files, identifiers, numbers, patterns
from hornbook.qti.content import piece, pieces, whole, words
from hornbook.qti.dialect import Dialect
from hornbook.qti.phrases import Phrases, word_limits
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
    TrueFalse,
    Upload,
)
from hornbook.questions.categorise import Sorted
from hornbook.questions.matching import Premise
from hornbook.questions.ordering import shown

View = dict[str, Any]
_LONGEST_ESSAY = 20_000
_LETTERS_A_WORD = 15
_GAP_LENGTH = 20
_LABELS = {"ABC": "qti-labels-upper-alpha", "123": "qti-labels-decimal", "none": "qti-labels-none"}
_SHAPES = {"circle": "circle", "rectangle": "rect", "polygon": "poly"}


class Setting(msgspec.Struct, frozen=True):
    """Where an item stands: its lesson, the phrases in the lesson's language, the version of QTI."""

    lesson: Lesson
    say: Phrases
    dialect: Dialect


class Blank(msgspec.Struct, frozen=True):
    """A gap as it is shown: a dropdown if it has `options`, (identifier, content) each; else a field with its unit."""

    identifier: str
    label: str
    options: tuple[tuple[str, Markup], ...] | None = None
    shuffle: bool = False
    unit: str = ""


def view(item: Item, at: Setting) -> View:
    """Return the names that only the templates of the item's type print."""
    return _TYPES[type(item)](item, at)


def _choice(item: Choice, at: Setting) -> View:
    return _options(item, at) | {"most": 1, "fewest": 0}


def _multiple(item: Multiple, at: Setting) -> View:
    return _options(item, at) | {"most": item.max_choices, "fewest": item.min_choices}


def _options(item: Choice | Multiple, at: Setting) -> View:
    return {
        "options": [(option.id, whole(option.content, at.dialect), option.fixed) for option in item.options],
        "shuffle": item.shuffle,
        "label": _LABELS.get(item.numbering, ""),
    }


def _true_false(_item: TrueFalse, at: Setting) -> View:
    options = [("true", Markup.escape(at.say.true), False), ("false", Markup.escape(at.say.false), False)]
    return {"options": options, "shuffle": False, "label": "", "most": 1, "fewest": 0}


def _short_text(item: ShortText, _at: Setting) -> View:
    longest = max((len(accepted.text) for accepted in item.accepted), default=0)
    return {"length": max(40, 2 * longest), "unit": ""}


def _numeric(item: Numeric, _at: Setting) -> View:
    return {"length": 40, "unit": item.unit}


def _gaps(item: Gaps, at: Setting) -> View:
    alone = len(item.gaps) == 1
    length = max(_GAP_LENGTH, *(2 * len(text) for gap in item.gaps for text in _typed(gap)), 0)
    views = {gap.id: _gap(gap, number, at, alone=alone) for number, gap in enumerate(item.gaps, 1)}
    cut = pieces(item.stem, at.dialect, tuple(views))
    behind = [text for text, _ in cut[1:]] + [Markup()]
    return {
        "pieces": [
            (text, replace(views[name], unit=_unit(views[name].unit, after)) if name else None)
            for (text, name), after in zip(cut, behind, strict=True)
        ],
        "length": length,
    }


def _typed(gap: Gap) -> Iterable[str]:
    return () if isinstance(gap, ChoiceGap) else (accepted.text for accepted in gap.accepted)


def _gap(gap: Gap, number: int, at: Setting, *, alone: bool) -> Blank:
    made = Blank(identifiers.gap_response(gap.id, alone=alone), f"{at.say.gap} {number}")
    if isinstance(gap, ChoiceGap):
        options = tuple(_dropdown(gap, option, at.dialect) for option in gap.options)
        return replace(made, options=options, shuffle=gap.shuffle)
    return replace(made, unit=gap.unit) if isinstance(gap, NumberGap) else made


def _dropdown(gap: Gap, option: Option, dialect: Dialect) -> tuple[str, Markup]:
    rich = dialect.rich_dropdowns and "<" in option.content.html and not option.content.block
    inner = whole(option.content, dialect) if rich else Markup.escape(words(option.content))
    return identifiers.of_gap(gap.id, option.id), inner


def _unit(unit: str, after: Markup) -> str:
    """Return the unit that is to be shown behind a gap: none where the author's text has it there already."""
    return "" if after.lstrip().startswith(Markup.escape(unit)) else unit


def _matching(item: Matching, at: Setting) -> View:
    given = [premise.response for premise in item.premises]
    several = {name for name in given if given.count(name) > 1}
    return {
        "premises": _premises(item.premises, at.dialect),
        "responses": [
            (
                identifiers.response(entry.id),
                whole(entry.content, at.dialect),
                0 if item.reuse or entry.id in several else 1,
            )
            for entry in item.responses
        ],
        "shuffle": item.shuffle,
    }


def _categorise(item: Categorise, at: Setting) -> View:
    return {
        "premises": _premises(item.items, at.dialect),
        "responses": [
            (identifiers.response(entry.id), whole(entry.content, at.dialect), 0) for entry in item.categories
        ],
        "shuffle": item.shuffle,
    }


def _premises(entries: Iterable[Premise | Sorted], dialect: Dialect) -> list[tuple[str, Markup]]:
    return [(identifiers.premise(entry.id), whole(entry.content, dialect)) for entry in entries]


def _ordering(item: Ordering, at: Setting) -> View:
    return {"entries": [_entry(entry, at.dialect) for entry in shown(item)]}


def _entry(entry: Entry, dialect: Dialect) -> tuple[str, Markup]:
    return entry.id, whole(entry.content, dialect)


def _hotspot(item: Hotspot, at: Setting) -> View:
    return {
        "picture": files.picture(item.media, at.lesson),
        "areas": [(area.id, _SHAPES[area.shape], ",".join(map(str, area.coords)), area.label) for area in item.areas],
        "most": 0 if item.several else 1,
    }


def _essay(item: Essay, at: Setting) -> View:
    return {
        "length": item.max_words * _LETTERS_A_WORD or _LONGEST_ESSAY,
        "mask": patterns.words(item.max_words) if item.max_words else "",
        "limits": word_limits(item.min_words, item.max_words, at.say),
        **_marking(item.rubric, item.sample, at),
    }


def _upload(item: Upload, at: Setting) -> View:
    return {
        "types": files.types(item.accept, several=at.dialect.many_types),
        "limits": files.limits(item, at.say),
        **_marking(item.rubric, item.sample, at),
    }


def _marking(rubric: tuple[Criterion, ...], sample: Content | None, at: Setting) -> View:
    return {
        "rubric": [(line.criterion, numbers.points(line.points)) for line in rubric],
        "sample": piece(sample, at.dialect) if sample else None,
    }


_TYPES: dict[type, Callable[[Any, Setting], View]] = {
    Choice: _choice,
    Multiple: _multiple,
    TrueFalse: _true_false,
    ShortText: _short_text,
    Numeric: _numeric,
    Gaps: _gaps,
    Matching: _matching,
    Ordering: _ordering,
    Categorise: _categorise,
    Hotspot: _hotspot,
    Essay: _essay,
    Upload: _upload,
}
