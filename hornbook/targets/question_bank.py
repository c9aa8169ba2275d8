"""What Moodle XML and GIFT share: files of questions with the bytes of pictures between the pieces of their text."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from itertools import zip_longest

from hornbook import whereabouts
from hornbook.course import Course, Lesson, Module, Standpoint
from hornbook.moodle.texts import apart, encoded
from hornbook.targets.target import Artifact, ReadMedia, Rendered, degraded

SETTINGS = (
    "quiz.graded",
    "quiz.pass_mark",
    "quiz.attempts",
    "quiz.time_limit",
    "quiz.shuffle",
    "quiz.feedback_when",
    "quiz.one_by_one",
)
"""Settings of a quiz that a bank of questions has no place for."""
SUPPORT = {
    "multiple.all": degraded("equal shares for the keys, and no points with any wrong choice"),
    "short-text.diacritics": degraded("the text with all of its accents and without any"),
    "gaps:negative": degraded("its fraction, with which the points of the question can fall below 0"),
    "categorise": degraded("a matching question: a list of the categories for each item"),
    "categorise.distractors": degraded("items whose right answer is “—”, and which earn points as the others do"),
    "link": degraded("its words, not linked: a question bank does not know where the lesson is"),
    "pool": degraded("a category of its own, named after how many to draw: add them to the quiz as random questions"),
    "variants": degraded("a category of its own with all variants: add one of them to the quiz as a random question"),
    "quiz.intro": degraded("a description, the first entry of the quiz's category"),
}
"""What arrives in the same other form in both."""


def view(course: Course, at: Standpoint) -> Course:
    """Return what a category is named after: the course, and the lesson and its module, with others of their names."""
    known = whereabouts.of(course)
    entry, module = known.entry(at.lesson), known.modules.get(at.lesson)
    names = {whereabouts.plain(module.title), whereabouts.plain(module.id)} if module else set()
    alike = (other for other in course.modules if whereabouts.plain(other.title) in names)
    return Course(
        id="",
        title=course.title,
        language=course.language,
        modules=tuple(Module(id=other.id, title=other.title, lessons=()) for other in alike),
        lessons=tuple(map(whereabouts.named, known.namesakes(entry))) if entry else (),
    )


def rendered(lesson: Lesson, path: str, text: str) -> Rendered:
    """Return a lesson's questions as pieces of a file, with the media whose bytes stand between them."""
    texts, names = apart(text)
    media = {medium.id: medium for medium in lesson.media}
    artifacts = tuple(Artifact(path, encoded(piece)) for piece in texts)
    return Rendered(lesson.id, artifacts, media=tuple(media[name] for name in names))


def packed(shown: Rendered, read: ReadMedia, *, padding: bytes = b"=") -> Iterator[Artifact]:
    """Yield a lesson's questions piece by piece, with the bytes of their pictures in base64.

    `padding` is what stands for base64's own.
    """
    for text, medium in zip_longest(shown.artifacts, shown.media):
        yield text
        if medium:
            yield Artifact(text.path, b64encode(read(medium)).replace(b"=", padding))
