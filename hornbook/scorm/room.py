"""How much of what a platform keeps a learner's progress takes, when every question has a whole answer.

Progress is written as `templates/runtime/script/packing.js` says, and where that is too long, as `squeezing.js` does.
The first length is counted, the second is estimated by what a choice or a letter costs there on average; a test holds
the estimate to what the script makes of such answers. Typed answers have no end: they are taken to be as long as the
author's own, essays as long as their limit of words, or as their field where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatch
from math import factorial, fsum, log2

from hornbook import questions
from hornbook.answers.numbers import AcceptedNumber
from hornbook.course import Course, Lesson, Pool, Quiz, QuizItem
from hornbook.scorm.dialect import BY_LESSON, Dialect

Letters = tuple[float, float]
"""As they are, and squeezed."""

_COURSE: Letters = (100, 80)
_LESSON: Letters = (4, 4)
_QUIZ: Letters = (58, 20)
_ENTRY: Letters = (8, 6.0)
_OF_BIT = 0.4
_OF_LETTER = 0.67
_OF_DIGIT = 0.85
_BEGUN = 2.0
_WORD = 5.8
_WORDS_A_LINE = 10
_SHORTEST = 8
# What is longer is not squeezed (templates/runtime/script/fitting.js).
_TOO_LONG = 100_000
_TIMES = 16


def of_lesson(lesson: Lesson) -> Letters:
    """Return the letters that whole answers to a lesson's quizzes take, as they are and squeezed."""
    return _sum([_LESSON, *(_of_quiz(quiz) for quiz in lesson.quizzes)])


def overfull(course: Course, letters: Mapping[str, Letters], dialect: Dialect) -> Iterator[tuple[str, int, int]]:
    """Yield each unit whose progress may not fit, as the lesson's id ("" for the course), letters, and room for them.

    `letters` are those of `of_lesson`, by lesson id.
    """
    room = dialect.limit(course)
    apart = dialect.chosen(course, "sco") == BY_LESSON
    units = {name: [own] for name, own in letters.items()} if apart else {"": list(letters.values())}
    for name, parts in units.items():
        plain, squeezed = _sum([_COURSE, *parts])
        tried = plain < min(_TOO_LONG, _TIMES * room)
        needed = squeezed if plain > room and tried else plain
        if needed > room:
            yield name, round(needed), room


def _of_quiz(quiz: Quiz) -> Letters:
    return _sum([_QUIZ, *(part for item in quiz.items for part in _drawn(item))])


def _drawn(item: QuizItem) -> Iterator[Letters]:
    """Yield the entries of what is drawn: of a pool, the longest that it may give."""
    if not isinstance(item, Pool):
        yield _sum([_ENTRY, _answer(item)])
        return
    longest = sorted((_answer(question) for question in item.questions), reverse=True)
    yield from (_sum([_ENTRY, answer]) for answer in longest[: item.pick])


def _sum(parts: Iterable[Letters]) -> Letters:
    plain, squeezed = zip(*parts, strict=True)
    return fsum(plain), fsum(squeezed)


def _chosen(ways: float, letters: float) -> Letters:
    """Return an answer that is one of so many ways, written in so many letters."""
    return letters, _OF_BIT * log2(max(1, ways))


def _typed(texts: Iterable[str]) -> Letters:
    length = max((_SHORTEST, *(len(text) for text in texts)))
    return length, _BEGUN + _OF_LETTER * length


def _figures(accepted: Iterable[AcceptedNumber]) -> Letters:
    length = max((4, *(len(f"{each.high:g}") for each in accepted)))
    return length, 1 + _OF_DIGIT * length


@singledispatch
def _answer(item: questions.Item) -> Letters:
    raise NotImplementedError(type(item).__name__)


@_answer.register
def _(item: questions.Choice) -> Letters:
    return _chosen(len(item.options), 1)


@_answer.register
def _(item: questions.Multiple) -> Letters:
    return _chosen(2 ** len(item.options), 2 * (item.max_choices or len(item.options)) - 1)


@_answer.register
def _(_item: questions.TrueFalse) -> Letters:
    return _chosen(2, 5)


@_answer.register
def _(item: questions.ShortText) -> Letters:
    return _typed(each.text for each in item.accepted)


@_answer.register
def _(item: questions.Numeric) -> Letters:
    return _figures(item.accepted)


@_answer.register
def _(item: questions.Gaps) -> Letters:
    return _sum([(0, 0), *(_gap(gap) for gap in item.gaps)])


def _gap(gap: questions.Gap) -> Letters:
    match gap:
        case questions.TextGap():
            letters = _typed(each.text for each in gap.accepted)
        case questions.NumberGap():
            letters = _figures(gap.accepted)
        case questions.ChoiceGap():
            letters = _chosen(len(gap.options), 1)
    return _sum([(1, 0.2), letters])


@_answer.register
def _(item: questions.Matching) -> Letters:
    return _chosen((len(item.responses) + 1) ** len(item.premises), len(item.premises))


@_answer.register
def _(item: questions.Categorise) -> Letters:
    return _chosen((len(item.categories) + 1) ** len(item.items), len(item.items))


@_answer.register
def _(item: questions.Ordering) -> Letters:
    return _chosen(factorial(len(item.items)), len(item.items))


@_answer.register
def _(item: questions.Hotspot) -> Letters:
    return _chosen(2 ** len(item.areas) if item.several else len(item.areas), 2 * len(item.areas))


@_answer.register
def _(item: questions.Essay) -> Letters:
    length = _WORD * (item.max_words or _WORDS_A_LINE * item.lines)
    return length, _BEGUN + _OF_LETTER * length


@_answer.register
def _(_item: questions.Upload) -> Letters:
    return _chosen(2, 4)
