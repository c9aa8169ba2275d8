"""What the checks over a whole course need to know of one lesson: little, so that all lessons' facts fit in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from hornbook.course import Lesson, Pool, QuizItem
from hornbook.diagnostics import Span
from hornbook.model import Link, Place, Section

_HTML_ID = re.compile(rb'\sid=\\"([^"\\]+)\\"')


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson's names: `items` (questions, pools) and `quizzes` with places, `anchors` all that links can name."""

    file: str
    lesson: str
    items: tuple[tuple[str, Place], ...]
    quizzes: tuple[tuple[str, Place], ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]


def facts(lesson: Lesson, data: bytes) -> Facts:
    """Return the facts of a lesson; `data` is its JSON, in whose XHTML authors may have written ids of their own."""
    start = Place(file=lesson.file, line=1, column=1, end=1)
    items = tuple(named for quiz in lesson.quizzes for entry in quiz.items for named in _named(entry))
    quizzes = tuple((quiz.id, quiz.items[0].source if quiz.items else start) for quiz in lesson.quizzes)
    names = {match.decode() for match in _HTML_ID.findall(data)}
    names.update(_ids(lesson.sections), (name for name, _ in items), (name for name, _ in quizzes))
    return Facts(
        file=lesson.file, lesson=lesson.id, items=items, quizzes=quizzes, anchors=frozenset(names), links=lesson.links
    )


def _named(entry: QuizItem) -> Iterator[tuple[str, Place]]:
    """Yield the id of an entry of a quiz, and those of a pool's questions."""
    yield entry.id, entry.source
    if isinstance(entry, Pool):
        yield from ((item.id, item.source) for item in entry.questions)


def span(place: Place) -> Span:
    """Return a place in the document as a span for a finding."""
    return Span(place.file, place.line, place.column)


def _ids(node: object) -> Iterator[str]:
    """Yield the ids of sections and blocks, however deep; what is text is not looked into."""
    pending: list[object] = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, tuple):
            pending.extend(current)
            continue
        name = getattr(current, "id", None)
        if name:
            yield name
        if isinstance(current, Section):
            pending.append(current.sections)
        pending.extend(getattr(current, part, ()) for part in ("blocks", "items", "meanings"))
