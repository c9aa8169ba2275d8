"""QTI 1.2 as Canvas imports it: a package with an assessment for each quiz."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hornbook.canvas import losses, package
from hornbook.course import Course, Lesson, Standpoint
from hornbook.targets.features import FEATURES
from hornbook.targets.target import FULL, Artifact, Fragments, Loss, ReadMedia, Rendered, Target, degraded

if TYPE_CHECKING:
    from jinja2 import Environment


def render_lesson(lesson: Lesson, course: Course, templates: Environment) -> Rendered:
    """Return the lesson's assessments with their settings, and as fragments what the manifest says of them."""
    files, fragments = package.render(lesson, course, templates)
    return Rendered(lesson.id, tuple(Artifact(path, data) for path, data in files), fragments)


def closing(course: Course, fragments: Fragments, read: ReadMedia, templates: Environment) -> Iterator[Artifact]:
    """Yield pictures, and `imsmanifest.xml` last."""
    return (Artifact(path, data) for path, data in package.closing(course, fragments.values(), read, templates))


def view(course: Course, _at: Standpoint) -> Course:
    """Return the course's id and language: no assessment says more of it."""
    return Course(id=course.id, title="", language=course.language)


def item_losses(lesson: Lesson) -> Iterator[Loss]:
    """Yield what single questions and quizzes lose: lists without markup, answers that Canvas cannot know."""
    return ((name, degraded(how), place) for name, how, place in losses.of_lesson(lesson))


_FIELD = degraded("a field of the file, which Canvas does not show")
_NOTES = degraded("grading notes in New Quizzes; Classic Quizzes have no place for them")
_BY_SCORE = ("correct", "incorrect", "partial")
_TOLD = degraded("a line of the grading notes of New Quizzes; Classic Quizzes do not show it")
_ONE_SHARE = degraded("points for each right part: Canvas always gives them")
_LIMITS = degraded("a line below the stem: Canvas does not hold anyone to it")
_WITH_PARTS = degraded("a blank of Classic Quizzes; New Quizzes may lose the markup around it")
_BY_NAME = "among the names of the areas, below the picture"
_HALF = degraded("all points from half of the points on, else none: Canvas has nothing between")
_NO_KEY = degraded("a question worth 0 points of which any answer is right")

SUPPORT = {
    **dict.fromkeys(FEATURES, FULL),
    "multiple": degraded("its keys: Classic Quizzes score a part as here, New Quizzes as their settings say"),
    "multiple.all": degraded("its keys: Classic Quizzes give points for a part too"),
    "multiple.each": degraded("keys with equal shares: the options that add points"),
    "multiple.limits": degraded("a field of the file, to which Canvas holds no one"),
    "short-text.case": degraded("a word whose case counts in New Quizzes; Classic Quizzes never ask for it"),
    "short-text.diacritics": degraded("the text with all of its accents and without any"),
    "short-text.pattern": degraded("the text without its wildcards"),
    "numeric.unit": degraded("a unit beside the field: who types it is wrong"),
    "gaps.number": degraded("a blank with the number as text: others within its tolerance are wrong"),
    "gaps.weight": degraded("weights in the file: Canvas gives each gap the same share"),
    "gaps.code": _WITH_PARTS,
    "gaps.table": _WITH_PARTS,
    "matching.all": _ONE_SHARE,
    "ordering": degraded("the places of the order, each with a list of the items to choose from"),
    "ordering.all": degraded("the same, with points for each item in its place"),
    "categorise": degraded("the items, each with a list of the categories to choose from"),
    "categorise.all": degraded("the same, with points for each right item"),
    "categorise.distractors": degraded("items of a category “None of these”, which count like the others"),
    "hotspot": degraded(f"a choice {_BY_NAME}"),
    "hotspot.several": degraded(f"a choice of several {_BY_NAME}"),
    "hotspot.all": degraded(f"a choice of several {_BY_NAME}, with points for a part"),
    "hotspot.circle": degraded("its name"),
    "hotspot.polygon": degraded("its name"),
    "essay.lines": degraded("a field of the height that Canvas gives to all"),
    "essay.limits": _LIMITS,
    "essay.rubric": _NOTES,
    "essay.sample": _NOTES,
    "upload.types": _LIMITS,
    "upload.size": _LIMITS,
    "upload.count": _LIMITS,
    "ungraded": _NO_KEY,
    "short-text:ungraded": degraded("an essay worth 0 points"),
    "essay:ungraded": degraded("an essay worth 0 points"),
    "partial": _HALF,
    "choice:partial": degraded("no points: Canvas knows one right option, which earns all"),
    "negative": degraded("no points: Canvas takes none away"),
    **{f"{kind}:feedback.{name}": _TOLD for kind in ("essay", "upload") for name in _BY_SCORE},
    "feedback.partial": degraded("a part of the feedback for a wrong answer"),
    "hint": degraded("a block to open below the stem, for everyone to see"),
    "tags": _FIELD,
    "objectives": _FIELD,
    "difficulty": _FIELD,
    "fixed": degraded("options that all keep their place: Canvas shuffles all or none"),
    "numbering": degraded("Canvas’ own marks before the options"),
    "link": degraded("its words, not linked: the lessons are not in the package"),
    "quiz.pass_mark": degraded("a line in the quiz’s description"),
    "quiz.shuffle": degraded("a question group for each run of questions with equal points, which draws them all"),
}

TARGET = Target(
    name="qti12",
    title="QTI 1.2 package for Canvas",
    use="Canvas: Settings → Import Course Content → QTI .zip file; New Quizzes: Build → ⋮ → Import Content",
    secrecy="Canvas keeps the keys and marks on the server; the file itself holds them in plain text",
    container="zip",
    suffix=".zip",
    carries="quizzes",
    support=SUPPORT,
    render_lesson=render_lesson,
    closing=closing,
    view=view,
    losses=item_losses,
)
