"""Course, module, lesson and quiz: what is written to `build/json/` and what every target reads."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from hornbook.model import (
    Completion,
    Content,
    Count,
    ItemId,
    Language,
    Link,
    Media,
    Objective,
    Place,
    Points,
    Section,
    Share,
    Slug,
)
from hornbook.questions import Item

SCHEMA_VERSION = "1.0"


class Pool(msgspec.Struct, frozen=True, kw_only=True, tag="pool"):
    """Questions of which each learner gets `pick`, drawn at random; all of them earn the same points.

    With `variants` they are one question, drawn again and again with other numbers.
    """

    id: ItemId
    pick: Annotated[int, Meta(ge=1)]
    questions: tuple[Item, ...]
    source: Place
    title: str = ""
    variants: bool = False

    @property
    def points(self) -> float:
        """The most that one of the questions earns, 0 where none of them has a key."""
        return max((question.points for question in self.questions if question.graded), default=0.0)


QuizItem = Item | Pool


class Quiz(msgspec.Struct, frozen=True, kw_only=True):
    """A quiz of a lesson.

    `pass_mark` is a fraction of all points; `attempts` and `time_limit` (seconds) are 0 for no limit;
    `feedback_when` says when feedback shows: after each question, at the end, or never; `one_by_one` that only one
    question is seen at a time.
    """

    id: Slug
    title: Content
    items: tuple[QuizItem, ...]
    kind: Literal["practice", "graded"] = "practice"
    intro: Content | None = None
    pass_mark: Share | None = None
    attempts: Count = 0
    time_limit: Count = 0
    shuffle: bool = False
    feedback_when: Literal["question", "end", "never"] = "question"
    one_by_one: bool = False

    @property
    def questions(self) -> Iterator[Item]:
        """Every question, those of pools too, in the order of the source."""
        for item in self.items:
            yield from item.questions if isinstance(item, Pool) else (item,)

    @property
    def asked(self) -> int:
        """How many questions one learner gets."""
        return sum(item.pick if isinstance(item, Pool) else 1 for item in self.items)

    @property
    def points(self) -> float:
        """The most that one learner can earn."""
        return fsum(worth(item) for item in self.items)


def worth(item: QuizItem) -> float:
    """Return the points that an entry of a quiz adds to its total: 0 without a key, those of its draws for a pool."""
    if isinstance(item, Pool):
        return item.pick * item.points
    return item.points if item.graded else 0.0


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """One lesson, whole: a pure function of its own file and the course's settings."""

    schema_version: str = SCHEMA_VERSION
    id: Slug
    title: str
    language: Language
    file: str
    module: str = ""
    order: int = 0
    description: str = ""
    duration: Count = 0
    objectives: tuple[Objective, ...] = ()
    tags: tuple[str, ...] = ()
    takeaways: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    quizzes: tuple[Quiz, ...] = ()
    media: tuple[Media, ...] = ()
    links: tuple[Link, ...] = ()


class SectionEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a table of contents."""

    id: str
    level: int
    title: str


class QuizEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What the index knows of a quiz."""

    id: Slug
    title: str
    items: Count
    points: Points
    kind: str


class LessonEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What the index knows of a lesson."""

    id: Slug
    title: str
    file: str
    module: str
    language: Language
    description: str
    duration: Count
    sections: tuple[SectionEntry, ...]
    quizzes: tuple[QuizEntry, ...]
    media: tuple[Media, ...]


class Standpoint(msgspec.Struct, frozen=True, kw_only=True):
    """From where a course is seen while a lesson is rendered: the lesson's id, and the files that it links to.

    `whole` says that a project's own templates are at work, which may ask for anything in it.
    """

    lesson: str
    links: tuple[str, ...] = ()
    whole: bool = False


class Module(msgspec.Struct, frozen=True, kw_only=True):
    """A module: its lessons by id, in order."""

    id: Slug
    title: str
    lessons: tuple[str, ...]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What `course.yml` decides for the whole course; see docs/course-file.md."""

    pass_mark: Share = 0.5
    completion: Completion = "quiz"
    severities: dict[str, str] = {}
    allow_loss: bool = False
    accepted_losses: dict[str, tuple[str, ...]] = {}
    targets: dict[str, dict[str, Any]] = {}


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """The index: small, and all that a lesson's rendering may know of other lessons."""

    schema_version: str = SCHEMA_VERSION
    id: Slug
    title: str
    language: Language = "en"
    version: str = "1"
    license: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    modules: tuple[Module, ...] = ()
    lessons: tuple[LessonEntry, ...] = ()
    objectives: tuple[Objective, ...] = ()
    settings: Settings = Settings()
