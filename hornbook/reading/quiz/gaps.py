"""Questions with gaps: `[[Paris|paris]]`, `[[*right|wrong]]`, `[[3.14 ± 0.01]]` in a stem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import msgspec

from hornbook import patterns as re
from hornbook.diagnostics import Span
from hornbook.markup import holes as holes_of
from hornbook.markup.holes import Hole, Holes
from hornbook.model import Content
from hornbook.questions import Gap, Gaps, Item, TextGap
from hornbook.reading.quiz import blanks, brackets, ids, placing, settings, told, untyped
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.blanks import Blank
from hornbook.reading.quiz.drafts import QuestionDraft, Text
from hornbook.reading.quiz.gap_rules import BROKEN_GAP, GAPS_NOT_ASKED, NO_GAPS
from hornbook.reading.quiz.rules import TYPE_MISMATCH

if TYPE_CHECKING:
    from hornbook.reading.quiz.parts import Desk, Parts

_OPEN = "[["
_HIDDEN = re.compile(r"<math\b.*?</math>|<code\b.*?</code>|<[^>]*>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WHOLE = re.compile(r"\[\[[^\[\]]*\]\]")
_ESCAPED = re.compile(r"\\\[")
_BEGINS = re.compile(r"(?<!\\)!?\[\[[^\[\]]{0,40}\]{0,2}")
_BOXES = {"box", "radio"}


def may_have(draft: QuestionDraft) -> bool:
    """Return whether a draft without a type is to be searched for gaps: it has neither options nor a key."""
    return not draft.options and not draft.keys and any(_OPEN in line for line in draft.stem.lines)


def make(draft: QuestionDraft, desk: Desk) -> tuple[Parts, Item]:
    """Return the parts and the item of a draft that is to have gaps; without any it is what else it can be."""
    asked = bool(settings.asked(draft.attributes.values))
    if asked:
        _take_options(draft, desk)
    holes = Holes(brackets.find, brackets.literal) if asked else Holes(brackets.find_alone)
    written = parts_of.content(desk.scribe, draft.stem, holes)
    order = holes_of.standing(written.html)
    if not order:
        return _without(draft, desk, written, holes, asked=asked)
    names = {place: ids.letters(number) for number, place in enumerate(order)}
    html = holes_of.fill(written.html, lambda place: f'<input name="gap:{names[place]}"/>')
    parts = parts_of.read(draft, desk, msgspec.structs.replace(written, html=html))
    made = _gaps(parts, [holes.cut[place] for place in order])
    _report_others(parts, holes, html, [hole for place, hole in enumerate(holes.cut) if place not in names])
    return parts, _item(parts, made)


def _take_options(draft: QuestionDraft, desk: Desk) -> None:
    """Options that hold gaps are a list of the stem, and so is the text below them."""
    if not any(_OPEN in line.raw for option in draft.options for line in option.raw):
        return
    if any(option.mark.kind in _BOXES for option in draft.options):
        span = desk.scribe.whole(draft.options[0].number)
        desk.scribe.report(TYPE_MISMATCH, span, type="gaps", needs="has no boxes to tick")
    placing.demote(draft)
    told_below = [*(each.number for each in draft.fields), *(key.number for key in draft.keys)]
    first = min(told_below, default=draft.end + 1)
    below = draft.explanation.trimmed()
    if below and below.numbers[0] < first and not draft.blank_key:
        draft.stem.extend(below)
        draft.explanation, draft.after = Text(), Text()


def _without(draft: QuestionDraft, desk: Desk, stem: Content, holes: Holes, *, asked: bool) -> tuple[Parts, Item]:
    """A question without gaps; where they were asked for, that is the author's fault."""
    if asked:
        desk.scribe.report(NO_GAPS, desk.scribe.whole(draft.number))
        values = {name: value for name, value in draft.attributes.values.items() if name != "type"}
        draft.attributes = replace(draft.attributes, values=values)
    parts, item = untyped.make(draft, desk, None if draft.options or draft.keys else stem)
    parts.settings["asked"] = parts.settings.get("asked") or asked
    _report_others(parts, holes, parts.common["stem"].html, [])
    return parts, item


def _gaps(parts: Parts, cut: list[Hole]) -> list[Gap]:
    scribe, number, column = parts.desk.scribe, 0, 0
    made: list[Gap] = []
    written: list[Blank] = []
    for hole in cut:
        blank = blanks.read(hole, scribe, number, column)
        number, column = blank.number, blank.column
        written.append(blank)
        made.append(blanks.make(blank, parts, ids.letters(len(made))))
    if not any(gap.weight for gap in made):
        blanks.report_weightless(written[0], parts)
    return made


def _item(parts: Parts, made: list[Gap]) -> Item:
    parts.settings["type"] = "gaps"
    notes = told.explanations(parts, "its gaps", parts.draft.keys)
    return Gaps(
        gaps=tuple(made),
        graded=any(not isinstance(gap, TextGap) or gap.accepted for gap in made),
        feedback=parts_of.feedback(parts, notes),
        key_source="gap",
        **parts.common,
    )


def _report_others(parts: Parts, holes: Holes, html: str, lost: list[Hole]) -> None:
    """Report what looks like a gap and is none: in code, in a tag, taken out with raw HTML, or never closed."""
    scribe = parts.desk.scribe
    for hole in {hole.raw: hole for hole in reversed(holes.left)}.values():
        span = scribe.locate(hole.raw, hole.first, hole.last)
        parts.report(GAPS_NOT_ASKED, span, text=hole.raw, reason="it stands in code")
    for hole in {hole.raw: hole for hole in reversed(lost)}.values():
        parts.report(BROKEN_GAP, scribe.locate(hole.raw, hole.first, hole.last), text=hole.raw)
    broken = list(_broken(parts.draft, html, {hole.raw for hole in [*holes.cut, *holes.left]}))
    for text, number in dict(reversed(broken)).items():
        parts.report(BROKEN_GAP, scribe.locate(text, number, parts.draft.end), text=text)


def _broken(draft: QuestionDraft, html: str, read: set[str]) -> Iterator[tuple[str, int]]:
    """Double brackets that are shown, but for those that the author wrote with a backslash.

    They stand in a tag, are never closed, or a bar in them ended a table's cell.
    """
    hidden = [unescape(text) for tag in _TAG.findall(html) for text in _WHOLE.findall(tag)]
    yield from ((text, draft.stem.numbers[0]) for text in hidden)
    escaped = sum(len(_ESCAPED.findall(line)) for line in draft.stem.lines)
    if _HIDDEN.sub("", html).count(_OPEN) <= escaped:
        return
    taken = read | set(hidden)
    for line, number in zip(draft.stem.lines, draft.stem.numbers, strict=True):
        yield from ((text, number) for text in _shown(line) if not {text, text.replace("\\|", "|")} & taken)


def _shown(line: str) -> Iterator[str]:
    """What begins with double brackets in a line, but for the words of links."""
    known = brackets.find(line)
    for match in _BEGINS.finditer(line):
        end = known.get(match.start(), match.end())
        if match.start() not in known or line[end : end + 1] not in {"(", "["}:
            yield line[match.start() : end].rstrip()


def report_text(parts: Parts) -> None:
    """Report double brackets in a question that has options and no key: they are taken for text."""
    draft = parts.draft
    texts = [draft.stem, *(option.text for option in draft.options)] if draft.options else []
    for line, number in (
        (line, number) for text in texts for line, number in zip(text.lines, text.numbers, strict=True)
    ):
        for start, end in brackets.find_alone(line).items():
            span: Span = parts.desk.scribe.locate(line[start:end], number, number)
            parts.report(GAPS_NOT_ASKED, span, text=line[start:end], reason="the question has options")
