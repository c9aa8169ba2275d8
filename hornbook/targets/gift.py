"""GIFT: the questions of all quizzes as plain text that Moodle and others import."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from hornbook.course import Course, Lesson
from hornbook.moodle import gift, gift_losses, settings
from hornbook.moodle.answers import VERDICTS
from hornbook.moodle.banks import shared
from hornbook.moodle.gift_texts import escaped, written
from hornbook.pages import strings
from hornbook.targets import question_bank
from hornbook.targets.features import FEATURES
from hornbook.targets.target import FULL, Loss, Rendered, Support, Target, degraded, nothing

if TYPE_CHECKING:
    from jinja2 import Environment

PATH = "questions.txt"


def render_lesson(lesson: Lesson, course: Course, templates: Environment) -> Rendered:
    """Return the lesson's questions as one fragment; pictures hold the place of their bytes (see `written`)."""
    foreign = lesson.language != course.language or strings.direction(lesson.language) == "rtl"
    words = strings.load(templates, lesson.language)
    mimes = {medium.id: medium.mime for medium in lesson.media}
    text = partial(written, mimes=mimes, language=lesson.language if foreign else "")
    made = templates.get_template("lesson.txt.j2").render(
        banks=shared(lesson, course, words, templates),
        category=_category,
        escaped=escaped,
        is_carried=gift.is_carried,
        settings=settings,
        text=text,
        questions=partial(gift.questions, language=lesson.language, text=text, strings=words),
    )
    return question_bank.rendered(lesson, PATH, made)


def item_losses(lesson: Lesson) -> Iterator[Loss]:
    """Yield what single items of the lesson lose, those that are left out before all."""
    return ((name, Support(level, how), place) for name, level, how, place in gift_losses.of_lesson(lesson))


def _category(path: str) -> Markup:
    """Return a category's path: the one line of GIFT in which only backslashes are escaped."""
    return Markup(path.replace("\\", "\\\\"))  # noqa: S704  (no HTML is made here)


_SETTING = degraded("a line in a description, the first entry of the quiz's category: set it in the quiz activity")
_BELOW = degraded("a part of the general feedback, below a word that says which answers it is for")
_BY_HAND = degraded("a part of the general feedback, below a word that says so: a person judges the answer")
_SHARES = degraded("a share of the points for each part: GIFT knows no all or nothing")
_LATER = degraded("a part of the general feedback, which learners read after they have answered")
_UPLOAD = degraded("an essay with a line below its stem that says what to hand in: allow attachments in Moodle")
_AREA = degraded("the name of the area, one of the choices")
_WITHOUT_VERDICTS = ("multiple", "matching", "ordering", "categorise", "hotspot")

TARGET = Target(
    name="gift",
    title="GIFT",
    use="Moodle: Question bank → Import → GIFT format → this file; other tools that read GIFT take it as well",
    secrecy="Moodle keeps the keys and marks on the server; the file itself holds them in plain text",
    container="file",
    suffix=".txt",
    carries="quizzes",
    support=dict.fromkeys(FEATURES, FULL)
    | question_bank.SUPPORT
    | dict.fromkeys(question_bank.SETTINGS, _SETTING)
    | {f"{kind}:feedback.{name}": _BELOW for kind in _WITHOUT_VERDICTS for name in VERDICTS}
    | {f"{kind}:feedback.{name}": _BY_HAND for kind in ("essay", "upload") for name in VERDICTS}
    | {name: _UPLOAD for name in FEATURES if name.startswith("upload")}
    | {
        "multiple.limits": degraded("free choice: GIFT sets no limits"),
        "short-text.case": degraded("a text of which case does not count"),
        "numeric.unit": degraded("a unit beside the stem; any other that is typed costs nothing"),
        "gaps": degraded("a missing word; each of several gaps is a question of its own, the others left blank"),
        "gaps.dropdown": degraded("a choice below the sentence, which has a blank"),
        "gaps:feedback.correct": degraded("feedback for each of the gaps"),
        "gaps:feedback.partial": degraded("feedback for each of the gaps"),
        "gaps:feedback.incorrect": degraded("feedback for each of the gaps"),
        "gaps.weight": degraded("a tag with the points of each gap, such as “points: 2”: set them in the quiz"),
        "matching.all": _SHARES,
        "ordering": degraded("a matching question: the number of its place for each item"),
        "ordering.all": _SHARES,
        "categorise.all": _SHARES,
        "ungraded": degraded("a question that takes every answer as right, with the tag “points: 0”"),
        "hotspot": degraded("a choice of the names of the areas, below the picture"),
        "hotspot.all": degraded("equal shares for the keys, and no points with any wrong choice"),
        "hotspot.circle": _AREA,
        "hotspot.polygon": _AREA,
        "essay.lines": degraded("a field of the height that the importing site gives to all"),
        "essay.limits": degraded("a line below the stem: GIFT sets no limits"),
        "essay.rubric": _LATER,
        "essay.sample": _LATER,
        "hint": _LATER,
        "points": degraded("a tag, such as “points: 2”: set them in the quiz"),
        "shuffle": degraded("the importing site's own setting, which is to shuffle in Moodle"),
        "fixed": degraded("options in any order, as the importing site has it"),
        "numbering": degraded("the importing site's own numbering"),
        "media": degraded("a picture inside the text, as a data: address"),
    },
    render_lesson=render_lesson,
    packed=partial(question_bank.packed, padding=b"\\="),
    closing=nothing,
    view=question_bank.view,
    losses=item_losses,
)
