"""What all question types are made from: a draft with its settings read, its texts as content, its feedback."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hornbook import patterns as re
from hornbook.diagnostics import Fix, Span
from hornbook.free_names import Taken
from hornbook.markup.scribe import Scribe
from hornbook.model import Content, Feedback, Place
from hornbook.reading.quiz import ids, notes, scoring, settings
from hornbook.reading.quiz.drafts import FieldDraft, QuestionDraft, Text
from hornbook.reading.quiz.fields import SHORT
from hornbook.reading.quiz.form_rules import GIVEN_TWICE
from hornbook.reading.quiz.options import BULLET, BULLETS
from hornbook.reading.quiz.rules import BAD_ATTRIBUTES, BAD_ID, EMPTY_STEM, LOOSE_TEXT

if TYPE_CHECKING:
    from hornbook.markup.holes import Holes

_NEXT = re.compile(r"\b(?:following|next|below)\b")
_BRACES = re.compile(r"\{[#.][A-Za-z][^{}`$]*\}$")
_OPENS = re.compile(r"\s*(?:\d{1,9}(?=[.)](?:\s|$))|(?=>|(?:[-+*]|#{1,6})(?:\s|$)))")
_OPENING = frozenset("-+*>#0123456789")
_SIGNED = frozenset("-+> \t")
_SIGN = re.compile(r"\s*[-+>]\s*(?:[-+]?[\d$=]|$)")
_BOLD_LINE = re.compile(r"\*\*[^*.?!\[\]]+\*\*$")
_LISTS = {"tags", "objectives"}
_MEDIA = ("<img", "<math", "<pre", "<table")


@dataclass(slots=True)
class Desk:
    """What making the items of one lesson shares: the scribe, the lesson's id, and the ids already given."""

    scribe: Scribe
    lesson: str
    taken: Taken = field(default_factory=dict)


@dataclass(slots=True)
class Parts:
    """A draft with its settings read: what a type's maker needs."""

    draft: QuestionDraft
    desk: Desk
    settings: dict[str, Any]
    common: dict[str, Any]
    span: Span
    used: set[tuple[str, str]] = field(default_factory=set)

    def report(self, rule: Any, span: Span | None = None, /, fix: Fix | None = None, **facts: Any) -> None:
        """Note a finding, at the question's own line unless a span is given."""
        self.desk.scribe.report(rule, span or self.span, fix=fix, **facts)

    def field(self, name: str, side: str = "") -> Content | None:
        """Return the content of all fields of a name and side, one below the other."""
        self.used.add((name, side))
        texts = [each.text for each in self.draft.fields if each.name == name and each.side == side and each.text]
        return content(self.desk.scribe, joined(texts)) if texts else None


def read(draft: QuestionDraft, desk: Desk, stem: Content | None = None) -> Parts:
    """Return the draft's parts, with its `stem` where that was read before; settings not understood are reported."""
    scribe = desk.scribe
    span = scribe.whole(draft.number)
    values = _values(draft, scribe)
    found = settings.read(
        values, settings.QUESTION, "question", scribe.report, lambda text: scribe.locate(text, draft.number, draft.end)
    )
    _check_braces(draft, scribe)
    notes.settle(draft)
    stem = stem or content(scribe, draft.stem)
    if not stem.text and not any(mark in stem.html for mark in _MEDIA):
        scribe.report(EMPTY_STEM, span)
    parts = Parts(draft, desk, found, {}, span)
    scoring.drop_unfit(parts)
    parts.common = {
        "id": _id(draft, desk, stem),
        "title": found.get("title", ""),
        "stem": stem,
        "points": found.get("points", 1.0),
        "hints": _hints(parts),
        "tags": found.get("tags", ()),
        "objectives": found.get("objectives", ()),
        "difficulty": found.get("difficulty"),
        "source": Place(file=scribe.source.name, line=draft.number, column=span.column, end=draft.end),
    }
    return parts


def _values(draft: QuestionDraft, scribe: Scribe) -> dict[str, str]:
    """The settings as written: attributes, points beside the stem, fields; lists that are given twice are joined."""
    values = dict(draft.attributes.values)
    if draft.points:
        values.setdefault("points", draft.points)
    places: dict[str, int] = {}
    for each in draft.fields:
        if each.name not in SHORT or not each.text:
            continue
        before, given = values.get(each.name, ""), " ".join(each.text.lines).strip()
        if before and each.name in _LISTS:
            given = f"{before}, {given}"
        elif before not in ("", given):
            first = scribe.whole(places.get(each.name, draft.number))
            scribe.report(GIVEN_TWICE, first, name=each.name, first=before, second=given)
        values[each.name] = given
        places[each.name] = each.number
    return values


def _check_braces(draft: QuestionDraft, scribe: Scribe) -> None:
    last = next((place for place in reversed(range(len(draft.stem.lines))) if draft.stem.lines[place].strip()), None)
    braces = _BRACES.search(draft.stem.lines[last]) if last is not None else None
    if braces and last is not None:
        number = draft.stem.numbers[last]
        scribe.report(BAD_ATTRIBUTES, scribe.locate(braces[0], number, number), text=braces[0])


def _id(draft: QuestionDraft, desk: Desk, stem: Content) -> str:
    own = draft.attributes.id
    if own and not ids.LEGAL.match(own):
        desk.scribe.report(BAD_ID, desk.scribe.locate(own, draft.number, draft.end), id=own)
        own = ""
    made = own or ids.derived(desk.lesson, stem.text or stem.html, desk.taken)
    desk.taken.setdefault(made, 1)
    return made


def _hints(parts: Parts) -> tuple[Content, ...]:
    return tuple(
        content(parts.desk.scribe, each.text) for each in parts.draft.fields if each.name == "hint" and each.text
    )


def feedback(parts: Parts, extra: list[tuple[str, int]]) -> Feedback:
    """Return the feedback of a question; `extra` are explanations found on its answer line."""
    draft = parts.draft
    parts.used |= {("explanation", ""), ("feedback", "")}
    texts = [Text([text], [number]) for text, number in extra if text]
    texts += [
        each.text for each in draft.fields if each.name in {"explanation", "feedback"} and not each.side and each.text
    ]
    loose = draft.explanation.trimmed()
    if loose:
        texts.append(loose)
        if _is_doubtful(draft):
            parts.report(
                LOOSE_TEXT, parts.desk.scribe.whole(draft.after.trimmed().numbers[0], draft.after.trimmed().numbers[-1])
            )
    return Feedback(
        correct=parts.field("feedback", "correct"),
        incorrect=parts.field("feedback", "incorrect"),
        partial=parts.field("feedback", "partial"),
        general=content(parts.desk.scribe, joined(texts)) if texts else None,
    )


def _is_doubtful(draft: QuestionDraft) -> bool:
    """Whether text behind the key speaks of what comes next: it ends with a colon, or says «following»."""
    words = " ".join(draft.after.trimmed().lines).casefold()
    last = next((line.strip() for line in reversed(draft.after.lines) if line.strip()), "")
    return words.endswith((":", "：")) or _NEXT.search(words) is not None or _BOLD_LINE.match(last) is not None


def leftovers(parts: Parts) -> list[FieldDraft]:
    """Return the fields that no part of the item took."""
    told = {"hint", *SHORT}
    return [each for each in parts.draft.fields if each.name not in told and (each.name, each.side) not in parts.used]


def joined(texts: list[Text]) -> Text:
    """Return several texts as one, an empty line between them."""
    whole = Text()
    for text in texts:
        whole.extend(text)
    return whole


def opens(text: Text, number: int) -> bool:
    """Return whether Markdown would take the words behind a label on line `number` for a list, a quotation, a title."""
    begins = bool(text.lines) and text.lines[0][:1] in _OPENING and text.numbers[0] == number
    return begins and _OPENS.match(text.lines[0]) is not None


def words(scribe: Scribe, text: Text) -> Content:
    """Return as content the words of an option that `opens` something, and what is below them.

    Behind a label nothing begins a list, a quotation or a heading: `A) > 5`, `- [ ] - 1`, `B) # include`.
    """
    whole = text.trimmed()
    if len(whole.lines) == 1:
        return scribe.line(whole.lines[0].strip(), whole.numbers[0])
    whole.lines[0] = _OPENS.sub(r"\g<0>\\", whole.lines[0], count=1)
    return scribe.lines(whole.lines, whole.numbers)


def content(scribe: Scribe, text: Text, holes: Holes | None = None) -> Content:
    """Return a text as content, with marks in the place of `holes`.

    A lone bullet at its start is how it was written, not part of it, but a sign before a number is.
    """
    whole = text if len(text.lines) == 1 else text.trimmed()
    if not whole.lines:
        return Content(html="", text="")
    first = whole.lines[0]
    signed = first[:1] in _SIGNED and _SIGN.match(first) is not None
    bullet = BULLET.match(first) if first[:1] in BULLETS and not signed else None
    if len(whole.lines) == 1:
        said = (bullet[2] if bullet else first).strip()
        return scribe.line(said.lstrip("> ") if said[:1] == ">" and not signed else said, whole.numbers[0], holes)
    if bullet and not any(BULLET.match(line) for line in whole.lines[1:]):
        whole.lines[0] = bullet[2]
        whole.lines[1:] = [re.sub(r"^ {1,2}", "", line) for line in whole.lines[1:]]
    return scribe.lines(whole.lines, whole.numbers, holes)


def rubric_lines(each: FieldDraft) -> list[tuple[str, int]]:
    """Return the lines of a rubric without their bullets, with their numbers."""
    return [
        (BULLET.sub(r"\2", line.strip()), number)
        for line, number in zip(each.text.lines, each.text.numbers, strict=True)
        if line.strip()
    ]
