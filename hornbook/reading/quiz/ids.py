"""Ids: the author's own, or derived from the lesson and the stem."""

from __future__ import annotations

import hashlib

from hornbook import free_names
from hornbook import patterns as re
from hornbook.free_names import Taken
from hornbook.slug import words

LEGAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}$")
_WORDS = 22
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slug(text: str, longest: int = 64) -> str:
    """Return `text` as lower-case ASCII words joined by `-`, whole words as far as they fit; may be empty."""
    whole = words(text)
    if len(whole) <= longest:
        return whole
    cut = whole[: longest + 1].rpartition("-")[0]
    return (cut or whole[:longest]).strip("-")


def derived(lesson: str, stem: str, taken: Taken, kind: str = "q") -> str:
    """Return an id made of the stem's first words and a hash of lesson and stem; a second equal stem gets `-2`.

    It does not depend on the question's number or its neighbours, so adding a question leaves the others' ids.
    It is taken from then on.
    """
    first = slug(stem, _WORDS)
    digest = hashlib.sha256(f"{lesson}\0{stem}".encode("utf-8", "replace")).hexdigest()[:6]
    made = f"{kind}-{first}-{digest}" if first else f"{kind}-{digest}"
    return free_names.give(made, taken)


def letters(place: int) -> str:
    """Return the id of the option in a place (from 0): a to z, then aa, ab and so on."""
    prefix, rest = divmod(place, len(_LETTERS))
    return (letters(prefix - 1) if prefix else "") + _LETTERS[rest]
