"""Which feedback an item has, and the identifiers that show it."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.model import Content
from hornbook.questions import BY_HAND, Choice, Item, Multiple, Numeric, ShortText, TrueFalse

Told = tuple[str, Content]


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
            yield from ((option.id, option.feedback) for option in item.options)
        case TrueFalse():
            yield "true", item.feedback_true
            yield "false", item.feedback_false
        case ShortText():
            yield from ((answer_id(at), accepted.feedback) for at, accepted in enumerate(item.accepted))
        case Numeric():
            yield from ((answer_id(at), number.feedback) for at, number in enumerate(item.accepted))
        case _:
            return


def answer_id(at: int) -> str:
    """Return the identifier of the feedback for the accepted answer at this index."""
    return f"answer-{at + 1}"
