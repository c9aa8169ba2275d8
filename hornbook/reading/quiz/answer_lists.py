"""Accepted answers in a list below an empty `Answer:`, with feedback nested below each of them."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import listed, scores, settings
from hornbook.reading.quiz.drafts import QuestionDraft, Text
from hornbook.reading.quiz.gap_rules import ANSWER_LIST
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.listed import Entry, Listing
from hornbook.reading.quiz.parts import Desk

_TYPES = {"short-text", "numeric"}
_LABEL = re.compile(r"\(?[A-Za-z0-9]\)?[.)]?$")
_WORDS_OF_AN_ANSWER = 12


def take(draft: QuestionDraft, desk: Desk) -> None:
    """Make keys of the list right below an empty answer line, where it is said that each of its lines is right.

    The question's type says so, or a score behind one of them; letters and digits are keys too. Any other list may as
    well be the parts of one answer, so it stays an explanation, which is reported.
    """
    text = draft.explanation.trimmed()
    found = _below(text, draft.blank_key) if draft.blank_key and not draft.keys and not draft.options else None
    asked = settings.asked(draft.attributes.values)
    if found is None or asked not in {*_TYPES, ""}:
        return
    if asked or _says_that_each_is_right(found.entries):
        draft.keys = [_key(desk, each) for each in found.entries]
        draft.explanation = text.piece(found.last)
    elif all(len(_words(each).split()) <= _WORDS_OF_AN_ANSWER for each in found.entries):
        span = desk.scribe.whole(found.entries[0].number, text.numbers[found.last - 1])
        desk.scribe.report(ANSWER_LIST, span)


def _below(text: Text, number: int) -> Listing | None:
    """The list of bullets that a text begins with, if the text stands below line `number`."""
    if not text or text.numbers[0] < number:
        return None
    first = next(iter(listed.find(text)), None)
    return first if first and first.first == 0 and first.kind == "bullet" else None


def _says_that_each_is_right(entries: Sequence[Entry]) -> bool:
    words = [_words(each) for each in entries]
    return any(scores.cut(each)[1] is not None for each in words) or all(_LABEL.match(each) for each in words)


def _words(each: Entry) -> str:
    return each.text.lines[0].strip()


def _key(desk: Desk, each: Entry) -> Key:
    words = _words(each)
    column = desk.scribe.source.line(each.number).find(words) + 1
    return Key(words, each.number, max(column, 1), below=each.text.piece(1).trimmed())
