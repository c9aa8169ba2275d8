"""What Moodle cannot express of one item in particular, beside what its type says of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import singledispatch
from typing import Any, Literal

from hornbook.course import Lesson
from hornbook.model import Place, Question
from hornbook.moodle import losses_of_parts
from hornbook.moodle.answers import ANYTHING, VERDICTS, Form, form, spans, unplaced
from hornbook.moodle.fractions import exact, percent, weights
from hornbook.questions import (
    Categorise,
    Choice,
    Gaps,
    Hotspot,
    Matching,
    Multiple,
    Numeric,
    ShortText,
    TrueFalse,
    Upload,
)

_ANY = "en"  # a loss is the same in every language
_LONGEST_TAG = 50
_TAG_STRIPPED = frozenset("<>&`")

Level = Literal["degraded", "no"]
Fault = tuple[str, Level, str]


def of_lesson(lesson: Lesson) -> Iterator[tuple[str, Level, str, Place]]:
    """Yield what the items of a lesson lose: the feature's name, how much, what becomes of it, the item's place."""
    for quiz in lesson.quizzes:
        for item in quiz.questions:
            for name, level, how in (*of_tags(item), *of_item(item)):
                yield name, level, how, item.source


def of_tags(item: Question) -> Iterator[Fault]:
    """Yield the tags that Moodle cuts."""
    for tag in item.tags:
        if len(tag) > _LONGEST_TAG or _TAG_STRIPPED.intersection(tag):
            yield "tags", "degraded", f"“{tag}” is cut: a tag has at most 50 characters, and no < > & `"


@singledispatch
def of_item(_item: object) -> Iterator[Fault]:
    """Yield what an item loses: the feature's name, how much, what becomes of it."""
    return iter(())


@of_item.register
def _(item: Choice) -> Iterator[Fault]:
    yield from of_options(item)
    if item.graded:
        yield from of_scores([option.score for option in item.options])
        if not any(option.score == 1 or (option.correct and option.score is None) for option in item.options):
            yield "partial", "degraded", "no option earns all points, so Moodle names no right answer"


@of_item.register
def _(item: Multiple) -> Iterator[Fault]:
    yield from of_options(item)
    keys = sum(option.correct for option in item.options)
    if item.graded and item.scoring == "each":
        yield from of_scores([option.score for option in item.options])
    elif item.graded and len(set(weights(keys))) > 1:
        yield (
            "multiple",
            "degraded",
            f"{' and '.join(dict.fromkeys(weights(keys)))} % a key: there is no 1/{keys} in Moodle",
        )


@of_item.register
def _(item: TrueFalse) -> Iterator[Fault]:
    if item.graded:
        yield from of_verdicts(item, form)


@of_item.register
def _(item: ShortText) -> Iterator[Fault]:
    yield from of_verdicts(item, form)
    if not item.graded:
        return
    most = max((answer.score for answer in item.accepted), default=0.0)
    yield from of_scores([answer.score for answer in item.accepted if answer.score != most])
    if most != 1:
        yield "partial", "degraded", "the best text earns all points, since Moodle wants one that does"
    if item.feedback.incorrect and any(answer.pattern and answer.text == ANYTHING for answer in item.accepted):
        yield "feedback.incorrect", "no", "an accepted text takes any answer"


@of_item.register
def _(item: Numeric) -> Iterator[Fault]:
    yield from of_verdicts(item, form)
    if not item.graded:
        return
    yield from of_scores([answer.score for answer in item.accepted])
    if not all(spans(answer) for answer in item.accepted):
        yield "numeric", "degraded", "an interval with inexact ends: they lie too many powers of ten apart"


@of_item.register
def _(item: Upload) -> Iterator[Fault]:
    yield from losses_of_parts.of_upload(item)


@of_item.register
def _(item: Gaps) -> Iterator[Fault]:
    return losses_of_parts.of_gaps(item)


@of_item.register
def _(item: Matching) -> Iterator[Fault]:
    return losses_of_parts.of_answers(item, item.responses)


@of_item.register
def _(item: Categorise) -> Iterator[Fault]:
    return losses_of_parts.of_answers(item, item.categories)


@of_item.register
def _(item: Hotspot) -> Iterator[Fault]:
    return losses_of_parts.of_hotspot(item)


def of_options(item: Choice | Multiple) -> Iterator[Fault]:
    """Yield the options that Moodle drops."""
    if any(not option.content.html.strip() for option in item.options):
        yield ("choice" if isinstance(item, Choice) else "multiple"), "no", "Moodle drops an option without content"


def of_scores(scores: list[float | None]) -> Iterator[Fault]:
    """Yield the scores for which Moodle has no fraction."""
    for score in dict.fromkeys(scores):
        if score is not None and not exact(score):
            name = "negative" if score < 0 else "partial"
            yield name, "degraded", f"{percent(score)} %: {score * 100:g} % is not among the fractions of Moodle"


def of_verdicts(item: Question, form: Callable[[Any, str], Form]) -> Iterator[Fault]:
    """Yield the verdicts for which there is no answer in the `form` of the item, which is made where it has any."""
    said = any(getattr(item.feedback, name) for name in VERDICTS)
    for name in unplaced(form(item, _ANY), item.feedback) if said else ():
        yield f"feedback.{name}", "degraded", "a part of the general feedback: no answer earns what it is for"
