"""Multiple choice: several options may be keys."""

from __future__ import annotations

from math import fsum
from typing import Literal

from hornbook.answers import selection
from hornbook.model import Count, Option, Question

Scoring = Literal["net", "all", "each"]


class Multiple(Question, frozen=True, kw_only=True, tag="multiple"):
    """Any number of options may be chosen, within `min_choices` and `max_choices` (0: no limit)."""

    options: tuple[Option, ...]
    scoring: Scoring = "net"
    shuffle: bool = False
    numbering: str = "abc"
    min_choices: Count = 0
    max_choices: Count = 0


def score(question: Multiple, response: object) -> float:
    """Return the fraction of the points (0 … 1) for a list of option ids.

    `net`: right minus wrong choices over the number of keys, at least 0. `all`: 1 for exactly the keys, else 0.
    `each`: the sum of the options' own scores, between 0 and 1. Ids that are no option's are ignored, an id twice
    counts once, anything but a list earns 0. Limits on the number of choices bind the page, not the score.
    """
    chosen = selection.chosen(response, [option.id for option in question.options])
    if question.scoring == "each":
        own = {option.id: option_score(question, option) for option in question.options}
        return min(1.0, max(0.0, fsum(own[name] for name in chosen)))
    keys = [option.id for option in question.options if option.correct]
    return selection.exact(chosen, keys) if question.scoring == "all" else selection.net(chosen, keys)


def option_score(question: Multiple, option: Option) -> float:
    """Return what choosing `option` alone adds, before the sum is bounded to 0 … 1 (not used by `all`)."""
    if question.scoring == "each":
        return option.score or 0.0
    keys = sum(other.correct for other in question.options)
    return (1.0 if option.correct else -1.0) / keys if keys else 0.0
