"""What Canvas cannot express of one question or quiz in particular, beside what its type says of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from hornbook.canvas import accepted, blanks, choices, quizzes
from hornbook.course import Lesson, Pool, Quiz
from hornbook.model import Content, Place
from hornbook.questions import (
    Categorise,
    Choice,
    ChoiceGap,
    Gap,
    Gaps,
    Matching,
    Multiple,
    NumberGap,
    Numeric,
    Ordering,
    ShortText,
    TextGap,
)

Fault = tuple[str, str]

_LISTED = "is plain text in a list to choose from: Canvas shows no markup there"


def of_lesson(lesson: Lesson) -> Iterator[tuple[str, str, Place]]:
    """Yield what the quizzes of a lesson lose: the feature's name, what becomes of it, the place."""
    for quiz in lesson.quizzes:
        first = next((entry.source for entry in quiz.items), Place(file=lesson.file, line=1, column=1, end=1))
        yield from ((name, how, first) for name, how in _of_quiz(quiz))
        for item in quiz.questions:
            yield from ((name, how, item.source) for name, how in _of(item))
        yield from _still(quiz)
        yield from _unequal(quiz)


def _of_quiz(quiz: Quiz) -> Iterator[Fault]:
    if quiz.time_limit % 60:
        yield "quiz.time_limit", f"{-(-quiz.time_limit // 60)} minutes: Canvas counts whole minutes"


def _still(quiz: Quiz) -> Iterator[tuple[str, str, Place]]:
    """Yield the shuffled questions of a quiz that has others too, which keep their order."""
    if quizzes.shuffles(quiz):
        return
    for item in quiz.questions:
        if isinstance(item, Choice | Multiple) and choices.shuffled(item):
            how = "a setting that Classic Quizzes do not read: other questions of the quiz keep their order"
            yield "shuffle", how, item.source


def _unequal(quiz: Quiz) -> Iterator[tuple[str, str, Place]]:
    """Yield the questions of pools that are worth another number of points than Canvas gives to all."""
    for pool in (entry for entry in quiz.items if isinstance(entry, Pool)):
        for item in pool.questions:
            if item.points != pool.points and item.graded:
                yield "points", f"{pool.points:g} points, as all questions of its pool", item.source


@singledispatch
def _of(_item: object) -> Iterator[Fault]:
    return iter(())


@_of.register
def _(item: ShortText) -> Iterator[Fault]:
    if not item.graded:
        return
    texts = [text for _, one in accepted.listed(item.accepted) for text in accepted.spellings(one, accents=True)]
    if not texts:
        yield "short-text", "an essay that a person marks: none of its accepted texts can be listed"
    yield from _unlisted(item)


@_of.register
def _(item: Numeric) -> Iterator[Fault]:
    return _unlisted(item)


@_of.register
def _(item: Gaps) -> Iterator[Fault]:
    lists = blanks.chosen_only(item)
    for gap in item.gaps:
        yield from _of_gap(gap, lists=lists)


@_of.register
def _(item: Matching) -> Iterator[Fault]:
    return _plain("matching", (response.content for response in item.responses))


@_of.register
def _(item: Ordering) -> Iterator[Fault]:
    return _plain("ordering", (entry.content for entry in item.items))


@_of.register
def _(item: Categorise) -> Iterator[Fault]:
    return _plain("categorise", (category.content for category in item.categories))


def _of_gap(gap: Gap, *, lists: bool) -> Iterator[Fault]:
    if not isinstance(gap, ChoiceGap):
        yield from _unlisted(gap)
        return
    if not lists:
        yield "gaps.dropdown", "a blank with its options behind it: Canvas has no question with lists and blanks"
    yield from _plain("gaps.dropdown", (option.content for option in gap.options))


def _unlisted(item: ShortText | Numeric | TextGap | NumberGap) -> Iterator[Fault]:
    if accepted.unlisted(item.accepted):
        yield "feedback.option", "a part of the feedback to every wrong answer: Canvas does not know this answer"


def _plain(name: str, contents: Iterable[Content]) -> Iterator[Fault]:
    for content in contents:
        if "<" in content.html:
            yield name, f"“{' '.join(content.text.split())}” {_LISTED}"
