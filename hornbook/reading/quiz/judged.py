"""Statements to be judged: `**T/F:** Water is wet.` with the answer on a line of its own or as the only bullet."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import sides
from hornbook.reading.quiz.drafts import QuestionDraft
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.words import FALSE, TRUE, ends_asking, normalise

_MARK = re.compile(r"(?P<bold>\*\*|__)?[(\[]?\s*T\s*/\s*F\s*[)\]]?\s*[.:]?\s*(?(bold)(?P=bold))\s*[.:]?\s+(?=\S)")
_ASKS = re.compile(
    r"\W*(?:true\s*(?:or|/)\s*false|t\s*/\s*f|richtig\s*(?:oder|/)\s*falsch|vrai\s*(?:ou|/)\s*faux|"
    r"verdadero\s*(?:o|/)\s*falso|vero\s*(?:o|/)\s*falso|верно\s*(?:или|/)\s*неверно)\b",
    re.IGNORECASE,
)
_SIDES = (
    r"(?:true[\W_]*?(?:/|\\|\||or|\s{2,}|[☐□⬜_○◯]+)[\W_]*?false|t\s*/\s*f|"
    r"richtig[\W_]*?(?:/|oder|[☐□⬜_○◯]+)[\W_]*?falsch|"
    r"wahr[\W_]*?(?:/|oder)[\W_]*?falsch|vrai[\W_]*?(?:/|ou|[☐□⬜_○◯]+)[\W_]*?faux|"
    r"verdadero[\W_]*?(?:/|o|[☐□⬜_○◯]+)[\W_]*?falso|vero[\W_]*?(?:/|o|[☐□⬜_○◯]+)[\W_]*?falso|"
    r"verdadeiro[\W_]*?(?:/|ou)[\W_]*?falso|верно[\W_]*?(?:/|или)[\W_]*?неверно)"
)
_TITLE = re.compile(
    r"(?:[\W\d_]*(?:part|section|teil|parte|partie|bagian|bölüm)?\s*(?:\d{1,2}|[a-h]|[ivx]{1,4})\s*[.:)–—-]+\s*)?"
    rf"[\W\d_]*{_SIDES}(?:\s*\??\s*(?:questions?|statements?|fragen|aussagen|preguntas|questions))?\W*$",
    re.IGNORECASE,
)
_FAR = 80
_OFFERED = re.compile(
    rf"(?:^|(?<=[.!?)\]…])|(?<=__)|(?= *[(\[☐□⬜_]))[\s(\[_*☐□⬜○◯·–—-]*{_SIDES}[)\]_*?.:\s☐□⬜○◯]*$", re.IGNORECASE
)


def settle(draft: QuestionDraft) -> None:
    """Read the mark `T/F` at the beginning of a question as its type, and its only bullet as the key."""
    if not draft.stem.lines or sides.take(draft):
        return
    marked = _MARK.match(draft.stem.lines[0])
    if marked and len(draft.options) <= 1:
        draft.stem.lines[0] = draft.stem.lines[0][marked.end() :]
        sides.set_type(draft)
    _take_offer(draft)
    if len(draft.options) != 1 or draft.keys or not (marked or _ASKS.match(draft.stem.lines[0])):
        return
    only = draft.options[0]
    value = " ".join(only.text.lines).strip()
    if normalise(value) in TRUE | FALSE:
        draft.keys.append(Key(value, only.number, only.mark.column, "option"))
        draft.explanation.extend(only.feedback)
        draft.options = []


def settle_by(title: str, questions: Sequence[QuestionDraft]) -> None:
    """Take the statements below a title such as «Part A: True or False» as ones to be judged, keys or none."""
    if not _TITLE.match(title):
        return
    for question in questions:
        told = (
            question.options
            or question.keys
            or question.fields
            or question.blank_key
            or "type" in (question.attributes.values)
        )
        if question.stem and not told and not ends_asking(question.stem.trimmed().lines[-1]):
            sides.set_type(question)


def _take_offer(draft: QuestionDraft) -> None:
    """Take the two sides that a statement ends with, for a learner to circle, as its type."""
    stem = draft.stem.trimmed()
    offered = _OFFERED.search(stem.lines[-1][-_FAR:]) if stem and not draft.options else None
    if offered is None or draft.keys or len(normalise(" ".join(stem.lines))) <= len(offered[0]):
        return
    if not offered.start():
        draft.stem = stem.piece(0, len(stem.lines) - 1).trimmed()
    sides.set_type(draft)
