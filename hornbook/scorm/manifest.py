"""`imsmanifest.xml`: the same facts for each version, which a template of its own writes down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import fsum
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from hornbook import patterns as re
from hornbook.course import Course
from hornbook.pages import addresses, site
from hornbook.scorm import launch
from hornbook.scorm.counts import Count
from hornbook.scorm.dialect import OF_QUIZ, THIRD, Dialect
from hornbook.scorm.units import Branch, identifier

if TYPE_CHECKING:
    from jinja2 import Environment

PATH = "imsmanifest.xml"
_VERSION_LENGTH = 20
_SPACES = re.compile(r"\s+")


def manifest(course: Course, branches: list[Branch], dialect: Dialect, templates: Environment) -> bytes:
    """Return the manifest of a package."""
    units = [unit for branch in branches for unit in branch.units]
    shared = [launch.SCRIPT, launch.STYLE, *site.paths(course)]
    alone = len(units) == 1 and not units[0].id
    text = templates.get_template("imsmanifest.xml.j2").render(
        identifier=f"hornbook-{identifier(course.id)}",
        **_metadata(course),
        branches=branches,
        units=units,
        weights={
            **_weights({unit.item: unit.scored for unit in units}),
            **_weights({branch.id: branch.scored for branch in branches}),
        },
        alone=alone,
        course_mark=course.settings.pass_mark,
        third=dialect.chosen(course, "edition") == THIRD,
        mastery=dialect.chosen(course, "masteryscore") == OF_QUIZ,
        shared=[_address(path) for path in shared if alone or not _is_of_one(path, course)],
        page=lambda lesson: _address(addresses.page(lesson)),
        address=_address,
        xml=_xml,
    )
    return text.encode()


def _metadata(course: Course) -> dict[str, Any]:
    minutes = sum(entry.duration for entry in course.lessons)
    return {
        "version": _xml(course.version[:_VERSION_LENGTH]),
        "title": _xml(course.title),
        "description": _xml(course.description),
        "language": _xml(course.language),
        "license": _xml(course.license),
        "authors": [_xml(author) for author in course.authors],
        "objectives": [_xml(objective.text) for objective in course.objectives],
        "duration": f"PT{minutes // 60}H{minutes % 60}M" if minutes else "",
    }


def _weights(scored: Mapping[str, Sequence[Count]]) -> dict[str, str]:
    """Return what units, or the branches that hold them, weigh in the score of the whole: their shares of the points.

    A branch that said nothing would weigh 1 (SN 3.7.3), as much as all the points together.
    """
    points = {name: fsum(count.points for count in counts) for name, counts in scored.items()}
    total = fsum(points.values()) or 1
    return {name: f"{own / total:.4f}" for name, own in points.items()}


def _is_of_one(path: str, course: Course) -> bool:
    """Return whether a file is the page of one lesson."""
    return path in {addresses.page(entry.id) for entry in course.lessons}


def _address(path: str) -> Markup:
    return _xml(quote(path))


def _xml(text: str) -> Markup:
    """Return text for XML without numeric character references, which Moodle would show as they stand (M4)."""
    escaped = escape(_SPACES.sub(" ", text).strip(), quote=False).replace('"', "&quot;")
    return Markup(escaped)  # noqa: S704 - escaped just here
