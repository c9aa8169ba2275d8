"""Containers with a class for a question and for its answer: `::: {.question}` … `::: {.answer}` … `:::`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, blank
from hornbook.reading.quiz import leads
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("::: {.question", "::: question", ":::question", ":::{.question", "::: {.exercise", ":::: {.question")

_OPENS = re.compile(r"(?P<marks>:{3,})\s*(?:\{[^}]*?\.)?(?P<name>[A-Za-z][\w-]*)[^}]*\}?\s*$")
_CLOSES = re.compile(r":{3,}$")
_QUESTION = {"question", "exercise", "mcq", "quiz-question"}
_ANSWER = {"answer", "solution", "key", "explanation", "hint"}


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each container that is a question and ends."""
    place, count = 0, 0
    while place < len(lines):
        end = _end(lines, place) if _name(lines[place]) in _QUESTION else 0
        if not end:
            place += 1
            continue
        count += 1
        made = tuple(_inside(lines[place : end + 1], count))
        yield Passage(lines[place].number, lines[end].number, made)
        place = end + 1


def _name(line: Line) -> str:
    match = _OPENS.match(line.text) if line.text[:3] == ":::" and not line.code else None
    return match["name"].casefold() if match else ""


def _end(lines: Sequence[Line], place: int) -> int:
    depth = 0
    for at in range(place, len(lines)):
        line = lines[at]
        if line.text[:3] != ":::" or line.code:
            continue
        depth += 1 if _name(line) else -1 if _CLOSES.match(line.text) else 0
        if not depth:
            return at
    return 0


def _inside(lines: Sequence[Line], count: int) -> Iterator[Line]:
    """The lines of one container, the first of them as the question's beginning."""
    begun = False
    for line in lines:
        name = _name(line)
        if name in _ANSWER:
            yield blank(line.number)
            yield make(line.number, "**Answer**" if name in {"answer", "solution", "key"} else f"### {name.title()}")
        elif name or (line.text[:3] == ":::" and _CLOSES.match(line.text) and not line.code):
            yield blank(line.number)
        elif not begun and line.text:
            begun = True
            led = leads.from_text(line) or leads.from_item(line) or leads.from_heading(line)
            yield line if led or line.code else make(line.number, f"Q{count}. {line.text.lstrip('# ')}")
        else:
            yield line
