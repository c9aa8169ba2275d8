"""Courses for packages to be tried with."""

from __future__ import annotations

from typing import Any

import msgspec

from hornbook.course import Lesson, Quiz
from tests.targets import composite, courses

ALL_TYPES = ("plain-choice", "net-multiple", "judge-plain", "town", "gravity", "essay")
COMPOSED = ("gaps-sentence", "match-tools", "order-steps", "order-all", "sort-tasks", "spot-both", "hand-in")


def course_of(*lessons: tuple[str, tuple[Quiz, ...]], **settings: Any) -> courses.Example:
    """Return a course of lessons by name, each with its quizzes; `settings` are the course's."""
    made = tuple(
        Lesson(
            id=name,
            title=f"Lesson {name}",
            language="en",
            file=f"{name}.md",
            module="m1",
            sections=tuple(courses.quiz_section(quiz) for quiz in quizzes),
            quizzes=quizzes,
            media=(courses.medium("pipeline.svg", "image/svg+xml"),),
        )
        for name, quizzes in lessons
    )
    course = courses.course(*made)
    chosen = msgspec.structs.replace(course.settings, **settings)
    return courses.Example(msgspec.structs.replace(course, settings=chosen), made, courses.FILES)


def graded(*names: str, **settings: Any) -> Quiz:
    """Return a graded quiz of simple questions."""
    items = {item.id: item for item in (*courses.choices(), *courses.typed(), *courses.unkeyed())}
    return quiz_of(tuple(items[name] for name in names), **settings)


def composed(*names: str, **settings: Any) -> Quiz:
    """Return a graded quiz of questions in parts."""
    known = {item.id: item for quiz in composite.lesson().quizzes for item in quiz.questions}
    return quiz_of(tuple(known[name] for name in names), **settings)


def quiz_of(items: Any, **settings: Any) -> Quiz:
    """Return a graded quiz of these items."""
    return Quiz(id="exam", title=courses.text("Exam"), items=items, kind="graded", **settings)
