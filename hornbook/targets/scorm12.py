"""SCORM 1.2: the site as one SCO, with bookmark, score, status and every answer for the learning platform.

The launch page keeps the session with the platform and shows the pages in a frame, so that turning a page never ends
the session. CAM 1.2 for the manifest, RTE 1.2 for the calls (templates/runtime/script/scorm12.js).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from hornbook import patterns as re
from hornbook.course import Course, Lesson, Quiz
from hornbook.pages import addresses, documents, losses, site, strings
from hornbook.pages.assets import LAUNCH_PARTS, LAUNCH_STYLES, script, style
from hornbook.pages.quizdata import as_script, possible
from hornbook.pages.view import View
from hornbook.targets.features import FEATURES
from hornbook.targets.target import FULL, Artifact, Fragments, Loss, ReadMedia, Rendered, Target, degraded

if TYPE_CHECKING:
    from jinja2 import Environment

_MANIFEST = "imsmanifest.xml"
_SCRIPT = "assets/launch.js"
_STYLE = "assets/launch.css"
_QUIZZES = "quizzes"
_VERSION_LENGTH = 20
_CONTROL = re.compile(r"\s+")


def render_lesson(lesson: Lesson, course: Course, templates: Environment) -> Rendered:
    """Return the lesson's page; as fragments its objectives, and what status and score need of its quizzes."""
    page = documents.lesson_page(lesson, course, templates)
    quizzes = msgspec.json.encode([_counted(quiz, course) for quiz in lesson.quizzes]).decode()
    fragments = {**site.fragments(lesson), _QUIZZES: quizzes}
    return Rendered(lesson.id, (Artifact(addresses.page(lesson.id), page.encode()),), fragments)


def opening(course: Course, templates: Environment) -> Iterator[Artifact]:
    """Yield the manifest."""
    yield Artifact(_MANIFEST, _manifest(course, templates))


def closing(course: Course, fragments: Fragments, read: ReadMedia, templates: Environment) -> Iterator[Artifact]:
    """Yield home and launch page, scripts, styles and media."""
    objectives = {lesson: said[site.OBJECTIVES] for lesson, said in fragments.items()}
    quizzes = [quiz for said in fragments.values() for quiz in msgspec.json.decode(said[_QUIZZES])]
    yield Artifact(addresses.HOME, site.home(course, objectives, templates))
    yield Artifact(addresses.LAUNCH, _launch(course, quizzes, templates))
    yield Artifact(_SCRIPT, script(templates, LAUNCH_PARTS))
    yield Artifact(_STYLE, style(templates, LAUNCH_STYLES))
    for path, data in site.shared(course, read, templates):
        yield Artifact(path, data)


def _counted(quiz: Quiz, course: Course) -> dict[str, object]:
    mark = course.settings.pass_mark if quiz.pass_mark is None else quiz.pass_mark
    return {"id": quiz.id, "kind": quiz.kind, "points": possible(quiz), "pass_mark": mark}


def _launch(course: Course, quizzes: list[object], templates: Environment) -> bytes:
    view = View(templates, strings.load(templates, course.language), lambda _path, _fragment: None, course.language)
    lessons = [{"id": entry.id, "page": addresses.page(entry.id)} for entry in course.lessons]
    page = templates.get_template("launch.html.j2").render(
        course=course,
        view=view,
        direction=strings.direction(course.language),
        script_strings=documents.script_strings(view.strings),
        data=Markup(as_script({"id": course.id, "lessons": lessons, "quizzes": quizzes})),  # noqa: S704 - no < in it
    )
    return page.encode()


def _manifest(course: Course, templates: Environment) -> bytes:
    minutes = sum(entry.duration for entry in course.lessons)
    files = [addresses.LAUNCH, _SCRIPT, _STYLE, *site.paths(course)]
    text = templates.get_template("imsmanifest.xml.j2").render(
        identifier=f"hornbook-{_identifier(course.id)}",
        item=f"course-{_identifier(course.id)}",
        version=_xml(course.version[:_VERSION_LENGTH]),
        title=_xml(course.title),
        description=_xml(course.description),
        language=_xml(course.language),
        license=_xml(course.license),
        authors=[_xml(author) for author in course.authors],
        objectives=[_xml(objective.text) for objective in course.objectives],
        duration=f"PT{minutes // 60}H{minutes % 60}M" if minutes else "",
        files=[_xml(quote(path)) for path in files],
    )
    return text.encode()


def _identifier(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]", "-", text)


def _xml(text: str) -> Markup:
    """Return text for XML without numeric character references, which Moodle would show as they stand (M4)."""
    escaped = escape(_CONTROL.sub(" ", text).strip(), quote=False).replace('"', "&quot;")
    return Markup(escaped)  # noqa: S704 - escaped just here


def item_losses(lesson: Lesson) -> Iterator[Loss]:
    """Yield what single items lose: feedback that depends on a score which no page knows."""
    return ((name, degraded(how), place) for name, how, place in losses.of_lesson(lesson))


TARGET = Target(
    name="scorm12",
    title="SCORM 1.2 package",
    use="Moodle: Add activity → SCORM package → this file; other platforms: import as SCORM 1.2",
    secrecy="Scored in the learner's browser: keys are sealed, not secret; graded secrecy needs QTI or Moodle XML",
    container="zip",
    suffix=".zip",
    carries="course",
    support=dict.fromkeys(FEATURES, FULL) | {name: degraded(how) for name, how in losses.DEGRADED.items()},
    render_lesson=render_lesson,
    opening=opening,
    closing=closing,
    losses=item_losses,
)
