"""Questions whose type says that lists, boxes and tables in them are no options, but what is moved or clicked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hornbook import patterns as re
from hornbook.diagnostics import Rule, Span
from hornbook.model import Content
from hornbook.reading.quiz import attributes, fields, keys, leads, listed, placing, settings
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.drafts import FieldDraft, QuestionDraft
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.leads import Lead
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.placing import NESTED
from hornbook.reading.quiz.rules import TYPE_MISMATCH
from hornbook.reading.quiz.told_rules import IDLE_KEY, IDLE_SETTING

if TYPE_CHECKING:
    from hornbook.reading.quiz.parts import Parts

TYPES = frozenset({"matching", "ordering", "categorise", "hotspot"})
_FOR = {
    "reuse": ("matching",),
    "several": ("hotspot",),
    "accept": ("upload",),
    "size": ("upload",),
    "files": ("upload",),
    "shuffle": ("choice", "multiple", "true-false", "gaps", "matching", "categorise"),
}
_NUMBERED = re.compile(r"\s*(\d{1,4})[.)]\s")
_SHOWN = ("<img", "<math", "<pre", "<code", "<table")


@dataclass(frozen=True, slots=True)
class Side:
    """A premise, a response or an item as content, with its place in the source."""

    content: Content
    span: Span


def is_told(question: QuestionDraft) -> bool:
    """Return whether a question's type is one of these."""
    return settings.asked(question.attributes.values) in TYPES


def takes(question: QuestionDraft | None, field: FieldDraft | None, line: Line, *, gap: bool) -> bool:
    """Return whether a line is a row or an item that such a question asks about, or is nested in one.

    A line of a field that is still open is not, nor one that is a field or key itself, or the next question's number.
    """
    if question is None or question.closed or not is_told(question):
        return False
    if field is not None and (field.headed or not gap or not field.text):
        return False
    if question.inset is not None and line.indent >= question.inset + NESTED:
        return True
    if line.text.startswith("|"):
        return True
    mark = listed.mark(line)
    if mark is None or keys.recognise(line) or fields.recognise(line):
        return False
    lead = leads.from_item(line)
    return lead is None or line.indent > question.lead.indent + 1 or not is_new(question, lead, gap=gap)


def is_new(question: QuestionDraft | None, lead: Lead, *, gap: bool) -> bool:
    """Return whether a numbered line begins a question; among the items of such a question most go on with a list.

    One with an id or settings does, and below an empty line the number after the question's own, unless it is the
    next of a list.
    """
    if question is None or not is_told(question) or question.lead.kind in {"item", "none"}:
        return placing.is_new(question, lead, gap=gap)
    named = attributes.split(lead.text)[1]
    if named.id or named.values:
        return True
    if not gap or question.lead.number is None or lead.number != question.lead.number + 1:
        return False
    return _last_number(question) != question.lead.number


def _last_number(question: QuestionDraft) -> int:
    """The number of the last numbered line so far, else 0."""
    lines = (line for text in (question.after, question.explanation, question.stem) for line in reversed(text.lines))
    return next((int(match[1]) for line in lines if (match := _NUMBERED.match(line))), 0)


def settle(question: QuestionDraft) -> None:
    """Put what was taken for options back into the stem, where the type was said below them."""
    if question.options and is_told(question):
        question.inset = question.options[0].mark.indent
        placing.demote(question)


def cut(draft: QuestionDraft, first: int, last: int) -> None:
    """Take the lines `first` up to `last` out of the stem; as with options, what follows them explains."""
    below = draft.stem.piece(last).trimmed()
    draft.stem = draft.stem.piece(0, first).trimmed()
    if below:
        draft.after = parts_of.joined([below, draft.after])
        draft.explanation = parts_of.joined([below, draft.explanation])


def explanations(parts: Parts, where: str, idle: Sequence[Key]) -> list[tuple[str, int]]:
    """Return what stands on answer lines, to be added to the explanation; keys that have no use are reported."""
    for key in idle:
        span = Span(parts.span.file, key.number, key.column, key.number, key.column + len(key.value))
        parts.report(IDLE_KEY, span, type=parts.settings["type"], where=where)
    if parts.draft.blank_key:
        span = parts.desk.scribe.whole(parts.draft.blank_key)
        parts.report(IDLE_KEY, span, type=parts.settings["type"], where=where)
    notes = [(key.note, key.number) for key in parts.draft.keys if key.note]
    return [*((key.value, key.number) for key in idle), *notes]


def report_idle_settings(parts: Parts, kind: str) -> None:
    """Report settings that a question of this type has no use for."""
    for name in [name for name in parts.settings if kind not in _FOR.get(name, (kind,))]:
        span = parts.desk.scribe.locate(name, parts.draft.number, parts.draft.end)
        parts.report(IDLE_SETTING, span, name=name, type=kind, for_=", ".join(_FOR[name]))


def lacks(parts: Parts, needs: str) -> None:
    """Report that the question does not hold what its type needs; it then has no key, which needs no further word."""
    parts.report(TYPE_MISMATCH, type=parts.settings["type"], needs=needs)
    parts.settings["asked"] = True


def check_twice(parts: Parts, sides: Iterable[Side], rule: Rule, **facts: Any) -> None:
    """Report each content that was met before, at its second place."""
    met: set[str] = set()
    for side in sides:
        if side.content.html in met:
            parts.report(rule, side.span, text=side.content.text, **facts)
        met.add(side.content.html)


def is_empty(content: Content) -> bool:
    """Return whether a content shows nothing."""
    return not content.text and not any(mark in content.html for mark in _SHOWN)


def in_words(content: Content) -> str:
    """Return the words by which entries are sorted: their order must not tell anything."""
    return content.text.casefold()
