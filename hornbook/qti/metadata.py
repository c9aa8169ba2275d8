"""What the manifest says of each resource: its LOM record as data for the templates."""

from __future__ import annotations

import msgspec

from hornbook.course import Course, Lesson, Quiz
from hornbook.model import Objective
from hornbook.qti.views import title
from hornbook.questions import Item

_DIFFICULTIES = {
    "very easy": "very easy",
    "easy": "easy",
    "medium": "medium",
    "hard": "difficult",
    "difficult": "difficult",
    "very hard": "very difficult",
    "very difficult": "very difficult",
}


class Record(msgspec.Struct, frozen=True):
    """A LOM record; `difficulty` and `kind` are (vocabulary, word)."""

    title: str
    language: str
    description: str = ""
    keywords: tuple[str, ...] = ()
    difficulty: tuple[str, str] | None = None
    kind: str = ""
    objectives: tuple[Objective, ...] = ()
    version: str = ""
    rights: str = ""
    authors: tuple[str, ...] = ()


def of_course(course: Course) -> Record:
    """Return the record of the whole package."""
    return Record(
        course.title,
        course.language,
        course.description,
        version=course.version,
        rights=course.license,
        authors=course.authors,
    )


def of_quiz(quiz: Quiz, lesson: Lesson) -> Record:
    """Return the record of a quiz: its lesson's description, tags and objectives; graded or not is its kind."""
    kind = "exam" if quiz.kind == "graded" else "self assessment"
    return Record(
        quiz.title.text, lesson.language, lesson.description, lesson.tags, kind=kind, objectives=lesson.objectives
    )


def of_item(item: Item, lesson: Lesson, known: dict[str, Objective]) -> Record:
    """Return the record of an item; an objective that is not `known` stands for itself."""
    return Record(
        title(item),
        lesson.language,
        keywords=item.tags,
        difficulty=_difficulty(item.difficulty),
        objectives=tuple(known.get(name) or Objective(id=name, text=name) for name in item.objectives),
    )


def known_objectives(lesson: Lesson, course: Course) -> dict[str, Objective]:
    """Return the objectives that an item can name, by id."""
    return {objective.id: objective for objective in (*course.objectives, *lesson.objectives)}


def _difficulty(word: str | None) -> tuple[str, str] | None:
    if not word:
        return None
    known = _DIFFICULTIES.get(word.lower())
    return ("LOMv1.0", known) if known else ("Hornbook", word)
