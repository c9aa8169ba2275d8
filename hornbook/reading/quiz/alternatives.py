"""Several accepted answers, `Paris | Lutetia {score=50%}`: taken apart, each with its score and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.reading.quiz import scores
from hornbook.reading.quiz.drafts import Text

if TYPE_CHECKING:
    from hornbook.markup.scribe import Scribe

_SIGN = re.compile(r"\\.|`[^`]*`|\|", re.DOTALL)
_QUOTED = re.compile(r"\s*\*?\s*\"(?:[^\"\\]|\\.)*\"(?=\s*(?:\||\{|\(|$))")
_BOLD = re.compile(r"^(\*\*|__|\*|_)(.+)\1$")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of several answers as written: its words, its own score (null: none), its place, what is nested below it."""

    text: str
    score: float | None
    number: int
    column: int
    feedback: Text | None = None

    @property
    def worth(self) -> float:
        """What the answer earns: its own score, else all."""
        return 1.0 if self.score is None else self.score


def read(text: str, scribe: Scribe, number: int, column: int, *, share: bool = True) -> list[Alternative]:
    """Return the answers of a text that stands on line `number` at `column`; empty ones too.

    With `share` a score can be written `(50%)` as well. A score that is not understood is reported.
    """
    return [_one(piece, scribe, number, column + start, share=share) for piece, start in split(text)]


def _one(piece: str, scribe: Scribe, number: int, column: int, *, share: bool) -> Alternative:
    bare, written = scores.cut(piece.strip(), share=share)
    at = column + len(piece) - len(piece.lstrip())
    return Alternative(bare.strip(), scores.read(written, scribe, number, at), number, at)


def split(text: str) -> Iterator[tuple[str, int]]:
    """Yield the pieces between the bars of a text, each with its start; bars in code and in quotes are text."""
    start, position = 0, _past_quotes(text, 0)
    while (match := _SIGN.search(text, position)) is not None:
        position = match.end()
        if match[0] == "|":
            yield text[start : match.start()], start
            start, position = position, _past_quotes(text, position)
    yield text[start:], start


def _past_quotes(text: str, start: int) -> int:
    match = _QUOTED.match(text, start)
    return match.end() if match else start


def plain(text: str) -> str:
    """Return an answer's words without the marks of code or emphasis around all of them."""
    words = text.strip("`") if text.startswith("`") and text.endswith("`") else _BOLD.sub(r"\2", text)
    return words.replace("\\|", "|")
