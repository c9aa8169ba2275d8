"""Moodle XML: the questions of all quizzes for a question bank, a category for each quiz."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from hornbook.course import Course, Lesson
from hornbook.moodle import losses, settings
from hornbook.moodle.answers import units
from hornbook.moodle.banks import note, rubric, shared
from hornbook.moodle.texts import file, in_cdata, written
from hornbook.pages import strings
from hornbook.targets import question_bank
from hornbook.targets.features import FEATURES
from hornbook.targets.target import FULL, Artifact, Fragments, Loss, ReadMedia, Rendered, Support, Target, degraded

if TYPE_CHECKING:
    from jinja2 import Environment

PATH = "questions.xml"
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
FOOT = b"</quiz>\n"


def render_lesson(lesson: Lesson, course: Course, templates: Environment) -> Rendered:
    """Return the lesson's questions as one fragment of XML; pictures hold the place of their bytes (see `written`)."""
    foreign = lesson.language != course.language or strings.direction(lesson.language) == "rtl"
    xml = templates.get_template("lesson.xml.j2").render(
        banks=shared(lesson, course, strings.load(templates, lesson.language), templates),
        text=partial(written, language=lesson.language if foreign else ""),
        cdata=in_cdata,
        rubric=rubric,
        note=note,
        units=units,
        file=file,
        settings=settings,
    )
    return question_bank.rendered(lesson, PATH, xml)


def opening(_course: Course, _templates: Environment) -> Iterator[Artifact]:
    """Yield the head of the file."""
    yield Artifact(PATH, HEAD)


def closing(_course: Course, _fragments: Fragments, _read: ReadMedia, _templates: Environment) -> Iterator[Artifact]:
    """Yield the foot of the file."""
    yield Artifact(PATH, FOOT)


def item_losses(lesson: Lesson) -> Iterator[Loss]:
    """Yield what single items of the lesson lose: fractions that Moodle has not, mostly."""
    return ((name, Support(level, how), place) for name, level, how, place in losses.of_lesson(lesson))


_BELOW = degraded("a part of the general feedback, below a word that says which answers it is for")
_SHARES = degraded("a share of the points for each right pair: Moodle's matching knows no all or nothing")
_BY_SCORE = ("correct", "incorrect", "partial")
_NOTE = degraded("a note for who marks it")
_SETTING = degraded("a line in the description of the quiz's category: set it in the quiz activity")

TARGET = Target(
    name="moodle",
    title="Moodle XML",
    use="Moodle: Question bank → Import → Moodle XML format → this file, then add the questions to a quiz",
    secrecy="Moodle keeps the keys and marks on the server; the file itself holds them in plain text",
    container="file",
    suffix=".xml",
    carries="quizzes",
    support=dict.fromkeys(FEATURES, FULL)
    | question_bank.SUPPORT
    | dict.fromkeys(question_bank.SETTINGS, _SETTING)
    | {
        "multiple.limits": degraded("free choice: Moodle sets no limits"),
        "gaps:numeric.unit": degraded("a unit behind the gap; any other that is typed costs nothing"),
        "gaps:feedback.correct": _BELOW,
        "gaps:feedback.partial": _BELOW,
        "gaps:feedback.incorrect": _BELOW,
        **{f"{kind}:feedback.{name}": _NOTE for kind in ("essay", "upload") for name in _BY_SCORE},
        "matching.all": _SHARES,
        "categorise.all": _SHARES,
        "hotspot": degraded("a marker to drop on the picture: areas have no outline, and names for screen readers"),
        "hotspot.several": degraded(
            "as many markers as there are keys, each a share of the points; a wrong one is free"
        ),
        "hotspot.all": degraded("as many markers as there are keys, and a share of the points for each"),
        "hotspot:feedback.option": degraded("a part of the general feedback, below the name of the area"),
        "numeric.unit": degraded("a unit beside the stem that may be typed too; a wrong unit costs nothing"),
        "ungraded": degraded("a question worth 0 points that takes every answer as right"),
        "fixed": degraded("options that all keep their place: Moodle shuffles all or none"),
    },
    render_lesson=render_lesson,
    opening=opening,
    packed=question_bank.packed,
    closing=closing,
    view=question_bank.view,
    losses=item_losses,
)
