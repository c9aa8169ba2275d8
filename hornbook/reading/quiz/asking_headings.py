"""Headings that are questions themselves, not the titles of a group, a chapter or a quiz."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hornbook.reading.quiz import checklists, evidence, keys, leads, options, titles
from hornbook.reading.quiz.attributes import NONE, split
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.words import ends_asking

_LEAST, _MOST = 2, 8


def is_question(body: Sequence[Line], place: int, floor: int) -> bool:
    """Return whether the heading `body[place]` is a question of the quiz whose own heading has level `floor`.

    A deeper heading with a number or a `type` is one. Another needs what a question has: its own options right below,
    and no questions of its own; a number alone could also begin the next chapter.
    """
    found = leads.heading(body[place])
    lead = leads.from_heading(body[place])
    if found is None or (lead is None and titles.is_quiz(*split(found[1])) and not asks_itself(body, place)):
        return False
    if found[0] > floor and (lead or _says_type(body, place, found[1])):
        if lead and _is_chapter(body, place, found[0]):
            return False
        return not (lead and _is_higher(body, place, found[0])) or evidence.is_certain(_below(body, place), asked=True)
    own = list(_below(body, place))
    if lead:
        return not _is_chapter(body, place, found[0]) and evidence.is_certain(own, asked=True)
    if any(leads.from_text(line) for line in own):
        return False
    return _has_options([body[place], *own])


def asks_itself(body: Sequence[Line], place: int) -> bool:
    """Return whether the heading `body[place]` is a question with its options right below: `### Test: Which one?`."""
    if evidence.ASKING.search(body[place].text) is None:
        return False
    below = next((line for line in body[place + 1 :] if line.text), None)
    mark = options.recognise(below) if below and not below.code else None
    return mark is not None and (mark.kind in {"box", "radio"} or options.ordinal(mark.label) == 0)


def _has_options(lines: Sequence[Line]) -> bool:
    """Whether boxes or letters below a heading are options; with numbered lines among them they are not its own."""
    own = lines[1:]
    marks = [mark for mark in map(options.recognise, own) if mark]
    boxes = sum(mark.kind in {"box", "radio"} for mark in marks)
    if boxes:
        inset = min(mark.indent for mark in marks if mark.kind in {"box", "radio"})
        items = [line for line in own if leads.from_item(line)]
        numbered = any(options.recognise(line) is None or line.indent < inset for line in items)
        return not numbered and len(checklists.find(lines)) < boxes
    letters = [options.ordinal(mark.label) for mark in marks if mark.kind == "letter"]
    if not letters and evidence.ASKING.search(lines[0].text):
        return _are_marked(marks) or _are_counted(marks, own)
    return letters[:2] == [0, 1] and not any(leads.from_item(line) for line in own)


def _are_counted(marks: Sequence[options.Mark], own: Sequence[Line]) -> bool:
    """Whether a few lines are numbered from 1 on, none of them asks, and a key below them names one by its number."""
    numbers = [options.ordinal(mark.label) for mark in marks if mark.kind == "number"]
    if numbers != list(range(len(numbers))) or not _LEAST <= len(numbers) <= _MOST:
        return False
    if any(mark.kind == "number" and ends_asking(mark.text) for mark in marks):
        return False
    told = [keys.claim(key.value).labels for line in own if (key := keys.recognise(line)) and key.value]
    return len(told) == 1 and len(told[0]) == 1 and options.ordinal(told[0][0]) in numbers


def _are_marked(marks: Sequence[options.Mark]) -> bool:
    """Whether some of several bullets are marked as right, and some are not."""
    marked = sum(mark.marked for mark in marks if mark.kind == "bullet")
    return 0 < marked < len(marks) and all(mark.kind == "bullet" for mark in marks)


def _is_higher(body: Sequence[Line], place: int, level: int) -> bool:
    """Whether a numbered heading stands above the level of all questions before it, so that it begins a chapter."""
    deeper = False
    for at in range(place - 1, -1, -1):
        line = body[at]
        if line.code or line.text[:1] != "#":
            continue
        if len(line.text) - len(line.text.lstrip("#")) <= level:
            return False
        deeper = deeper or leads.from_heading(line) is not None
    return deeper


def _is_chapter(body: Sequence[Line], place: int, level: int) -> bool:
    """Whether nothing stands between a heading and a deeper one with a number, or a numbered line in bold."""
    filled = (body[at] for at in range(place + 1, len(body)) if body[at].text.strip("-*_ "))
    below = next(filled, None)
    if below is None or below.code or below.text[0] not in "#*_Q1":
        return False
    if below.text[0] == "1":
        return _is_list_of_questions(body, place, below)
    led = leads.from_text(below)
    if led:
        return led.number is not None
    deeper = leads.heading(below)
    return deeper is not None and deeper[0] > level and leads.from_heading(below) is not None


def _is_list_of_questions(body: Sequence[Line], place: int, first: Line) -> bool:
    """Whether a heading's words name a quiz and a numbered list stands below: `## 2. Ten review questions`, `1. …`."""
    lead, item = leads.from_heading(body[place]), leads.from_item(first)
    named = lead is not None and not ends_asking(lead.text) and titles.is_quiz(lead.text, NONE)
    return named and item is not None and options.recognise(make(1, item.text)) is None


def _says_type(body: Sequence[Line], place: int, title: str) -> bool:
    """Whether a heading, or a line of attributes right below it, says of which type the question is."""
    below = next((line.text for line in body[place + 1 :] if line.text), "")
    return any("type" in split(text)[1].values for text in (title, below if below.startswith("{") else ""))


def _below(body: Sequence[Line], place: int) -> Iterable[Line]:
    """The lines up to the next heading that is no answer line, code left out."""
    for line in body[place + 1 :]:
        if line.code:
            continue
        if leads.heading(line) and not evidence.is_answer(line):
            return
        yield line


def groups(lines: Sequence[Line], floor: int) -> dict[int, bool]:
    """Return, for each unnumbered heading among the lines, whether it is a question (else it is a group's title)."""
    heads = (
        place for place, line in enumerate(lines) if line.text[:1] == "#" and not line.code and leads.heading(line)
    )
    return {lines[place].number: is_question(lines, place, floor) for place in heads}
