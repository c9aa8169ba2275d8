"""The launch page of a unit: it holds the session with the platform and shows the unit's pages in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from markupsafe import Markup

from hornbook.course import Course
from hornbook.pages import addresses, assets, documents, strings
from hornbook.pages.quizdata import as_script
from hornbook.pages.view import View
from hornbook.scorm.counts import release
from hornbook.scorm.dialect import Dialect
from hornbook.scorm.units import Unit

if TYPE_CHECKING:
    from jinja2 import Environment

SCRIPT = "assets/launch.js"
STYLE = "assets/launch.css"


def page(course: Course, unit: Unit, units: list[Unit], dialect: Dialect, templates: Environment) -> bytes:
    """Return the launch page of one of the course's units."""
    words = strings.load(templates, course.language)
    text = templates.get_template("launch.html.j2").render(
        course=course,
        unit=unit,
        view=View(templates, words, lambda _path, _fragment: None, course.language),
        direction=strings.direction(course.language),
        script_strings=documents.script_strings(words, assets.said(script(dialect, templates).decode())),
        data=Markup(as_script(_data(course, unit, units, dialect.limit(course)))),  # noqa: S704 - no < in it
    )
    return text.encode()


def script(dialect: Dialect, templates: Environment) -> bytes:
    """Return the script of launch pages."""
    return assets.launch_script(templates, dialect.name)


def _data(course: Course, unit: Unit, units: list[Unit], limit: int) -> dict[str, Any]:
    """Return what the script must know; `elsewhere` maps pages of other units to their items in the manifest."""
    others = [other for other in units if other is not unit]
    return {
        "id": course.id,
        "unit": unit.id,
        "release": release(course, unit.counts),
        "completion": course.settings.completion,
        "limit": limit,
        "home": addresses.page(unit.id) if unit.id else addresses.HOME,
        "lessons": [{"id": entry.id, "page": addresses.page(entry.id)} for entry in unit.lessons],
        "elsewhere": {addresses.page(entry.id): other.item for other in others for entry in other.lessons},
        "quizzes": [msgspec.structs.asdict(count) for count in unit.counts],
    }
