"""The files of a site, one after the other: lessons, home, scripts and styles, media."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from hornbook.course import Course, Lesson
from hornbook.model import Media
from hornbook.pages import addresses, assets, search
from hornbook.pages.documents import home_page

if TYPE_CHECKING:
    from jinja2 import Environment

SEARCH_INDEX = "assets/search-index.js"
_OBJECTIVES = "objectives"
_WORDS = "words"


def fragments(lesson: Lesson) -> dict[str, str]:
    """Return what `common` must know of a lesson beside the index: its objectives, and its words to search."""
    objectives = msgspec.json.encode([objective.text for objective in lesson.objectives]).decode()
    return {_OBJECTIVES: objectives, _WORDS: search.entries(lesson)}


def common(
    course: Course, found: Mapping[str, Mapping[str, str]], read: Callable[[Media], bytes], templates: Environment
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the home page and of what all pages load: scripts, style, icon, media.

    `found` maps a lesson's id to its `fragments`.
    """
    objectives = {lesson: msgspec.json.decode(own[_OBJECTIVES], type=tuple[str, ...]) for lesson, own in found.items()}
    yield addresses.HOME, home_page(course, objectives, templates).encode()
    yield SEARCH_INDEX, search.index(course, {lesson: own[_WORDS] for lesson, own in found.items()})
    yield from assets.files(templates).items()
    for name, medium in media(course).items():
        yield f"media/{name}", read(medium)


def paths(course: Course) -> list[str]:
    """Return every path of a site, in the order of its index: home, lessons, assets, media."""
    lessons = [addresses.page(entry.id) for entry in course.lessons]
    return [addresses.HOME, *lessons, SEARCH_INDEX, *assets.paths(), *(f"media/{name}" for name in media(course))]


def media(course: Course) -> dict[str, Media]:
    """Return the media of all lessons by id, in order of id."""
    found = {medium.id: medium for entry in course.lessons for medium in entry.media}
    return dict(sorted(found.items()))
