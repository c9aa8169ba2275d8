"""What the quiz runtime is told of an item, type by type: some of it in plain, the rest to be sealed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText, Comparison, normalise
from hornbook.model import Content, Criterion, Option
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

Record = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a type adds to the data of its item.

    `public` stands in plain. `records` are (answer, record): a record holds score, feedback and, for options, whether
    it is the key; it is sealed under its answer. `right` are answers of which only a token is written: who gives
    them is right. `secrets` are sealed under the item.
    """

    public: dict[str, Any] = field(default_factory=dict)
    records: Sequence[tuple[str, Record]] = ()
    right: Sequence[str] = ()
    secrets: dict[str, Any] = field(default_factory=dict)


@singledispatch
def facts(item: Item, _view: View) -> Facts:
    """Return what the runtime is told of an item beside what all types share."""
    raise NotImplementedError(type(item).__name__)


@facts.register
def _(item: Choice, view: View) -> Facts:
    return Facts({"shuffle": item.shuffle}, tuple(_chosen(item.options, view)))


@facts.register
def _(item: Multiple, view: View) -> Facts:
    own = {"min_choices": item.min_choices, "max_choices": item.max_choices, "scoring": item.scoring}
    records = [
        (option.id, (option.score or 0.0, text(option.feedback, view), int(option.correct))) for option in item.options
    ]
    return Facts({"shuffle": item.shuffle, **own}, records)


@facts.register
def _(item: TrueFalse, view: View) -> Facts:
    sides = ((True, item.feedback_true), (False, item.feedback_false))
    records = [
        ("true" if side else "false", (float(item.answer is side), text(told, view), int(item.answer is side)))
        for side, told in sides
    ]
    return Facts(records=records)


@facts.register
def _(item: ShortText, view: View) -> Facts:
    secrets = _patterns(item.accepted, item, view) if item.graded else {}
    return Facts(_comparison(item), tuple(_typed(item.accepted, item, view)), secrets=secrets)


@facts.register
def _(item: Numeric, view: View) -> Facts:
    return Facts({"unit": item.unit}, secrets=_ranges(item.accepted, view) if item.graded else {})


@facts.register
def _(item: Gaps, view: View) -> Facts:
    records = [(f"{gap.id}={answer}", record) for gap in item.gaps for answer, record in _gap_records(gap, view)]
    secrets = {gap.id: found for gap in item.gaps if (found := _gap_secrets(gap, view))}
    shuffle = any(isinstance(gap, ChoiceGap) and gap.shuffle for gap in item.gaps)
    public = {"gaps": [_gap(gap) for gap in item.gaps], "shuffle": shuffle}
    return Facts(public, records, secrets={"gaps": secrets})


@facts.register
def _(item: Matching, _view: View) -> Facts:
    return _in_parts(item, [f"{premise.id}={premise.response}" for premise in item.premises])


@facts.register
def _(item: Categorise, _view: View) -> Facts:
    return _in_parts(item, [f"{each.id}={each.category or ''}" for each in item.items])


@facts.register
def _(item: Ordering, _view: View) -> Facts:
    return _in_parts(item, [f"{place}={each.id}" for place, each in enumerate(item.items, 1)])


@facts.register
def _(item: Hotspot, view: View) -> Facts:
    records = [(area.id, (float(area.correct), text(area.feedback, view), int(area.correct))) for area in item.areas]
    return Facts({"scoring": item.scoring, "several": item.several}, records)


@facts.register
def _(item: Essay, view: View) -> Facts:
    return Facts({"min_words": item.min_words, "max_words": item.max_words}, secrets=_marking(item, view))


@facts.register
def _(item: Upload, view: View) -> Facts:
    return Facts(secrets=_marking(item, view))


def text(content: Content | None, view: View) -> str:
    """Return content as the HTML that the runtime shows, "" for none."""
    return "" if content is None else str(view.place(content))


def _in_parts(item: Matching | Categorise | Ordering, parts: list[str]) -> Facts:
    """Return the right parts, or where only all of them count, these as one: parts could be found one by one."""
    return Facts({"scoring": item.scoring}, right=parts if item.scoring == "partial" else [",".join(parts)])


def _chosen(options: Iterable[Option], view: View) -> Iterator[tuple[str, Record]]:
    return ((option.id, (option.worth, text(option.feedback, view), int(option.correct))) for option in options)


def _comparison(how: Comparison) -> dict[str, Any]:
    return {"case": how.case, "plain": not how.diacritics}


def _typed(accepted: Iterable[AcceptedText], how: Comparison, view: View) -> Iterator[tuple[str, Record]]:
    """Yield texts with their records, the best last: of texts that are one when compared, it is the one to be found."""
    exact = sorted((each for each in accepted if not each.pattern), key=lambda each: each.score)
    return ((normalise(each.text, how), (each.score, text(each.feedback, view))) for each in exact)


def _patterns(accepted: Iterable[AcceptedText], how: Comparison, view: View) -> dict[str, Any]:
    wild = [each for each in accepted if each.pattern]
    found = [(normalise(each.text, how), each.score, text(each.feedback, view)) for each in wild]
    return {"patterns": found} if found else {}


def _ranges(accepted: Iterable[AcceptedNumber], view: View) -> dict[str, Any]:
    return {"ranges": [(each.low, each.high, each.score, text(each.feedback, view), each.text) for each in accepted]}


def _gap(gap: Gap) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": gap.id, "weight": gap.weight}
    match gap:
        case TextGap():
            fields |= {"type": "text", **_comparison(gap)}
        case NumberGap():
            fields |= {"type": "number", "unit": gap.unit}
        case ChoiceGap():
            fields |= {"type": "choice", "shuffle": gap.shuffle}
    return {name: value for name, value in fields.items() if value}


def _gap_records(gap: Gap, view: View) -> Iterator[tuple[str, Record]]:
    match gap:
        case TextGap():
            yield from _typed(gap.accepted, gap, view)
        case ChoiceGap():
            yield from _chosen(gap.options, view)


def _gap_secrets(gap: Gap, view: View) -> dict[str, Any]:
    match gap:
        case TextGap():
            return _patterns(gap.accepted, gap, view)
        case NumberGap():
            return _ranges(gap.accepted, view)
        case ChoiceGap():
            return {}


def _marking(item: Essay | Upload, view: View) -> dict[str, Any]:
    rubric: tuple[Criterion, ...] = item.rubric
    return {"rubric": [(line.criterion, line.points) for line in rubric], "sample": text(item.sample, view)}
