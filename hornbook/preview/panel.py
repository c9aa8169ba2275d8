"""The page that plays a SCORM package in a frame and shows what a platform would record."""

from __future__ import annotations

from urllib.parse import parse_qs

from hornbook import targets
from hornbook.pages import addresses
from hornbook.preview import views
from hornbook.preview.comparison import Choice
from hornbook.preview.session import Session

ADDRESS = "/.hornbook/lms"
VERSIONS = ("scorm12", "scorm2004")
_UNIT = ".sco.html"


def panel(session: Session, query: str) -> bytes:
    """Return the page for a query: `version` (a target's name) and `unit` (a launch page of the package)."""
    asked = parse_qs(query)
    version = next((name for name in asked.get("version", []) if name in VERSIONS), VERSIONS[0])
    units = _units(session, version)
    unit = next((path for path in asked.get("unit", []) if path in units), next(iter(units), ""))
    return views.page(
        session,
        "lms.html.j2",
        ADDRESS,
        version=version,
        versions=[Choice(name, targets.load(name).title, name == version) for name in VERSIONS],
        unit=unit,
        units=[Choice(path, title, path == unit) for path, title in units.items()],
    )


def _units(session: Session, version: str) -> dict[str, str]:
    """Return the titles of what a platform would launch, by the launch page: the course, or each lesson."""
    site, course = session.site(version), session.edition.survey.course
    if site.file(addresses.LAUNCH) is not None:
        return {addresses.LAUNCH: course.title}
    return {f"{entry.id}{_UNIT}": entry.title for entry in course.lessons}
