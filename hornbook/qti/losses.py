"""What QTI cannot express: of a feature (`DEGRADED`: its name and what becomes of it), and of one item."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.course import Lesson
from hornbook.model import Content, Place
from hornbook.qti import feedback, files
from hornbook.qti.dialect import Dialect
from hornbook.questions import BY_HAND, ChoiceGap, Gaps, Item, Upload

_MARKED = "a note for who marks the answer, since no processing knows its score"
DEGRADED = {
    f"{kind}:feedback.{name}": _MARKED for kind in ("essay", "upload") for name in ("correct", "incorrect", "partial")
}
_PLAIN = "options as plain text: their markup is left out, since a dropdown shows none"
_UNCHECKED = "words beside the field: one of the suffixes has no type that is known to us"


def of_lesson(lesson: Lesson, dialect: Dialect) -> Iterator[tuple[str, str, Place]]:
    """Yield what the items of a lesson lose: the feature's name, what becomes of it, the item's place."""
    for item in (item for quiz in lesson.quizzes for item in quiz.questions):
        told = () if isinstance(item, BY_HAND) else feedback.by_score(item)
        hidden = (name for name, _ in told if not feedback.is_shown(name, item))
        yield from ((f"feedback.{name}", _MARKED, item.source) for name in hidden)
        if any(_is_flattened(content, dialect) for content in _dropdowns(item)):
            yield "gaps.dropdown", _PLAIN, item.source
        if isinstance(item, Upload) and dialect.many_types and _is_unchecked(item):
            yield "upload.types", _UNCHECKED, item.source


def _dropdowns(item: Item) -> Iterator[Content]:
    gaps = item.gaps if isinstance(item, Gaps) else ()
    return (option.content for gap in gaps if isinstance(gap, ChoiceGap) for option in gap.options)


def _is_flattened(content: Content, dialect: Dialect) -> bool:
    return "<" in content.html and (content.block or not dialect.rich_dropdowns)


def _is_unchecked(item: Upload) -> bool:
    return bool(item.accept) and not files.types(item.accept, several=True)
