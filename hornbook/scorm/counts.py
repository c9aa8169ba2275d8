"""What status and score need to know of quizzes; a lesson's is kept as JSON until its package is closed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import msgspec

from hornbook.course import Course, Lesson, Quiz
from hornbook.pages.quizdata import possible


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A quiz for status and score.

    `points` are those that a program can give, `pass_mark` is a fraction, `attempts` 0 for no limit; `questions` is a
    digest of the items that it asks.
    """

    id: str
    kind: str
    points: float
    pass_mark: float
    attempts: int
    questions: str

    @property
    def counts(self) -> bool:
        """Whether the quiz earns a score."""
        return self.kind == "graded" and self.points > 0


def of_lesson(lesson: Lesson, course: Course) -> str:
    """Return the quizzes of a lesson, as JSON."""
    return msgspec.json.encode([_count(quiz, course) for quiz in lesson.quizzes]).decode()


def read(text: str) -> list[Count]:
    """Return the quizzes that `of_lesson` wrote."""
    return msgspec.json.decode(text, type=list[Count])


def release(course: Course, counts: Iterable[Count]) -> str:
    """Return a short name of the course as a learner knows it: another one for each version, or with other questions.

    Corrections in texts leave it as it is, so that they are not told as news.
    """
    asked = (f"{count.id}={count.questions}" for count in counts)
    return sha256("\x1f".join((course.version, *asked)).encode()).hexdigest()[:6]


def _count(quiz: Quiz, course: Course) -> Count:
    return Count(
        id=quiz.id,
        kind=quiz.kind,
        points=possible(quiz),
        pass_mark=course.settings.pass_mark if quiz.pass_mark is None else quiz.pass_mark,
        attempts=quiz.attempts,
        questions=sha256("\x1f".join(item.id for item in quiz.questions).encode()).hexdigest()[:8],
    )
