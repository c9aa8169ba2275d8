"""Identifiers: an item's and a quiz's come from its own id and the course's, an answer's from its letter.

Canvas takes two questions of one identifier for the same question, whatever course of ours they come from, so the
course is part of each. It keeps the digits of an answer's identifier and drops the rest, so those are numbers.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal

from hornbook.qti.identifiers import token

_ANSWERS = 10_000
_LETTERS = 26


def of(kind: Literal["item", "quiz", "pool", "run"], name: str, course: str) -> str:
    """Return the identifier of an item, a quiz, a pool, or a run of questions that begins with an item."""
    return f"{kind}-{token(name)}-{blake2b(course.encode(), digest_size=4).hexdigest()}"


def answer(group: int, name: str) -> str:
    """Return the identifier of the answer with the id `name` (a, b, … aa) among those of a group (from 1)."""
    return numbered(group, ordinal(name))


def numbered(group: int, position: int) -> str:
    """Return the identifier of the answer at a position (from 1; 0 for one that is added)."""
    return str(group * _ANSWERS + position)


def ordinal(name: str) -> int:
    """Return the place of an id of letters in the row a, b, … z, aa, …, from 1."""
    place = 0
    for letter in name:
        place = place * _LETTERS + ord(letter) - ord("a") + 1
    return place
