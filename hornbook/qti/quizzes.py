"""What a test template is given: a quiz as an assessment test with its rules."""

from __future__ import annotations

from typing import Any

import msgspec

from hornbook.course import Lesson, Pool, Quiz
from hornbook.qti import identifiers, numbers
from hornbook.qti.content import piece
from hornbook.qti.dialect import Dialect
from hornbook.qti.phrases import phrases
from hornbook.questions import Essay, Item, Multiple


class Reference(msgspec.Struct, frozen=True):
    """An item of a test: attempts of its own (None: those of the test), and whether its response has limits."""

    identifier: str
    href: str
    attempts: int | None
    validated: bool


class Section(msgspec.Struct, frozen=True):
    """A pool of a test, from which `select` items are drawn; its title is `seen` where it has one."""

    identifier: str
    title: str
    seen: bool
    select: int
    references: list[Reference]


class Entry(msgspec.Struct, frozen=True):
    """An item or a section."""

    item: Reference | None = None
    section: Section | None = None


def view(quiz: Quiz, lesson: Lesson, dialect: Dialect) -> dict[str, Any]:
    """Return the names that `test.xml.j2` prints; each of `entries` is an item's reference or a pool's section."""
    total = quiz.points
    marked = quiz.pass_mark is not None
    return {
        "quiz": quiz,
        "dialect": dialect,
        "identifier": test_identifier(quiz),
        "title": quiz.title.text,
        "language": lesson.language,
        "say": phrases(lesson.language),
        "total": numbers.points(total),
        "mastery": numbers.points(total * (quiz.pass_mark or 0)) if marked else "",
        "pass_mark": numbers.exact(quiz.pass_mark or 0) if marked else "",
        "intro": piece(quiz.intro, dialect) if quiz.intro else None,
        "submission": "simultaneous" if quiz.feedback_when == "end" else "individual",
        "shows_feedback": "false" if quiz.feedback_when == "never" else "true",
        "shows_solution": "true" if quiz.kind == "practice" and quiz.feedback_when != "never" else "false",
        "entries": [_entry(entry, quiz, dialect) for entry in quiz.items],
    }


def test_identifier(quiz: Quiz) -> str:
    """Return the identifier of the quiz's test."""
    return identifiers.token(quiz.id)


def _entry(entry: Item | Pool, quiz: Quiz, dialect: Dialect) -> Entry:
    if isinstance(entry, Pool):
        return Entry(section=_section(entry, quiz, dialect))
    return Entry(item=_reference(entry, quiz, dialect))


def _section(pool: Pool, quiz: Quiz, dialect: Dialect) -> Section:
    """Return a pool's section.

    A title is shown above the pool's questions, which stay together then; without one the section is not seen, and
    its questions mix with the others where the quiz is shuffled.
    """
    return Section(
        identifiers.pool_section(pool.id),
        pool.title or pool.id,
        bool(pool.title),
        min(pool.pick, len(pool.questions)),
        [_reference(item, quiz, dialect) for item in pool.questions],
    )


def _reference(item: Item, quiz: Quiz, dialect: Dialect) -> Reference:
    """Return an item's reference: attempts of its own for its hints, validation where responses have limits."""
    hints = len(item.hints) if dialect.hint_attempts else 0
    limited = isinstance(item, Multiple) and (item.min_choices or item.max_choices)
    masked = isinstance(item, Essay) and item.max_words
    identifier = identifiers.token(item.id)
    attempts = quiz.attempts + hints if quiz.attempts and hints else None
    return Reference(identifier, identifiers.item_file(identifier), attempts, bool(limited or masked))
