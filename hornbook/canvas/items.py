"""What the item template is given: a question's form, its facts, and its feedback in the order that Canvas writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Any, NamedTuple

from hornbook.canvas import blanks, choices, handed, idents, pairs, typed
from hornbook.canvas.forms import Form
from hornbook.canvas.phrases import Voice
from hornbook.canvas.texts import block, spoken
from hornbook.model import Feedback
from hornbook.qti import numbers
from hornbook.questions import (
    BY_HAND,
    Categorise,
    Choice,
    Essay,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    ShortText,
    TrueFalse,
    Upload,
)

GENERAL, CORRECT, INCORRECT = "general_fb", "correct_fb", "general_incorrect_fb"
_TITLE = 80

_FORMS: dict[type, Callable[[Any, Voice], Form]] = {
    Choice: choices.choice,
    Multiple: choices.multiple,
    TrueFalse: choices.true_false,
    Hotspot: choices.hotspot,
    ShortText: typed.short_text,
    Numeric: typed.numeric,
    Gaps: blanks.gaps,
    Matching: pairs.matching,
    Ordering: pairs.ordering,
    Categorise: pairs.categorise,
    Essay: handed.essay,
    Upload: handed.upload,
}


class View(NamedTuple):
    """An item as `item.xml.j2` prints it; `feedback` is (identifier, HTML)."""

    form: Form
    ident: str
    title: str
    stem: str
    fields: list[tuple[str, str]]
    feedback: list[tuple[str, str]]
    told: frozenset[str]


def view(item: Item, course: str, voice: Voice) -> View:
    """Return an item as the template prints it; `course` is the course's id."""
    form = _FORMS[type(item)](item, voice)
    ident = idents.of("item", item.id, course)
    feedback = [(name, spoken(html, voice)) for name, html in _feedback(item, form, voice)]
    return View(
        form,
        ident,
        title(item),
        spoken(form.stem + _hints(item, voice), voice),
        list(_fields(item, form, ident)),
        feedback,
        frozenset(name for name, _ in feedback),
    )


def title(item: Item) -> str:
    """Return the item's title on one line, else the start of its stem."""
    words = " ".join((item.title or item.stem.text).split())
    return words if len(words) <= _TITLE or item.title else words[: _TITLE - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _fields(item: Item, form: Form, ident: str) -> Iterator[tuple[str, str]]:
    """Yield the metadata: what Canvas reads, then what it leaves in the file."""
    yield "question_type", form.kind
    yield "points_possible", numbers.points(item.points) if item.graded else "0"
    yield "assessment_question_identifierref", f"{ident}-source"
    if form.case:
        yield "case_sensitive", "true"
    if form.notes:
        yield "grading_notes", "\n".join(form.notes)
    yield from (("hornbook_tag", tag) for tag in item.tags)
    yield from (("hornbook_objective", objective) for objective in item.objectives)
    if item.difficulty:
        yield "hornbook_difficulty", item.difficulty


def _feedback(item: Item, form: Form, voice: Voice) -> Iterator[tuple[str, str]]:
    said = item.feedback
    if said.general:
        yield GENERAL, block(said.general)
    if not isinstance(item, BY_HAND):
        if said.correct:
            yield CORRECT, block(said.correct)
        if incorrect := "".join(_incorrect(said, form, voice)):
            yield INCORRECT, incorrect
    yield from ((name, block(content)) for name, content in form.told)


def _incorrect(said: Feedback, form: Form, voice: Voice) -> Iterator[str]:
    """Yield what is told after any answer that is not all right: Canvas has one feedback for all of them."""
    if said.incorrect:
        yield block(said.incorrect)
    if said.partial:
        yield f"<p><strong>{escape(voice.words.partly)}:</strong></p>{block(said.partial)}"
    yield from form.unlisted


def _hints(item: Item, voice: Voice) -> str:
    head = f"<details><summary>{escape(voice.say.hint)}</summary>"
    return "".join(f"{head}{block(hint)}</details>" for hint in item.hints)
