"""Every piece of content of an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from hornbook.model import Content, Option
from hornbook.questions import (
    Categorise,
    Choice,
    ChoiceGap,
    Essay,
    Gap,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    ShortText,
    TrueFalse,
    Upload,
)


def contents(item: Item) -> Iterator[Content]:
    """Yield every piece of content of an item: stem, hints, feedback, then what its type holds."""
    feedback = item.feedback
    yield item.stem
    yield from item.hints
    yield from _present(feedback.correct, feedback.incorrect, feedback.partial, feedback.general)
    yield from _held(item)


def _held(item: Item) -> Iterator[Content]:
    match item:
        case Choice() | Multiple():
            yield from _of_each_option(item.options)
        case TrueFalse():
            yield from _present(item.feedback_true, item.feedback_false)
        case ShortText() | Numeric():
            yield from _present(*(accepted.feedback for accepted in item.accepted))
        case Gaps():
            yield from (content for gap in item.gaps for content in _of_each_answer(gap))
        case Matching():
            yield from _of_entries(item.premises, item.responses)
        case Ordering():
            yield from _of_entries(item.items)
        case Categorise():
            yield from _of_entries(item.categories, item.items)
        case Hotspot():
            yield from _present(*(area.feedback for area in item.areas))
        case Essay() | Upload():
            yield from _present(item.sample)


class _Held(Protocol):
    @property
    def content(self) -> Content: ...


def _of_entries(*groups: Iterable[_Held]) -> Iterator[Content]:
    return (entry.content for group in groups for entry in group)


def _of_each_answer(gap: Gap) -> Iterator[Content]:
    if isinstance(gap, ChoiceGap):
        yield from _of_each_option(gap.options)
    else:
        yield from _present(*(accepted.feedback for accepted in gap.accepted))


def _of_each_option(options: Iterable[Option]) -> Iterator[Content]:
    for option in options:
        yield option.content
        yield from _present(option.feedback)


def _present(*pieces: Content | None) -> Iterator[Content]:
    return (piece for piece in pieces if piece is not None)
