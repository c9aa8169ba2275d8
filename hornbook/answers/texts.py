"""Typed texts: what is accepted, and how a response is compared with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Protocol

import msgspec

from hornbook import patterns as re
from hornbook.model import Content, Score

_ACCENTS = re.compile("[\u0300-\u036f]")


class AcceptedText(msgspec.Struct, frozen=True, kw_only=True):
    """A text that earns `score` (a fraction of the points); with `pattern`, `*` in it stands for any text."""

    text: str
    score: Score = 1.0
    pattern: bool = False
    feedback: Content | None = None


class Comparison(Protocol):
    """How texts are compared: whether case counts, and whether accents (U+0300 to U+036F) do."""

    @property
    def case(self) -> bool:
        """Whether upper and lower case count."""

    @property
    def diacritics(self) -> bool:
        """Whether accents count."""


def best(accepted: Iterable[AcceptedText], response: object, how: Comparison) -> float:
    """Return the best score among the accepted texts that the response matches, else 0; only text can match."""
    given = normalise(response, how) if isinstance(response, str) else ""
    if not given:
        return 0.0
    return max((each.score for each in accepted if _matches(each, given, how)), default=0.0)


def normalise(text: str, how: Comparison) -> str:
    """Return `text` in the form in which it is compared: NFC, spaces trimmed and runs of them taken as one.

    Upper and lower case count only with `case`; accents (the marks U+0300 to U+036F of the decomposed text) count
    unless `diacritics` is false. Marks of other scripts spell another word, so they always count.
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    if not how.diacritics:
        folded = without_accents(folded)
    return folded if how.case else folded.casefold()


def without_accents(text: str) -> str:
    """Return `text` without the marks that an alphabet adds to its letters: e for é, and и for й."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def _matches(accepted: AcceptedText, given: str, how: Comparison) -> bool:
    wanted = normalise(accepted.text, how)
    if not accepted.pattern:
        return wanted == given
    pattern = ".*".join(re.escape(part) for part in wanted.split("*"))
    return re.fullmatch(pattern, given, re.DOTALL) is not None
