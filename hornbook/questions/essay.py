"""Essay: free text, marked by hand."""

from __future__ import annotations

import msgspec

from hornbook.model import Content, Question


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a rubric."""

    criterion: str
    points: float


class Essay(Question, frozen=True, kw_only=True, tag="essay"):
    """Free text; `lines` is the height of the field, word limits of 0 are none."""

    lines: int = 8
    min_words: int = 0
    max_words: int = 0
    rubric: tuple[Criterion, ...] = ()
    sample: Content | None = None


def score(_question: Essay, _response: object) -> None:
    """Return None: a person marks an essay."""
    return
