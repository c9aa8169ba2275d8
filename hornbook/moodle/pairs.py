"""Matching and categorise as Moodle's matching: a row for each stem with its answer, and answers without a stem."""

from __future__ import annotations

import msgspec

from hornbook.model import Content, Entry
from hornbook.moodle import names
from hornbook.moodle.plain import words
from hornbook.questions import Categorise, Matching

NOWHERE = "—"
LONGEST = 255


class Pairing(msgspec.Struct, frozen=True):
    """Rows of a stem (None: the answer belongs to none) and an answer in plain words."""

    rows: tuple[tuple[Content | None, str], ...]
    shuffle: bool
    kind: str = "matching"


def matching(item: Matching) -> Pairing:
    """Return each premise with its response, then the responses that no premise has."""
    pairs = [(premise.content, premise.response) for premise in item.premises]
    return _pairing(pairs, item.responses, shuffle=item.shuffle)


def categorise(item: Categorise) -> Pairing:
    """Return each item with its category, or a dash where it belongs to none; then the categories without an item."""
    pairs = [(each.content, each.category or NOWHERE) for each in item.items]
    return _pairing(pairs, item.categories, shuffle=item.shuffle)


def answer(entry: Entry) -> str:
    """Return an answer as Moodle keeps it: plain words, at most 255 characters, none of them taken for a tag."""
    said = names.plain(words(entry.content)) or entry.id
    return names.shortened(said, LONGEST)


def _pairing(pairs: list[tuple[Content, str]], entries: tuple[Entry, ...], *, shuffle: bool) -> Pairing:
    answers = {entry.id: answer(entry) for entry in entries} | {NOWHERE: NOWHERE}
    wanted = {key for _, key in pairs}
    spare = [(None, answers[entry.id]) for entry in entries if entry.id not in wanted]
    return Pairing((*((stem, answers[key]) for stem, key in pairs), *spare), shuffle)
