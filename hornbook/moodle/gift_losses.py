"""What GIFT cannot express of one item in particular, beside what it cannot express at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import singledispatch

from hornbook.course import Lesson
from hornbook.model import Place
from hornbook.moodle import losses
from hornbook.moodle.gift import is_carried
from hornbook.moodle.gift_forms import form
from hornbook.moodle.losses import Fault, Level
from hornbook.moodle.singles import singles
from hornbook.questions import Categorise, Choice, Gaps, Item, Matching, Multiple, Numeric, ShortText, TrueFalse

_NO_WORDS: defaultdict[str, str] = defaultdict(str)  # what a stem says beside is no matter here


def of_lesson(lesson: Lesson) -> Iterator[tuple[str, Level, str, Place]]:
    """Yield what the items of a lesson lose: the feature's name, how much, what becomes of it, the item's place."""
    for quiz in lesson.quizzes:
        for item in quiz.questions:
            for name, level, how in (*losses.of_tags(item), *of_item(item)):
                yield name, level, how, item.source


def of_item(item: Item) -> Iterator[Fault]:
    """Yield what an item loses; one that is not carried loses all."""
    if not is_carried(item):
        yield str(item.__struct_config__.tag), "no", _missing(item)
        return
    if isinstance(item, Gaps) and not any(gap.weight for gap in item.gaps):
        yield "gaps.weight", "degraded", "points for gaps of which all weigh nothing"
    for single in singles(item, _NO_WORDS):
        yield from _of(single.item)


def _missing(item: Item) -> str:
    if isinstance(item, ShortText | Gaps):
        return "the question is left out: an accepted text with “->” would make it a matching question"
    return "the question is left out: fewer than two answers to choose from end the import"


@singledispatch
def _of(_item: Item) -> Iterator[Fault]:
    return iter(())


@_of.register(TrueFalse)
@_of.register(Multiple)
@_of.register(ShortText)
@_of.register(Numeric)
@_of.register(Matching)
@_of.register(Categorise)
def _(item: TrueFalse | Multiple | ShortText | Numeric | Matching | Categorise) -> Iterator[Fault]:
    return losses.of_item(item)


@_of.register
def _(item: Choice) -> Iterator[Fault]:
    yield from losses.of_options(item)
    yield from losses.of_verdicts(item, form)
    if not item.graded:
        return
    worths = [option.worth for option in item.options]
    best = worths.index(max(worths))
    yield from losses.of_scores([worth for at, worth in enumerate(worths) if at != best])
    if worths[best] != 1:
        yield "partial", "degraded", "the best option earns all points, since a single choice has one that does"
