"""A question that a dialect holds as data, and the lines that say it in the notation of a quiz."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hornbook.reading.dialects.passage import said
from hornbook.reading.quiz.lines import Line, make


@dataclass(frozen=True, slots=True)
class Words:
    """Text with the line on which it begins."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Choice:
    """An option: its words, whether it is right, and what is said to those who choose it."""

    words: Words
    right: bool = False
    feedback: Words | None = None


@dataclass(slots=True)
class Asked:
    """A question as data; `stem` is null where its words stand above, `key` is for those without options.

    `several` says that more than one option may be chosen even if one is right.
    """

    number: int
    stem: Words | None = None
    choices: list[Choice] = field(default_factory=list)
    key: Words | None = None
    explanation: Words | None = None
    hints: list[Words] = field(default_factory=list)
    several: bool = False


def lines(asked: Asked, count: int) -> Iterator[Line]:
    """Yield the lines of a question, the `count`th of its file."""
    if asked.stem:
        yield from _stem(asked, count)
    for choice in asked.choices:
        yield said(choice.words.number, f"- [{'x' if choice.right else ' '}] {_flat(choice.words.text)}")
        if choice.feedback and choice.feedback.text.strip():
            yield said(choice.feedback.number, f"  Explanation: {_flat(choice.feedback.text)}")
    if asked.choices:
        yield make(asked.choices[-1].words.number, "")
    if asked.key:
        yield said(asked.key.number, f"Answer: {_flat(asked.key.text)}")
    for hint in asked.hints:
        yield said(hint.number, f"Hint: {_flat(hint.text)}")
    if asked.explanation and asked.explanation.text.strip():
        yield said(asked.explanation.number, f"Explanation: {_flat(asked.explanation.text)}")
        yield make(asked.explanation.number, "")


def _stem(asked: Asked, count: int) -> Iterator[Line]:
    assert asked.stem  # noqa: S101
    kind = " {type=multiple}" if asked.several else ""
    first, *more = asked.stem.text.strip("\n").split("\n")
    number = asked.stem.number
    yield make(number, f"Q{count}. {first.strip()}{'' if more else kind}")
    for offset, text in enumerate(more, 1):
        yield make(number + offset, f"   {text}" if text.strip() else "")
    if more and kind:
        yield make(number, "")
        yield make(number, kind.strip())
    yield make(number, "")


def _flat(text: str) -> str:
    return " ".join(text.split())
