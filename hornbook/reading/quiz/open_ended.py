"""Questions without options: true or false by its key alone, numeric, short text, essay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hornbook.answers.texts import AcceptedText
from hornbook.diagnostics import Span
from hornbook.questions import Essay, Item, Numeric, ShortText, TrueFalse
from hornbook.reading.quiz import marking, numbers
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.rules import TYPE_MISMATCH
from hornbook.reading.quiz.words import FALSE, TRUE, normalise

if TYPE_CHECKING:
    from hornbook.reading.quiz.parts import Parts

_SHARE = re.compile(r"\s*\((\d{1,3}(?:\.\d+)?)\s*%\)$")
_SIDE = re.compile(r"[*_`]*(?P<side>[^\W\d]+)[*_`]*(?:\s*[-–—,;(]\s*|[.:]\s+)(?P<rest>\S.*)$")
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
    if numbers.read(key.value):
        return "numeric"
    if _is_essay(parts) or len(key.value.split()) > _WORDS_OF_A_SHORT_ANSWER:
        return "essay"
    return "short-text"


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
    found = numbers.read(key.value)
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
    values = [part for each in parts.draft.keys for part in each.value.split("|")]
    accepted = tuple(_accepted(parts, value.strip()) for value in values if value.strip())
    return ShortText(
        accepted=accepted,
        case=parts.settings.get("case", False),
        diacritics=parts.settings.get("diacritics", True),
        graded=bool(accepted),
        feedback=parts_of.feedback(parts, [(each.note, each.number) for each in parts.draft.keys if each.note]),
        key_source=key.source,
        **parts.common,
    )


def _accepted(parts: Parts, value: str) -> AcceptedText:
    match = _SHARE.search(value)
    bare = (value[: match.start()] if match else value).strip()
    plain = (
        bare.strip("`")
        if bare.startswith("`") and bare.endswith("`")
        else re.sub(r"^(\*\*|__|\*|_)(.+)\1$", r"\2", bare)
    )
    return AcceptedText(
        text=plain,
        score=min(float(match[1]) / 100, 1.0) if match else 1.0,
        pattern=parts.settings.get("pattern", False),
    )


def _notes(parts: Parts) -> list[tuple[str, int]]:
    """Explanations on answer lines, and further answer lines of a question that takes one key."""
    return [*((key.note, key.number) for key in parts.draft.keys if key.note), *_further(parts)]


def _further(parts: Parts) -> list[tuple[str, int]]:
    return [(key.value, key.number) for key in parts.draft.keys[1:]]


def _essay(parts: Parts, key: Key | None) -> Item:
    least, most = parts.settings.get("words", (0, 0))
    criteria = marking.rubric(parts)
    common = {**parts.common, "points": marking.points(parts, criteria)}
    return Essay(
        lines=parts.settings.get("lines", 8) or 8,
        min_words=least,
        max_words=most,
        rubric=criteria,
        sample=marking.sample(parts, key),
        graded=key is not None or bool(parts.settings.get("asked")),
        feedback=parts_of.feedback(parts, _notes(parts)),
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
