"""Matching: each premise has its response."""

from __future__ import annotations

import msgspec

from hornbook.answers import pairs
from hornbook.answers.pairs import PairScoring
from hornbook.model import Content, Entry, EntryId, Question


class Premise(msgspec.Struct, frozen=True, kw_only=True):
    """A premise with the id of the response that belongs to it."""

    id: EntryId
    content: Content
    response: EntryId


class Matching(Question, frozen=True, kw_only=True, tag="matching"):
    """Premises in the author's order, responses sorted by their text, so that their order tells nothing.

    A response that no premise names is a distractor. With `reuse` a response may be given to several premises.
    Premises and responses are named apart: both begin with `a`.
    """

    premises: tuple[Premise, ...]
    responses: tuple[Entry, ...]
    reuse: bool = False
    shuffle: bool = True
    scoring: PairScoring = "partial"


def score(question: Matching, response: object) -> float:
    """Return the share of premises (or with `all` 1 or 0) that a mapping of premise to response id has right."""
    right = {premise.id: premise.response for premise in question.premises}
    return pairs.share(right, response, question.scoring)
