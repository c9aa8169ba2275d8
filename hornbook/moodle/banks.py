"""A lesson's quizzes as question banks: a category each, with its questions in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

import msgspec

from hornbook.course import Course, Lesson, Quiz
from hornbook.model import Content
from hornbook.moodle import names
from hornbook.moodle.answers import Form, form
from hornbook.questions import Essay, Item, Numeric


class Asked(msgspec.Struct, frozen=True):
    """An item with what Moodle wants to know of it; `after` follows the stem."""

    item: Item
    form: Form
    name: str
    idnumber: str
    grade: str
    tags: tuple[str, ...]
    after: Content | None


class Bank(msgspec.Struct, frozen=True):
    """A quiz, the path of its category, the name of the description that holds its intro, and its questions."""

    quiz: Quiz
    path: str
    intro_name: str
    questions: Iterable[Asked]


def banks(lesson: Lesson, course: Course) -> Iterator[Bank]:
    """Yield a bank for each quiz of the lesson."""
    for quiz in lesson.quizzes:
        width = len(str(len(tuple(quiz.questions))))
        intro_name = names.plain(f"{0:0{width}} {quiz.title.text}")
        yield Bank(quiz, names.category(course, lesson, quiz), intro_name, _asked(quiz, width, lesson.language))


def _asked(quiz: Quiz, width: int, language: str) -> Iterator[Asked]:
    numbers = names.idnumbers(tuple(quiz.questions))
    for position, (item, number) in enumerate(zip(quiz.questions, numbers, strict=True), start=1):
        yield Asked(
            item,
            form(item, language),
            names.question(item, position, width),
            number,
            grade(item),
            _tags(item),
            _unit(item) if isinstance(item, Numeric) else None,
        )


def grade(item: Item) -> str:
    """Return an item's points as Moodle keeps them: at most 7 decimals; 0 for an item without a key."""
    if not item.graded:
        return "0"
    return f"{item.points:.7f}".rstrip("0").rstrip(".")


def rubric(item: Essay) -> Content | None:
    """Return the criteria of an essay as a list, each with its points; None if there are none."""
    if not item.rubric:
        return None
    lines = "".join(f"<li>{escape(line.criterion)} ({line.points:g})</li>" for line in item.rubric)
    return Content(html=f"<ul>{lines}</ul>", text="", block=True)


def note(label: str, content: Content | None) -> Content | None:
    """Return content below a label, for the person who marks."""
    if content is None:
        return None
    body = content.html if content.block else f"<p>{content.html}</p>"
    return Content(html=f"<p><strong>{escape(label)}</strong></p>{body}", text="", block=True, media=content.media)


def _tags(item: Item) -> tuple[str, ...]:
    objectives = (f"objective: {objective}" for objective in item.objectives)
    difficulty = (f"difficulty: {item.difficulty}",) if item.difficulty else ()
    return (*item.tags, *objectives, *difficulty)


def _unit(item: Numeric) -> Content | None:
    return Content(html=f"[{escape(item.unit)}]", text=f"[{item.unit}]") if item.unit else None
