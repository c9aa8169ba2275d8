"""The files of a site, one after the other: lessons, home, scripts and styles, media."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec

from hornbook.course import Course, Lesson
from hornbook.model import Media
from hornbook.pages import addresses
from hornbook.pages.assets import HOME_PARTS, PAGE_STYLES, QUIZ_PARTS, icon, script, style
from hornbook.pages.documents import home_page

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE_SCRIPT = "assets/quiz.js"
HOME_SCRIPT = "assets/home.js"
PAGE_STYLE = "assets/page.css"
ICON = "assets/icon.svg"
OBJECTIVES = "objectives"


def fragments(lesson: Lesson) -> dict[str, str]:
    """Return what the home page must know of a lesson beside the index: the texts of its objectives, as JSON."""
    return {OBJECTIVES: msgspec.json.encode([objective.text for objective in lesson.objectives]).decode()}


def home(course: Course, found: dict[str, str], templates: Environment) -> bytes:
    """Return the home page; `found` maps a lesson's id to its fragment of objectives."""
    objectives = {lesson: msgspec.json.decode(text, type=tuple[str, ...]) for lesson, text in found.items()}
    return home_page(course, objectives, templates).encode()


def shared(course: Course, read: Callable[[Media], bytes], templates: Environment) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of what the pages load: scripts, style, icon, media."""
    yield PAGE_SCRIPT, script(templates, QUIZ_PARTS)
    yield HOME_SCRIPT, script(templates, HOME_PARTS)
    yield PAGE_STYLE, style(templates, PAGE_STYLES)
    yield ICON, icon(templates)
    for name, medium in media(course).items():
        yield f"media/{name}", read(medium)


def paths(course: Course) -> list[str]:
    """Return every path of a site, in the order of its index: home, lessons, assets, media."""
    lessons = [addresses.page(entry.id) for entry in course.lessons]
    assets = (PAGE_SCRIPT, HOME_SCRIPT, PAGE_STYLE, ICON)
    return [addresses.HOME, *lessons, *assets, *(f"media/{name}" for name in media(course))]


def media(course: Course) -> dict[str, Media]:
    """Return the media of all lessons by id, in order of id."""
    found = {medium.id: medium for entry in course.lessons for medium in entry.media}
    return dict(sorted(found.items()))
