"""One lesson as QTI: its items and tests as files, and their entries for the manifest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from hornbook import patterns as re
from hornbook.course import Course, Lesson, Quiz
from hornbook.qti import identifiers, metadata, quizzes, siblings, views
from hornbook.qti.dialect import Dialect
from hornbook.qti.elements import MEDIA
from hornbook.qti.siblings import File, Written
from hornbook.questions import Item

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_MEDIA = re.compile(rf'="{MEDIA}([^"]+)"')


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
    items = siblings.alike(lesson, course, templates, dialect)
    write = _writer(lesson, course, templates, dialect)
    ids = [item.id for quiz in lesson.quizzes for item in quiz.questions]
    for item in (item for quiz in lesson.quizzes for item in quiz.questions):
        if item.id not in items:
            items[item.id] = write(item)
    siblings.keep(items, lesson, course, templates, dialect)
    tests = [_test(quiz, lesson, templates, dialect) for quiz in lesson.quizzes]
    return Files(
        (*(test.file for test in tests), *(items[name].file for name in ids)),
        "".join(test.entry for test in tests),
        "".join(items[name].entry for name in ids),
    )


def _writer(lesson: Lesson, course: Course, templates: Environment, dialect: Dialect) -> Callable[[Item], Written]:
    """Return what writes an item of the lesson."""
    known = metadata.known_objectives(lesson, course)
    entry = _entries(templates)
    template = _by_type(templates)

    def write(item: Item) -> Written:
        made = views.view(item, lesson, dialect)
        file = _file(identifiers.item_file(made["identifier"]), template(item).render(made), lesson)
        record = metadata.of_item(item, lesson, known)
        name = f"item-{made['identifier']}"
        needs = ["style", *_resources(file)]
        return Written(file, entry(name, dialect.packaging.item, file.path, record, needs))

    return write


def _entries(templates: Environment) -> Callable[..., str]:
    module: Any = templates.get_template("resources.xml.j2").module
    found: Callable[..., str] = module.entry
    return found


def _by_type(templates: Environment) -> Callable[[Item], Template]:
    loaded: dict[type, Template] = {}

    def template(item: Item) -> Template:
        kind = type(item)
        if kind not in loaded:
            loaded[kind] = templates.get_template(f"questions/{item.__struct_config__.tag}.xml.j2")
        return loaded[kind]

    return template


def _test(quiz: Quiz, lesson: Lesson, templates: Environment, dialect: Dialect) -> Written:
    made = quizzes.view(quiz, lesson, dialect)
    text = templates.get_template("test.xml.j2").render(made)
    file = _file(identifiers.test_file(made["identifier"]), text, lesson)
    needed = [f"item-{identifiers.token(item.id)}" for item in quiz.questions]
    name, record = f"test-{quizzes.test_identifier(quiz)}", metadata.of_quiz(quiz, lesson)
    needs = [*needed, *_resources(file)]
    return Written(file, _entries(templates)(name, dialect.packaging.test, file.path, record, needs))


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
