"""One lesson as QTI: its items and tests as files, and their entries for the manifest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from hornbook import patterns as re
from hornbook.course import Course, Lesson, Quiz
from hornbook.qti import identifiers, metadata, quizzes, views
from hornbook.qti.dialect import Dialect
from hornbook.qti.elements import MEDIA
from hornbook.questions import Item

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_MEDIA = re.compile(rf'="{MEDIA}([^"]+)"')


@dataclass(frozen=True, slots=True)
class File:
    """A file of the package: its path, its text, the ids of the media it uses."""

    path: str
    text: str
    media: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a lesson, and the manifest's entries for its tests and its items."""

    files: tuple[File, ...]
    tests: str
    items: str

    def media(self) -> list[str]:
        """Return the ids of the media that the files use, each once."""
        return list(dict.fromkeys(name for file in self.files for name in file.media))


def render(lesson: Lesson, course: Course, templates: Environment, dialect: Dialect) -> Files:
    """Return the lesson's items and tests."""
    known = metadata.known_objectives(lesson, course)
    entries: Any = templates.get_template("resources.xml.j2").module
    item_template = _by_type(templates)
    items, item_entries = [], []
    for item in (item for quiz in lesson.quizzes for item in quiz.questions):
        made = views.view(item, lesson, dialect)
        file = _file(identifiers.item_file(made["identifier"]), item_template(item).render(made), lesson)
        items.append(file)
        record = metadata.of_item(item, lesson, known)
        name = f"item-{made['identifier']}"
        item_entries.append(
            entries.entry(name, dialect.packaging.item, file.path, record, ["style", *_resources(file)])
        )
    tests = [_test(quiz, lesson, templates, dialect) for quiz in lesson.quizzes]
    test_entries = [_test_entry(*pair, lesson, entries, dialect) for pair in zip(lesson.quizzes, tests, strict=True)]
    return Files((*tests, *items), "".join(test_entries), "".join(item_entries))


def _by_type(templates: Environment) -> Callable[[Item], Template]:
    loaded: dict[type, Template] = {}

    def template(item: Item) -> Template:
        kind = type(item)
        if kind not in loaded:
            loaded[kind] = templates.get_template(f"questions/{item.__struct_config__.tag}.xml.j2")
        return loaded[kind]

    return template


def _test(quiz: Quiz, lesson: Lesson, templates: Environment, dialect: Dialect) -> File:
    made = quizzes.view(quiz, lesson, dialect)
    return _file(identifiers.test_file(made["identifier"]), templates.get_template("test.xml.j2").render(made), lesson)


def _test_entry(quiz: Quiz, file: File, lesson: Lesson, entries: Any, dialect: Dialect) -> str:
    needed = [f"item-{identifiers.token(item.id)}" for item in quiz.questions]
    name, record = f"test-{quizzes.test_identifier(quiz)}", metadata.of_quiz(quiz, lesson)
    made: str = entries.entry(name, dialect.packaging.test, file.path, record, [*needed, *_resources(file)])
    return made


def _file(path: str, text: str, lesson: Lesson) -> File:
    """Return a file; quotation marks go by the name that readers of XML are sure to know."""
    media: tuple[str, ...] = ()
    if f'="{MEDIA}' in text:
        named = dict.fromkeys(map(unquote, _MEDIA.findall(text)))
        known = {medium.id for medium in lesson.media}
        media = tuple(name for name in named if name in known)
    return File(path, text.replace("&#34;", "&quot;"), media)


def _resources(file: File) -> list[str]:
    return [identifiers.media_resource(name) for name in file.media]
