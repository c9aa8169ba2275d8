"""The package: manifest, stylesheet and media around the lessons' files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from hornbook.course import Course
from hornbook.model import Media
from hornbook.qti import identifiers, metadata
from hornbook.qti.dialect import Dialect
from hornbook.qti.elements import MEDIA

if TYPE_CHECKING:
    from jinja2 import Environment

STYLESHEET = "hornbook.css"


def closing(
    course: Course,
    lessons: Collection[Mapping[str, str]],
    read: Callable[[Media], bytes],
    templates: Environment,
    dialect: Dialect,
) -> Iterator[tuple[str, bytes]]:
    """Yield (path, bytes) of what follows the lessons' files: stylesheet, media, the manifest last.

    Each lesson is its fragments: `tests` and `items` for the manifest, `media` as lines of ids.
    """
    names = {name for fragments in lessons for name in fragments["media"].splitlines()}
    known = {medium.id: medium for lesson in course.lessons for medium in lesson.media}
    used = [known[name] for name in sorted(names) if name in known]
    yield STYLESHEET, _stylesheet(templates)
    for medium in used:
        yield MEDIA + medium.id, read(medium)
    resources = (fragments[part] for part in ("tests", "items") for fragments in lessons)
    yield "imsmanifest.xml", _manifest(course, resources, used, templates, dialect)


def _stylesheet(templates: Environment) -> bytes:
    return templates.get_template(STYLESHEET).render().encode()


def _manifest(
    course: Course, resources: Iterable[str], media: list[Media], templates: Environment, dialect: Dialect
) -> bytes:
    """Return the manifest, which is never held as one text: that of a large course takes a hundred megabytes."""
    names: dict[str, Any] = {
        "packaging": dialect.packaging,
        "identifier": identifiers.token(f"course-{course.id}"),
        "record": metadata.of_course(course),
        "resources": resources,
        "stylesheet": STYLESHEET,
        "media": [(identifiers.media_resource(medium.id), MEDIA + quote(medium.id)) for medium in media],
    }
    return b"".join(part.encode() for part in templates.get_template("imsmanifest.xml.j2").generate(names))
