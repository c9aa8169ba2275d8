"""A quiz as an assessment: its settings, its questions, and question groups for pools and for shuffled questions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from hornbook.canvas import choices, idents
from hornbook.canvas.items import View, view
from hornbook.canvas.phrases import Voice
from hornbook.canvas.texts import block, spoken
from hornbook.course import Pool, Quiz, worth
from hornbook.qti import numbers
from hornbook.questions import Choice, Item, Multiple

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of which Canvas draws `pick`, each worth `points`; without an identifier they are asked as they are."""

    questions: list[View]
    ident: str = ""
    title: str = ""
    pick: int = 0
    points: str = "0"


@dataclass(frozen=True, slots=True)
class Settings:
    """What Canvas reads of a quiz beside its questions; -1 attempts and 0 minutes are no limit."""

    ident: str
    title: str
    description: str
    kind: str
    points: str
    attempts: int
    minutes: int
    shuffle: bool
    hides_results: bool
    shows_answers: bool
    one_by_one: bool


def settings(quiz: Quiz, course: str, voice: Voice) -> Settings:
    """Return the settings of a quiz of a course."""
    description = "".join(_description(quiz, voice))
    return Settings(
        idents.of("quiz", quiz.id, course),
        quiz.title.text,
        spoken(description, voice) if description else "",
        _kind(quiz),
        numbers.points(quiz.points),
        quiz.attempts or -1,
        math.ceil(quiz.time_limit / _MINUTE),
        shuffles(quiz),
        quiz.feedback_when == "never",
        quiz.kind == "practice" and quiz.feedback_when != "never",
        quiz.one_by_one,
    )


def groups(quiz: Quiz, course: str, voice: Voice) -> Iterator[Group]:
    """Yield the quiz's questions in order: a group for each pool, and for each run of equal points to be shuffled."""
    for (pooled, _), run in groupby(quiz.items, key=lambda entry: (isinstance(entry, Pool), worth(entry))):
        entries = list(run)
        if pooled:
            yield from (_pool(pool, course, voice) for pool in entries if isinstance(pool, Pool))
        else:
            yield _run([item for item in entries if not isinstance(item, Pool)], quiz, course, voice)


def shuffles(quiz: Quiz) -> bool:
    """Return whether Canvas may shuffle the options of all questions, since it does so with all or none."""
    return _all(choices.shuffled(item) for item in quiz.questions if isinstance(item, Choice | Multiple))


def _pool(pool: Pool, course: str, voice: Voice) -> Group:
    return Group(
        [view(item, course, voice) for item in pool.questions],
        idents.of("pool", pool.id, course),
        pool.title or pool.id,
        min(pool.pick, len(pool.questions)),
        numbers.points(pool.points),
    )


def _run(items: list[Item], quiz: Quiz, course: str, voice: Voice) -> Group:
    questions = [view(item, course, voice) for item in items]
    if not quiz.shuffle or len(items) == 1:
        return Group(questions)
    ident = idents.of("run", items[0].id, course)
    return Group(questions, ident, quiz.title.text, len(items), numbers.points(worth(items[0])))


def _kind(quiz: Quiz) -> str:
    if not any(item.graded for item in quiz.questions):
        return "survey"
    return "assignment" if quiz.kind == "graded" else "practice_quiz"


def _description(quiz: Quiz, voice: Voice) -> Iterator[str]:
    if quiz.intro:
        yield block(quiz.intro)
    if quiz.pass_mark is not None:
        yield f"<p>{escape(voice.words.passing)}: {numbers.points(quiz.pass_mark * 100)} %</p>"


def _all(facts: Iterable[bool]) -> bool:
    known = list(facts)
    return bool(known) and all(known)
