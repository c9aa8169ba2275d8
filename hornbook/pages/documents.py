"""Whole pages: a lesson, and the home of the course."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hornbook.course import Course, Lesson, LessonEntry, Module
from hornbook.last_lesson import LastLesson
from hornbook.model import Section
from hornbook.pages import addresses, anchors, assets, headings, strings, surroundings
from hornbook.pages.blocks import Body
from hornbook.pages.questions import quiz_html
from hornbook.pages.quizdata import as_script
from hornbook.pages.view import View

if TYPE_CHECKING:
    from jinja2 import Environment

_SCRIPT_PREFIX = "js_"
_ZOOMED = '<a class="zoom'
_DEEPEST_ENTRY = 2
_OWN_IDS = ("hornbook-content", "hornbook-objectives", "hornbook-place", "hornbook-strings")
_last: LastLesson[Markup] = LastLesson()

Outline = list[tuple[Section, "Outline"]]


def lesson_page(lesson: Lesson, course: Course, templates: Environment) -> str:
    """Return the page of a lesson."""
    around = surroundings.whole(course, lesson.id)
    view = View(
        templates,
        strings.load(templates, lesson.language),
        addresses.linker(around.pages, lesson),
        lesson.language,
        {objective.id: objective.text for objective in (*around.objectives, *lesson.objectives)},
        {medium.id: medium for medium in lesson.media},
    )
    body = _last.of(lesson, course, templates, lambda: _body(lesson, course, view))
    types = {str(item.__struct_config__.tag) for quiz in lesson.quizzes for item in quiz.questions}
    return templates.get_template("lesson.html.j2").render(
        **_common(view, around, assets.lesson_scripts(types, zooms=_ZOOMED in body)),
        styles=assets.lesson_styles(types),
        lesson=lesson,
        body=body,
        entries=_worth_showing(outline(lesson.sections)),
        module=around.module,
        before=around.before,
        after=around.after,
        place=around.place,
        total=around.total,
    )


def _body(lesson: Lesson, course: Course, view: View) -> Markup:
    """Return the body of a lesson's page, which the site and SCORM packages share."""
    quizzes = {quiz.id: quiz_html(quiz, course, view) for quiz in lesson.quizzes}
    return anchors.unique(headings.ordered(Body(view, quizzes).sections(lesson.sections)), _OWN_IDS)


def home_page(course: Course, objectives: Mapping[str, tuple[str, ...]], templates: Environment) -> str:
    """Return the course's home: modules with their lessons; `objectives` are the lessons' own, by lesson id."""
    view = View(templates, strings.load(templates, course.language), lambda _path, _fragment: None, course.language)
    return templates.get_template("index.html.j2").render(
        **_common(view, course, assets.HOME_SCRIPTS),
        styles=assets.HOME_STYLES,
        modules=[
            (module, [(entry, objectives.get(entry.id, ())) for entry in entries])
            for module, entries in _modules(course)
        ],
        minutes=sum(entry.duration for entry in course.lessons),
    )


def script_strings(words: Mapping[str, str], spoken: Collection[str]) -> Markup:
    """Return the strings that scripts say, as JSON for a data block; `spoken` are their names: see `assets.spoken`."""
    begun = tuple(name for name in spoken if name.endswith("_"))
    known = {key.removeprefix(_SCRIPT_PREFIX): text for key, text in words.items() if key.startswith(_SCRIPT_PREFIX)}
    chosen = {key: text for key, text in known.items() if key in spoken or key.startswith(begun)}
    return Markup(as_script(chosen))  # noqa: S704 - its every < is escaped


def outline(sections: Iterable[Section], depth: int = 1) -> Outline:
    """Return the sections with a heading, two levels deep, as the table of contents of a page."""
    entries: Outline = []
    for section in sections:
        inner = outline(section.sections, depth + 1) if depth < _DEEPEST_ENTRY or not section.level else []
        entries.extend([(section, inner)] if section.level else inner)
    return entries


def _worth_showing(entries: Outline) -> Outline:
    """Return a table of contents, none where it would have one line."""
    return entries if len(entries) > 1 or any(inner for _, inner in entries) else []


def _common(view: View, course: Course, scripts: tuple[str, ...]) -> dict[str, Any]:
    return {
        "view": view,
        "course": course,
        "scripts": scripts,
        "direction": strings.direction(view.language),
        "script_strings": script_strings(view.strings, assets.spoken(view.templates, scripts)),
        "address": addresses.page,
    }


def _modules(course: Course) -> list[tuple[Module | None, list[LessonEntry]]]:
    entries = {entry.id: entry for entry in course.lessons}
    rows: list[tuple[Module | None, list[LessonEntry]]] = [
        (module, [entries.pop(lesson) for lesson in module.lessons if lesson in entries]) for module in course.modules
    ]
    rows.append((None, list(entries.values())))
    return [(module, lessons) for module, lessons in rows if lessons]
