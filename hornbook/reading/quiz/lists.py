"""What the lists of a quiz are that their lines alone do not tell: no options, options, questions."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hornbook.reading.quiz import bulleted, checklists, counted, folds, instructions, plain_lists
from hornbook.reading.quiz.lines import Line

_NONE: frozenset[int] = frozenset()


class Lists(msgspec.Struct, frozen=True):
    """Numbers of lines: `idle` are boxes that are no options, `counted` numbers that are, `asking` bullets that ask.

    `telling` are numbered lines that tell how the quiz is taken, `offered` plain bullets that are options,
    `folded` rules and headings within what is folded away, `parted` the first of the answers there to each part of a
    question.
    """

    idle: frozenset[int] = _NONE
    counted: frozenset[int] = _NONE
    asking: frozenset[int] = _NONE
    telling: frozenset[int] = _NONE
    offered: frozenset[int] = _NONE
    folded: frozenset[int] = _NONE
    parted: frozenset[int] = _NONE


def find(lines: Sequence[Line]) -> Lists:
    """Look at the lists among the lines of a quiz."""
    folded = folds.has_some(lines)
    return Lists(
        checklists.find(lines),
        counted.find(lines),
        bulleted.find(lines),
        instructions.find(lines),
        plain_lists.find(lines),
        folds.breaks(lines) if folded else _NONE,
        folds.parts(lines) if folded else _NONE,
    )
