"""The answer of an open question, written as words below an empty answer line or shown on demand."""

from __future__ import annotations

from hornbook import patterns as re
from hornbook.reading.quiz import listed, placing
from hornbook.reading.quiz.drafts import FieldDraft, QuestionDraft, Text
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.parts import Desk
from hornbook.reading.quiz.words import FALSE, TRUE, ends_asking, normalise

_NUMBER = re.compile(r"[*_`]*[+-]?\d+(?:[.,]\d+)?[*_`]*[.]?$")
_SIDE = re.compile(r"[*_`]*(?P<side>[^\W\d_]+)[*_`]*(?:[.,:;–—*_` -]+(?P<rest>.*))?$", re.DOTALL)
_JUDGES = re.compile(
    r"\b(?:true|t|richtig|vrai|verdadero|vero|верно)\b.{0,6}\b(?:false|f|falsch|faux|falso|неверно)\b", re.IGNORECASE
)
_NEAR = 2
_LONG = 48


def settle(draft: QuestionDraft, desk: Desk) -> None:
    """Make a sample answer of the words below an empty answer line; a number or verdict in a sample is the key."""
    if draft.options:
        return
    if draft.keys:
        _join(draft)
    if draft.keys:
        _explain(draft)
        return
    if draft.blank_key:
        _take_below(draft, desk)
    sample = next((field for field in draft.fields if field.name == "sample" and field.headed and field.text), None)
    if sample and not draft.attributes.values.get("type"):
        _read(draft, sample)


def free(draft: QuestionDraft) -> None:
    """Make bullets part of the stem again where the answer shown below them names none: it is a sample answer."""
    if not draft.revealed or draft.keys or not draft.explanation:
        return
    marks = [option.mark for option in draft.options]
    plain = all(mark.kind == "bullet" and mark.ticked is None and not (mark.marked or mark.bold) for mark in marks)
    asks = any(ends_asking(line) for line in draft.stem.lines)
    if not marks or not plain or asks:
        return
    placing.demote(draft)
    draft.fields.append(FieldDraft("sample", "", draft.explanation.numbers[0], 1, draft.explanation, headed=True))
    draft.explanation, draft.after = Text(), Text()


def _join(draft: QuestionDraft) -> None:
    """Make a sample of an answer line that is a long one of prose and goes on right below it."""
    key, told = draft.keys[0], draft.explanation
    goes_on = len(draft.keys) == 1 and bool(told) and bool(told.lines[0]) and told.numbers[0] == key.number + 1
    if not goes_on or key.source != "answer line" or key.note or len(key.value) < _LONG or _is_side(key.value):
        return
    end = next((place for place, line in enumerate(told.lines) if not line.strip()), len(told.lines))
    text = Text([key.value, *told.lines[:end]], [key.number, *told.numbers[:end]])
    draft.fields.append(FieldDraft("sample", "", key.number, key.column, text, headed=True))
    draft.keys.clear()
    draft.explanation = told.piece(end).trimmed()


def _is_side(value: str) -> bool:
    side = _SIDE.match(value)
    return side is not None and normalise(side["side"]) in TRUE | FALSE


def _explain(draft: QuestionDraft) -> None:
    """What is shown on demand beside an answer line explains that."""
    shown = [field for field in draft.fields if field.name == "sample" and field.headed]
    for field in shown:
        field.name = "explanation"


def _take_below(draft: QuestionDraft, desk: Desk) -> None:
    """A line left blank (`Answer: ____`) is for learners to fill in, and a list may hold several answers."""
    text = draft.explanation.trimmed()
    said = desk.scribe.source.line(draft.blank_key)
    if not text or not 0 < text.numbers[0] - draft.blank_key <= _NEAR or "__" in said.rstrip("*_ ") or "…" in said:
        return
    if any(listing.first == 0 for listing in listed.find(text)):
        return
    field = FieldDraft("sample", "", draft.blank_key, 1, text, headed=True)
    draft.fields.append(field)
    draft.explanation, draft.after = Text(), Text()


def _read(draft: QuestionDraft, sample: FieldDraft) -> None:
    """A sample that is a number, or that begins with «True» or «False», says the key of the question."""
    text = sample.text.trimmed()
    first = text.lines[0].strip()
    side = _SIDE.match(first)
    if len(text.lines) == 1 and _NUMBER.match(first):
        draft.keys.append(Key(first.strip("*_`."), text.numbers[0], 1, "details"))
        draft.fields.remove(sample)
    elif side and normalise(side["side"]) in TRUE | FALSE and len(side["side"]) > 1 and _is_statement(draft):
        draft.keys.append(Key(side["side"], text.numbers[0], 1, "details"))
        draft.fields.remove(sample)
        text.lines[0] = side["rest"] or ""
        draft.explanation.extend(text.trimmed())


def _is_statement(draft: QuestionDraft) -> bool:
    words = " ".join(draft.stem.lines)
    return _JUDGES.search(words) is not None or not ends_asking(words)
