"""Ids written where Hornbook derived them, so that a typo that is mended later makes no new item in the LMS."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from hornbook import patterns as re
from hornbook.course import Lesson, Pool, QuizItem
from hornbook.diagnostics.fix import Edit, Fix
from hornbook.source import Source

_PERMALINK = re.compile(r"[ \t]+\[[^\[\]\w]\]\(#[^()\s]*\)$")
_EMPHASIS = re.compile(r"(?<=[^\s*_])(?:\*{1,3}|_{1,3})$")
_MARGIN = re.compile(r"[ \t>]*")
_BRACES = re.compile(r"[ \t]\{(?=[:#.\w][^{}]*\}[ \t]*$)")


def fixes(lesson: Lesson, source: Source, refused: Collection[Fix] = ()) -> Iterator[Fix]:
    """Yield a fix for each question or pool whose id is not written in its own lines.

    The id goes to the first place that its line has for it and that was not `refused` before.
    """
    for quiz in lesson.quizzes:
        for item in quiz.items:
            yield from _fix(item, source, refused)
            if isinstance(item, Pool) and not item.variants:
                yield from (fix for question in item.questions for fix in _fix(question, source, refused))


def _fix(item: QuizItem, source: Source, refused: Collection[Fix]) -> Iterator[Fix]:
    place = item.source
    written = re.compile(rf"#{re.escape(item.id)}(?![\w-])")
    if any(written.search(source.line(number)) for number in range(place.line, place.end + 1)):
        return
    message = f"write the id #{item.id}"
    edits = (Edit(place.line, at, at, text) for at, text in _places(source.line(place.line), item.id))
    possible = (Fix(message=message, edits=(edit,)) for edit in edits)
    yield from islice((fix for fix in possible if fix not in refused), 1)


def _places(line: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield the columns of a line at which its id can be written, and how: the usual place first."""
    whole = line.rstrip()
    braces = _BRACES.search(whole)
    yield (braces.end() + 1, f"#{name} ") if braces else (len(whole) + 1, f" {{#{name}}}")
    for behind in filter(None, (_PERMALINK.search(whole), _EMPHASIS.search(whole))):
        yield behind.start() + 1, f" {{#{name}}}"
    margin = _MARGIN.match(line)
    yield len(whole) + 1, f"\n{margin[0] if margin else ''}{{#{name}}}"
