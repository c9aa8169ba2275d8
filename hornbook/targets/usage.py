"""Where a lesson uses which features."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import NamedTuple

from hornbook import patterns as re
from hornbook.course import Lesson, Pool, Quiz
from hornbook.model import Content, Place, Question
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
from hornbook.targets.contents import contents

_LINES = 8  # the height of a field of which the author says nothing
_GAP_IN_CODE = re.compile(r"<code\b(?:(?!</code>).)*<input name=\"gap:", re.DOTALL)
_GAP_IN_TABLE = re.compile(r"<table\b(?:(?!</table>).)*<input name=\"gap:", re.DOTALL)


class Use(NamedTuple):
    """A feature that is used: its name, the type of the question ("" for the quiz), and where."""

    feature: str
    kind: str
    place: Place


def used(lesson: Lesson, language: str) -> Iterator[Use]:
    """Yield each feature that the lesson's quizzes use; `language` is the course's."""
    for quiz in lesson.quizzes:
        first = next((item.source for item in quiz.items), Place(file=lesson.file, line=1, column=1, end=1))
        yield from (Use(name, "", first) for name in _of_quiz(quiz))
        for pool in (item for item in quiz.items if isinstance(item, Pool)):
            yield Use("variants" if pool.variants else "pool", "", pool.source)
        for item in quiz.questions:
            kind = str(item.__struct_config__.tag)
            if lesson.language != language:
                yield Use("language", kind, item.source)
            yield from (Use(name, kind, item.source) for name in dict.fromkeys(_of_item(item)))


def _of_quiz(quiz: Quiz) -> Iterator[str]:
    facts = {
        "quiz.intro": quiz.intro,
        "quiz.graded": quiz.kind == "graded",
        "quiz.pass_mark": quiz.pass_mark is not None,
        "quiz.attempts": quiz.attempts,
        "quiz.time_limit": quiz.time_limit,
        "quiz.shuffle": quiz.shuffle,
        "quiz.feedback_when": quiz.feedback_when != "question",
        "quiz.one_by_one": quiz.one_by_one,
    }
    return _names(facts)


def _of_item(item: Item) -> Iterator[str]:
    yield from _of_any(item)
    yield from _of_type(item)
    for content in contents(item):
        yield from _of_content(content)


def _of_any(item: Question) -> Iterator[str]:
    facts = {
        "ungraded": not item.graded,
        "points": item.points != 1,
        "hint": item.hints,
        "title": item.title,
        "tags": item.tags,
        "objectives": item.objectives,
        "difficulty": item.difficulty,
        "feedback.correct": item.feedback.correct,
        "feedback.incorrect": item.feedback.incorrect,
        "feedback.partial": item.feedback.partial,
        "feedback.general": item.feedback.general,
    }
    return _names(facts)


@singledispatch
def _of_type(item: object) -> Iterator[str]:
    raise NotImplementedError(type(item).__name__)


@_of_type.register
def _(item: Multiple) -> Iterator[str]:
    yield "multiple" if item.scoring == "net" else f"multiple.{item.scoring}"
    if item.min_choices or item.max_choices:
        yield "multiple.limits"
    yield from _of_options(item)


@_of_type.register
def _(item: Choice) -> Iterator[str]:
    yield "choice"
    yield from _of_options(item)


@_of_type.register
def _(item: TrueFalse) -> Iterator[str]:
    yield "true-false"
    if item.feedback_true or item.feedback_false:
        yield "feedback.option"


@_of_type.register
def _(item: ShortText) -> Iterator[str]:
    yield "short-text"
    yield from _of_text(item)


@_of_type.register
def _(item: Numeric) -> Iterator[str]:
    yield "numeric"
    yield from _of_number(item)


@_of_type.register
def _(item: Gaps) -> Iterator[str]:
    yield "gaps"
    for gap in item.gaps:
        yield from _of_gap(gap)
    facts = {
        "gaps.weight": len({gap.weight for gap in item.gaps}) > 1,
        "gaps.code": _GAP_IN_CODE.search(item.stem.html),
        "gaps.table": _GAP_IN_TABLE.search(item.stem.html),
    }
    yield from _names(facts)


@_of_type.register
def _(item: Matching) -> Iterator[str]:
    answers = [premise.response for premise in item.premises]
    spare = any(response.id not in answers for response in item.responses)
    yield "matching"
    yield from _names(
        {"matching.all": item.scoring == "all", "matching.distractors": spare, "matching.reuse": item.reuse}
    )


@_of_type.register
def _(item: Ordering) -> Iterator[str]:
    yield "ordering"
    yield from _names({"ordering.all": item.scoring == "all"})


@_of_type.register
def _(item: Categorise) -> Iterator[str]:
    spare = any(entry.category is None for entry in item.items)
    yield "categorise"
    yield from _names({"categorise.all": item.scoring == "all", "categorise.distractors": spare})


@_of_type.register
def _(item: Hotspot) -> Iterator[str]:
    shapes = {area.shape for area in item.areas}
    facts = {
        "hotspot": True,
        "media": True,
        "hotspot.several": item.several,
        "hotspot.all": item.several and item.scoring == "all",
        "hotspot.circle": "circle" in shapes,
        "hotspot.polygon": "polygon" in shapes,
        "feedback.option": any(area.feedback for area in item.areas),
    }
    yield from _names(facts)


@_of_type.register
def _(item: Essay) -> Iterator[str]:
    yield "essay"
    facts = {"essay.lines": item.lines != _LINES, "essay.limits": item.min_words or item.max_words}
    yield from _names({**facts, **_marking(item)})


@_of_type.register
def _(item: Upload) -> Iterator[str]:
    yield "upload"
    limits = {"upload.types": item.accept, "upload.size": item.max_bytes, "upload.count": item.max_files > 1}
    yield from _names({**limits, **_marking(item)})


def _of_gap(gap: Gap) -> Iterator[str]:
    match gap:
        case TextGap():
            yield from _of_text(gap)
        case NumberGap():
            yield "gaps.number"
            yield from _of_number(gap)
        case ChoiceGap():
            yield from _names({"gaps.dropdown": True, "shuffle": gap.shuffle})
            yield from _of_scores([(option.score, option.feedback) for option in gap.options])


def _of_options(item: Choice | Multiple) -> Iterator[str]:
    own = isinstance(item, Choice)
    yield from _of_scores([(option.score if own else None, option.feedback) for option in item.options])
    if item.shuffle:
        yield "shuffle"
    if any(option.fixed for option in item.options):
        yield "fixed"
    if item.numbering not in {"abc", "ABC", "123"}:
        yield "numbering"


def _of_text(item: ShortText | TextGap) -> Iterator[str]:
    facts = {
        "short-text.case": item.case,
        "short-text.diacritics": not item.diacritics,
        "short-text.pattern": any(accepted.pattern for accepted in item.accepted),
    }
    yield from _names(facts)
    yield from _of_scores([(accepted.score, accepted.feedback) for accepted in item.accepted])


def _of_number(item: Numeric | NumberGap) -> Iterator[str]:
    yield from _names({"numeric.unit": item.unit})
    yield from _of_scores([(accepted.score, accepted.feedback) for accepted in item.accepted])


def _marking(item: Essay | Upload) -> dict[str, object]:
    return {"essay.rubric": item.rubric, "essay.sample": item.sample}


def _names(facts: Mapping[str, object]) -> Iterator[str]:
    return (name for name, present in facts.items() if present)


def _of_scores(answers: list[tuple[float | None, Content | None]]) -> Iterator[str]:
    if any(score is not None and 0 < score < 1 for score, _ in answers):
        yield "partial"
    if any(score is not None and score < 0 for score, _ in answers):
        yield "negative"
    if any(feedback for _, feedback in answers):
        yield "feedback.option"


def _of_content(content: Content) -> Iterator[str]:
    html = content.html
    if "<" not in html:
        return
    marks = {"math": "<math", "code": "<pre", "table": "<table", "media": 'src="media:', "link": 'href="source:'}
    yield from (name for name, mark in marks.items() if mark in html)
