"""A question by itself: its lesson without all else, and what each target writes of that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from hornbook import lessons, own_templates, preflight, targets, templating
from hornbook.course import Course, Lesson, Pool, Quiz
from hornbook.model import Content, QuizReference, Section
from hornbook.preview.editions import Edition
from hornbook.questions import Item

PAGES = ("html", "scorm12", "scorm2004")
"""Targets that show a question as a page."""
_TEXTS = (".xml", ".txt", ".json", ".html")
_ALONE = "hornbook-preview"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a package, as text; pictures in it are left out."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Writing:
    """What a target writes of a question: the file that holds it, further files, and what is lost on the way."""

    target: str
    title: str
    files: tuple[File, ...]
    losses: tuple[str, ...]


def questions(lesson: Lesson) -> Iterator[tuple[Quiz, Item]]:
    """Yield every question of a lesson with its quiz, in the order of the source."""
    return ((quiz, item) for quiz in lesson.quizzes for item in quiz.questions)


def excerpt(lesson: Lesson, item: str) -> Lesson | None:
    """Return a lesson with nothing but one question, in its own quiz; a pool with it alone where it stands in one."""
    quiz = next((quiz for quiz, found in questions(lesson) if found.id == item), None)
    if quiz is None:
        return None
    entry = next(entry for entry in quiz.items if item in _ids(entry))
    if isinstance(entry, Pool):
        entry = replace(entry, pick=1, questions=tuple(one for one in entry.questions if one.id == item))
    section = Section(id=quiz.id, level=2, title=quiz.title, blocks=(QuizReference(quiz=quiz.id),))
    return replace(
        lesson,
        sections=(section,),
        quizzes=(replace(quiz, items=(entry,), intro=None),),
        description="",
        tags=(),
        objectives=(),
        duration=0,
    )


def alone(course: Course, lesson: Lesson) -> Course:
    """Return a course of this lesson alone, whose answers are kept apart from those of the course itself."""
    entries = tuple(entry for entry in course.lessons if entry.id == lesson.id)
    return replace(course, id=_ALONE, lessons=entries, modules=())


def page(edition: Edition, lesson: Lesson) -> bytes:
    """Return an excerpt as a page of the site."""
    course = alone(edition.survey.course, lesson)
    with own_templates.blamed(edition.overrides):
        made = targets.load("html").render_lesson(lesson, course, templating.environment("html", edition.overrides))
    return made.artifacts[0].data


def written(edition: Edition, lesson: Lesson, item: str, name: str) -> Writing:
    """Return what the target called `name` writes of an excerpt."""
    target = targets.load(name)
    with own_templates.blamed(edition.overrides):
        made = target.render_lesson(lesson, edition.survey.course, templating.environment(name, edition.overrides))
        parts = list(target.packed(made, lambda _medium: b""))
    joined: dict[str, bytes] = {}
    for part in parts:
        joined[part.path] = joined.get(part.path, b"") + part.data
    found = [File(path, data.decode()) for path, data in joined.items() if path.endswith(_TEXTS)]
    losses = preflight.losses([target], lesson, edition.survey.settings.language, ())
    return Writing(
        name,
        target.title,
        tuple(sorted(found, key=lambda file: item not in file.path)),
        tuple(dict.fromkeys(f"{loss.feature}: {loss.how}" for loss in losses)),
    )


def find(edition: Edition, lesson: str) -> Lesson | None:
    """Return the lesson with an id."""
    entry = next((entry for entry in edition.survey.course.lessons if entry.id == lesson), None)
    return lessons.decode(edition.documents[entry.file]) if entry else None


def words(content: Content, most: int = 70) -> str:
    """Return the beginning of a content's text."""
    text = " ".join(content.text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _ids(entry: Item | Pool) -> set[str]:
    return {item.id for item in entry.questions} if isinstance(entry, Pool) else {entry.id}
