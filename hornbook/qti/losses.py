"""What QTI cannot express of one item in particular."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.course import Lesson
from hornbook.model import Place
from hornbook.qti import feedback

_HOW = "a note for who marks the answer, since no processing knows its score"


def of_lesson(lesson: Lesson) -> Iterator[tuple[str, str, Place]]:
    """Yield what the items of a lesson lose: the feature's name, what becomes of it, the item's place."""
    for item in (item for quiz in lesson.quizzes for item in quiz.questions):
        hidden = (name for name, _ in feedback.by_score(item) if not feedback.is_shown(name, item))
        yield from ((f"feedback.{name}", _HOW, item.source) for name in hidden)
