"""Single choice: one option is the key."""

from __future__ import annotations

from hornbook.model import Option, Question


class Choice(Question, frozen=True, kw_only=True, tag="choice"):
    """One option is to be chosen."""

    options: tuple[Option, ...]
    shuffle: bool = False
    numbering: str = "abc"


def score(question: Choice, response: object) -> float:
    """Return the fraction of the points (−1 … 1) for the option with the id `response`; 0 for anything else."""
    chosen = next((option for option in question.options if option.id == response), None)
    return chosen.worth if chosen else 0.0
