"""What a page cannot carry: of a feature (`DEGRADED`: its name and what becomes of it), and of one item."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.course import Lesson
from hornbook.model import Place
from hornbook.questions import BY_HAND

_LINE = "a line to read; nothing is checked"
_HOW = "a text that is kept in the page and never shown, since a page knows no score of this question"
_BY_SCORE = ("correct", "incorrect", "partial")
DEGRADED = {
    "upload": "a task to read and a box to tick; files are handed in outside the page",
    "upload.types": _LINE,
    "upload.size": _LINE,
    "upload.count": _LINE,
    **{f"{kind}:feedback.{name}": _HOW for kind in ("essay", "upload") for name in _BY_SCORE},
}


def of_lesson(lesson: Lesson) -> Iterator[tuple[str, str, Place]]:
    """Yield what the items of a lesson lose: the feature's name, what becomes of it, the item's place."""
    items = (item for quiz in lesson.quizzes for item in quiz.questions)
    for item in (each for each in items if not each.graded and not isinstance(each, BY_HAND)):
        told = (name for name in _BY_SCORE if getattr(item.feedback, name))
        yield from ((f"feedback.{name}", _HOW, item.source) for name in told)
