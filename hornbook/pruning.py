"""What is sound of a lesson that has errors: its questions without the faulty ones, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from hornbook.checks import ids
from hornbook.checks.facts import span
from hornbook.course import Lesson, Pool, Quiz, QuizItem
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract
from hornbook.model import Place
from hornbook.questions import Item

QUESTION_LEFT_OUT = Rule(
    code="CRS020",
    name="question-left-out",
    severity=Severity.WARNING,
    message="the question “{id}” is left out of this build, because of the error at line {line}",
    why="With --keep-going a build holds all that is sound, and says what it does not hold.",
    hint="Correct the error and build again.",
    example="hornbook build --keep-going",
    better="hornbook build",
    source=contract("docs/commands.md, --keep-going"),
)
LESSON_LEFT_OUT = Rule(
    code="CRS021",
    name="lesson-left-out",
    severity=Severity.WARNING,
    message="the lesson “{title}” is left out of this build, because of the error at line {line}",
    why="With --keep-going a build holds all that is sound, and says what it does not hold.",
    hint="Correct the error and build again.",
    example="hornbook build --keep-going",
    better="hornbook build",
    source=contract("docs/commands.md, --keep-going"),
)
POOL_LEFT_OUT = Rule(
    code="CRS022",
    name="pool-left-out",
    severity=Severity.WARNING,
    message="the questions of the pool “{id}” are left out of this build, because of the error at line {line}",
    why="With --keep-going a build holds all that is sound. A pool with an error of its own is not, nor is one in "
    "which fewer questions are sound than are drawn from it.",
    hint="Correct the error and build again.",
    example="hornbook build --keep-going",
    better="hornbook build",
    source=contract("docs/commands.md, --keep-going"),
)
RULES = (QUESTION_LEFT_OUT, LESSON_LEFT_OUT, POOL_LEFT_OUT)


def prune(lesson: Lesson, errors: Sequence[Finding]) -> tuple[Lesson | None, tuple[Finding, ...]]:
    """Return the lesson without the questions that errors stand in, and what was left out.

    None for the lesson where an error stands outside of all questions.
    """
    within = inside(lesson, errors)
    outside = next((error for error in errors if error not in within), None)
    if outside is not None:
        at = outside.span.line
        return None, (LESSON_LEFT_OUT.at(Span(lesson.file), title=lesson.title, line=at),)
    told: list[Finding] = []
    quizzes = tuple(_sound(quiz, errors, told) for quiz in lesson.quizzes)
    return _without_unused_media(replace(lesson, quizzes=quizzes)), tuple(told)


def inside(lesson: Lesson, errors: Sequence[Finding]) -> list[Finding]:
    """Return the errors that stand in a question or a pool of the lesson; that of a quiz's id only seems to."""
    places = [entry.source for quiz in lesson.quizzes for entry in (*quiz.items, *quiz.questions)]
    theirs = [error for error in errors if error.code != ids.DUPLICATE_QUIZ.code]
    return [error for error in theirs if any(_holds(place, error) for place in places)]


def _without_unused_media(lesson: Lesson) -> Lesson:
    """What only questions showed that are left out is not packed."""
    used = msgspec.json.encode(replace(lesson, media=())).decode()
    return replace(lesson, media=tuple(medium for medium in lesson.media if medium.id in used))


def _sound(quiz: Quiz, errors: Sequence[Finding], told: list[Finding]) -> Quiz:
    """Return the quiz without what errors stand in; what that is, is added to `told`."""
    entries = (_sifted(entry, errors) if isinstance(entry, Pool) else _kept(entry, errors) for entry in quiz.items)
    kept: list[QuizItem] = []
    for entry, findings in entries:
        told += findings
        kept += [entry] if entry is not None else []
    return replace(quiz, items=tuple(kept))


def _kept(item: Item, errors: Iterable[Finding]) -> tuple[Item | None, list[Finding]]:
    error = _first(item.source, errors)
    if error is None:
        return item, []
    return None, [QUESTION_LEFT_OUT.at(span(item.source), id=item.id, line=error.span.line)]


def _sifted(pool: Pool, errors: Iterable[Finding]) -> tuple[Pool | None, list[Finding]]:
    """Return a pool of the questions without errors.

    None for one with an error of its own, for variants of a faulty question, and where too few are left to draw.
    """
    within = [error for error in errors if _holds(pool.source, error)]
    results = [_kept(item, within) for item in pool.questions]
    sound = tuple(item for item, _ in results if item is not None)
    outside = any(not any(_holds(item.source, error) for item in pool.questions) for error in within)
    if not within:
        return pool, []
    if outside or pool.variants or len(sound) < pool.pick:
        return None, [POOL_LEFT_OUT.at(span(pool.source), id=pool.id, line=within[0].span.line)]
    return replace(pool, questions=sound), [finding for _, findings in results for finding in findings]


def _first(place: Place, errors: Iterable[Finding]) -> Finding | None:
    return next((error for error in errors if _holds(place, error)), None)


def _holds(place: Place, error: Finding) -> bool:
    return place.line <= error.span.line <= place.end
