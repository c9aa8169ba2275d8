"""Essay: free text, marked by hand."""

from __future__ import annotations

from hornbook.model import Content, Count, Criterion, Question


class Essay(Question, frozen=True, kw_only=True, tag="essay"):
    """Free text; `lines` is the height of the field, word limits of 0 are none."""

    lines: Count = 8
    min_words: Count = 0
    max_words: Count = 0
    rubric: tuple[Criterion, ...] = ()
    sample: Content | None = None


def score(_question: Essay, _response: object) -> None:
    """Return None: a person marks an essay."""
    return
