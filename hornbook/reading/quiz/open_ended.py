"""Questions without options: true or false by its key alone, numeric, short text, essay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hornbook import patterns as re
from hornbook.answers.texts import AcceptedText
from hornbook.diagnostics import Span
from hornbook.model import Content
from hornbook.questions import Essay, Item, Numeric, ShortText, TrueFalse
from hornbook.reading.quiz import alternatives, marking, numbers, scores
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.alternatives import Alternative
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.rules import TYPE_MISMATCH
from hornbook.reading.quiz.words import CROSSES, FALSE, TICKS, TRUE, normalise

if TYPE_CHECKING:
    from hornbook.reading.quiz.parts import Parts

_SIDE = re.compile(
    rf"(?:[{TICKS}{CROSSES}]\ufe0f?\s*)?[*_`]*(?P<side>[^\W\d]+)[*_`]*(?:\s*[-–—,;(]\s*|[.:]\s+)(?P<rest>\S.*)$"
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_WORDS_OF_A_SHORT_ANSWER = 12


def make(parts: Parts) -> Item:
    """Return a question without options as the type that its settings or its key show."""
    asked = parts.settings.get("type")
    key = parts.draft.keys[0] if parts.draft.keys else None
    if asked in {"choice", "multiple"}:
        parts.report(
            TYPE_MISMATCH, type=asked, needs="needs options: one a line, each with - [ ] or a letter before it"
        )
        return _essay(parts, None)
    if key is None:
        return _without_key(parts, asked)
    return _TYPES[asked or _kind(parts, key)](parts, key)


def _kind(parts: Parts, key: Key) -> str:
    if _side(key) is not None:
        return "true-false"
    listed = [each.value for each in parts.draft.keys if each.below is not None] or [key.value]
    if all(numbers.read(value) for value in listed):
        return "numeric"
    if _is_essay(parts) or _is_long(key.value):
        return "essay"
    return "short-text"


def _is_long(value: str) -> bool:
    """Whether one of the answers of a key is a sentence rather than a term."""
    pieces = (scores.cut(piece.strip())[0] for piece, _ in alternatives.split(value))
    return any(max(len(piece.split()), _unspaced(piece)) > _WORDS_OF_A_SHORT_ANSWER for piece in pieces)


def _unspaced(text: str) -> int:
    """How many words a text has, about, in scripts that set no blanks between them."""
    return 0 if text.isascii() else len(_UNSPACED.findall(text)) // 2


def _is_essay(parts: Parts) -> bool:
    given = parts.settings.keys() & {"lines", "words"}
    return bool(given) or any(each.name in {"rubric", "sample"} for each in parts.draft.fields)


def _without_key(parts: Parts, asked: str | None) -> Item:
    if asked == "true-false":
        return TrueFalse(answer=None, graded=False, **_sides(parts, []))
    if asked == "numeric":
        return Numeric(
            accepted=(),
            unit=parts.settings.get("unit", ""),
            graded=False,
            feedback=parts_of.feedback(parts, []),
            **parts.common,
        )
    if asked == "short-text":
        return ShortText(accepted=(), graded=False, feedback=parts_of.feedback(parts, []), **parts.common)
    parts.settings["asked"] = asked == "essay" or _is_essay(parts)
    return _essay(parts, None)


def _true_false(parts: Parts, key: Key) -> Item:
    answer = _side(key)
    rest = _SIDE.match(key.value)
    notes = [(text, key.number) for text in (rest["rest"] if rest else "", key.note) if text]
    if answer is None:
        parts.report(TYPE_MISMATCH, _span(parts, key), type="true-false", needs="needs True or False as its key")
    return TrueFalse(
        answer=answer,
        graded=answer is not None,
        key_source=key.source,
        **_sides(parts, [*notes, *_further(parts)]),
    )


def _sides(parts: Parts, notes: list[tuple[str, int]]) -> dict[str, Any]:
    sides = {"feedback_true": parts.field("feedback", "true"), "feedback_false": parts.field("feedback", "false")}
    return {**parts.common, **sides, "feedback": parts_of.feedback(parts, notes)}


def _side(key: Key) -> bool | None:
    """The side that a key names: `True`, `False - because …`; null for other words."""
    match = _SIDE.match(key.value)
    word = normalise(match["side"] if match else key.value)
    return word in TRUE if word in TRUE | FALSE else None


def _numeric(parts: Parts, key: Key) -> Item:
    listed = [each for each in parts.draft.keys[1:] if each.below is not None]
    found = numbers.of((each.text, each.worth, _told(parts, each)) for each in _alternatives(parts, [key, *listed]))
    if found is None:
        parts.report(
            TYPE_MISMATCH,
            _span(parts, key),
            type="numeric",
            needs="needs a number as its key, such as 9.81 ± 0.02 m/s² or 3..4",
        )
    accepted, unit = found or ((), "")
    return Numeric(
        accepted=accepted,
        unit=parts.settings.get("unit", unit),
        graded=bool(accepted),
        feedback=parts_of.feedback(parts, _notes(parts)),
        key_source=key.source,
        **parts.common,
    )


def _short_text(parts: Parts, key: Key) -> Item:
    pattern = parts.settings.get("pattern", False)
    accepted = tuple(
        AcceptedText(text=alternatives.plain(each.text), score=each.worth, pattern=pattern, feedback=_told(parts, each))
        for each in _alternatives(parts, parts.draft.keys)
    )
    return ShortText(
        accepted=accepted,
        case=parts.settings.get("case", False),
        diacritics=parts.settings.get("diacritics", True),
        graded=bool(accepted),
        feedback=parts_of.feedback(parts, [(each.note, each.number) for each in parts.draft.keys if each.note]),
        key_source=key.source,
        **parts.common,
    )


def _alternatives(parts: Parts, given: list[Key]) -> list[Alternative]:
    """The accepted answers of keys, each with its own score and with what is nested below it."""
    found: list[Alternative] = []
    for key in given:
        read = alternatives.read(key.value, parts.desk.scribe, key.number, key.column)
        found += [replace(each, feedback=key.below) for each in read if each.text]
    return found


def _told(parts: Parts, each: Alternative) -> Content | None:
    return parts_of.content(parts.desk.scribe, each.feedback) if each.feedback else None


def _notes(parts: Parts) -> list[tuple[str, int]]:
    """Explanations on answer lines, and further answer lines of a question that takes one key."""
    return [*((key.note, key.number) for key in parts.draft.keys if key.note), *_further(parts)]


def _further(parts: Parts) -> list[tuple[str, int]]:
    return [(key.value, key.number) for key in parts.draft.keys[1:] if key.below is None]


def _essay(parts: Parts, key: Key | None) -> Item:
    least, most = parts.settings.get("words", (0, 0))
    criteria = marking.rubric(parts)
    common = {**parts.common, "points": marking.points(parts, criteria)}
    return Essay(
        lines=parts.settings.get("lines", 8) or 8,
        min_words=least,
        max_words=most,
        rubric=criteria,
        sample=marking.sample(parts),
        graded=key is not None or bool(parts.settings.get("asked")),
        feedback=parts_of.feedback(parts, marking.notes(parts)),
        key_source=key.source if key else "",
        **common,
    )


def _span(parts: Parts, key: Key) -> Span:
    return Span(parts.span.file, key.number, key.column, key.number, key.column + len(key.value))


_TYPES = {
    "true-false": _true_false,
    "numeric": _numeric,
    "short-text": _short_text,
    "essay": _essay,
}
