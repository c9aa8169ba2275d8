"""Which feedback an item has, and the identifiers that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.model import Content, Option
from hornbook.qti import identifiers
from hornbook.questions import (
    BY_HAND,
    Choice,
    ChoiceGap,
    Gap,
    Gaps,
    Hotspot,
    Item,
    Multiple,
    Numeric,
    ShortText,
    TrueFalse,
)

Told = tuple[str, Content]


class Said(msgspec.Struct, frozen=True):
    """An item's feedback with its identifiers: to answers, by score as far as the score is known, and the rest."""

    answers: list[Told]
    shown: list[Told]
    hidden: list[Told]


def said(item: Item) -> Said:
    """Return all feedback that an item has."""
    told = by_score(item)
    shown = [each for each in told if is_shown(each[0], item)]
    hidden = [each for each in told if each not in shown] if len(shown) < len(told) else []
    return Said(by_answer(item), shown, hidden)


def by_score(item: Item) -> list[Told]:
    """Return the feedback that depends on the score, and `general`."""
    feedback = item.feedback
    kinds = (
        ("correct", feedback.correct),
        ("partial", feedback.partial),
        ("incorrect", feedback.incorrect),
        ("general", feedback.general),
    )
    return [(name, content) for name, content in kinds if content]


def by_answer(item: Item) -> list[Told]:
    """Return the feedback of options and accepted answers, with the identifiers that show it."""
    return [(name, content) for name, content in _answers(item) if content]


def is_shown(name: str, item: Item) -> bool:
    """Return whether response processing can show this feedback: by score only where it knows the score."""
    return name == "general" or (item.graded and not isinstance(item, BY_HAND))


def _answers(item: Item) -> Iterator[tuple[str, Content | None]]:
    match item:
        case Choice() | Multiple():
            yield from _of_options(item.options)
        case TrueFalse():
            yield "true", item.feedback_true
            yield "false", item.feedback_false
        case ShortText() | Numeric():
            yield from _of_typed(item.accepted)
        case Hotspot():
            yield from ((area.id, area.feedback) for area in item.areas)
        case Gaps():
            yield from (told for gap in item.gaps for told in _of_gap(gap))
        case _:
            return


def _of_gap(gap: Gap) -> Iterator[tuple[str, Content | None]]:
    named = _of_options(gap.options) if isinstance(gap, ChoiceGap) else _of_typed(gap.accepted)
    return ((identifiers.of_gap(gap.id, name), content) for name, content in named)


def _of_options(options: Iterable[Option]) -> Iterator[tuple[str, Content | None]]:
    return ((option.id, option.feedback) for option in options)


def _of_typed(accepted: Iterable[AcceptedText | AcceptedNumber]) -> Iterator[tuple[str, Content | None]]:
    return ((answer_id(at), one.feedback) for at, one in enumerate(accepted))


def answer_id(at: int) -> str:
    """Return the identifier of the feedback for the accepted answer at this index."""
    return f"answer-{at + 1}"
