"""What the checks over a whole course need to know of one lesson: little, so that all lessons' facts fit in memory."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from hornbook import patterns as re
from hornbook.checks import prints
from hornbook.course import Lesson, Pool, Quiz, QuizItem
from hornbook.diagnostics import Span
from hornbook.model import Link, Place, Section
from hornbook.questions import Item
from hornbook.source import Source

_HTML_ID = re.compile(rb'\sid=\\"([^"\\]+)\\"')


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson's names: `items` (questions, pools) and `quizzes` with places, `anchors` all that links can name.

    Of its objectives: `objectives` are those that it declares, `named` those that its questions name, `unnamed` the
    places of questions that name none. `prints` are the fingerprints of its questions.
    """

    file: str
    lesson: str
    items: tuple[tuple[str, Place], ...]
    quizzes: tuple[tuple[str, Place], ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]
    objectives: tuple[tuple[str, Place], ...] = ()
    named: tuple[tuple[str, Place], ...] = ()
    unnamed: tuple[Place, ...] = ()
    prints: tuple[tuple[bytes, Place], ...] = ()


def facts(lesson: Lesson, data: bytes, source: Source | None = None) -> Facts:
    """Return the facts of a lesson; `data` is its JSON, in whose XHTML authors may have written ids of their own.

    With its `source`, an objective's place is its line; else it is the top of the file.
    """
    start = Place(file=lesson.file, line=1, column=1, end=1)
    items = tuple(named for quiz in lesson.quizzes for entry in quiz.items for named in _named(entry))
    quizzes = tuple((quiz.id, quiz.items[0].source if quiz.items else start) for quiz in lesson.quizzes)
    names = {match.decode() for match in _HTML_ID.findall(data)}
    names.update(_ids(lesson.sections), (name for name, _ in items), (name for name, _ in quizzes))
    asked = [item for quiz in lesson.quizzes for item in written(quiz)]
    return Facts(
        file=lesson.file,
        lesson=lesson.id,
        items=items,
        quizzes=quizzes,
        anchors=frozenset(names),
        links=lesson.links,
        objectives=tuple(_objectives(lesson, source)),
        named=tuple((name, item.source) for item in asked for name in item.objectives),
        unnamed=tuple(item.source for item in asked if not item.objectives) if lesson.objectives else (),
        prints=tuple((print_, item.source) for item in asked if (print_ := prints.print_of(item))),
    )


def written(quiz: Quiz) -> Iterator[Item]:
    """Yield the questions as they were written: of one with drawn numbers the first variant."""
    for entry in quiz.items:
        if isinstance(entry, Pool):
            yield from entry.questions[:1] if entry.variants else entry.questions
        else:
            yield entry


def _objectives(lesson: Lesson, source: Source | None) -> Iterator[tuple[str, Place]]:
    """Yield the ids of the objectives with the lines of the front matter that they stand on."""
    lines = source.lines if source and lesson.objectives else ()
    for objective in lesson.objectives:
        named = (number for number, line in enumerate(lines, 1) if objective.text[:30] in line)
        line = next(named, 1)
        yield objective.id, Place(file=lesson.file, line=line, column=1, end=line)


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
