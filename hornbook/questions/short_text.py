"""Short text: a word or phrase is typed."""

from __future__ import annotations

from hornbook.answers import texts
from hornbook.answers.texts import AcceptedText
from hornbook.model import Question


class ShortText(Question, frozen=True, kw_only=True, tag="short-text"):
    """A text, compared as `answers.texts.normalise` says: case counts with `case`, accents unless not `diacritics`."""

    accepted: tuple[AcceptedText, ...]
    case: bool = False
    diacritics: bool = True


def score(question: ShortText, response: object) -> float:
    """Return the best score among the accepted texts that the response matches, else 0; only text can match."""
    return texts.best(question.accepted, response, question)
