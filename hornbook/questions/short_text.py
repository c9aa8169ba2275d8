"""Short text: a word or phrase is typed."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from hornbook.model import Content, Question, Score

_ACCENTS = re.compile("[\u0300-\u036f]")


class AcceptedText(msgspec.Struct, frozen=True, kw_only=True):
    """A text that earns `score` (a fraction of the points); with `pattern`, `*` in it stands for any text."""

    text: str
    score: Score = 1.0
    pattern: bool = False
    feedback: Content | None = None


class ShortText(Question, frozen=True, kw_only=True, tag="short-text"):
    """Texts are compared after NFC, with spaces trimmed and runs of them taken as one.

    Upper and lower case count only with `case`; accents (the marks U+0300 to U+036F of the decomposed text) count
    unless `diacritics` is false. Marks of other scripts spell another word, so they always count.
    """

    accepted: tuple[AcceptedText, ...]
    case: bool = False
    diacritics: bool = True


def score(question: ShortText, response: object) -> float:
    """Return the best score among the accepted texts that the response matches, else 0; only text can match."""
    given = normalise(response, question) if isinstance(response, str) else ""
    if not given:
        return 0.0
    return max((accepted.score for accepted in question.accepted if _matches(accepted, given, question)), default=0.0)


def normalise(text: str, question: ShortText) -> str:
    """Return `text` in the form in which it is compared."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    if not question.diacritics:
        folded = without_accents(folded)
    return folded if question.case else folded.casefold()


def without_accents(text: str) -> str:
    """Return `text` without the marks that an alphabet adds to its letters: e for é, и for й."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def _matches(accepted: AcceptedText, given: str, question: ShortText) -> bool:
    wanted = normalise(accepted.text, question)
    if not accepted.pattern:
        return wanted == given
    pattern = ".*".join(re.escape(part) for part in wanted.split("*"))
    return re.fullmatch(pattern, given, re.DOTALL) is not None
