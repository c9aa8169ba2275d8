"""True or false: a statement to judge."""

from __future__ import annotations

from hornbook.model import Content, Question


class TrueFalse(Question, frozen=True, kw_only=True, tag="true-false"):
    """A statement; `answer` is null where the author gave no key."""

    answer: bool | None
    feedback_true: Content | None = None
    feedback_false: Content | None = None


def score(question: TrueFalse, response: object) -> float:
    """Return 1 for the right judgement, else 0; only true and false are judgements, 1 and 0 are not."""
    return float(response is not None and response is question.answer)
