"""Containers with a class for a question and for its answer: `::: {.question}` … `::: {.answer}` … `:::`.

The words of the question may stand behind the class, `:::{quiz} Which …?`, and the answer may begin without an end of
the question, as the second half of one container.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, blank
from hornbook.reading.quiz import leads
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.words import ends_asking

SIGNS = (
    *("::: {.question", "::: question", ":::question", ":::{.question", "::: {.exercise", ":::: {.question"),
    *(":::check", "::: check", "{quiz}", "::: quiz ", ":::quiz ", ":::quiz\n", "::: quiz\n"),
)

_OPENS = re.compile(r"(?P<marks>:{3,})\s*(?:\{(?:[^}]*?\.)?)?(?P<name>[A-Za-z][\w-]*)[^}]*\}?\s*$")
_TITLED = re.compile(r"(?P<marks>:{3,})\s*\{?(?P<name>[A-Za-z][\w-]*)\}?\s+(?P<title>[^{}]+)$")
_CLOSES = re.compile(r":{3,}$")
_QUESTION = {"question", "exercise", "mcq", "quiz-question", "check"}
_ASKING = {"quiz", "question", "check", "mcq"}
_ANSWER = {"answer", "solution", "key", "explanation", "hint"}
_MOST = 80


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each container that is a question and ends."""
    place, count = 0, 0
    while place < len(lines):
        name, title = _opening(lines[place])
        end = _end(lines, place) if _is_question(lines, place, name, title) else 0
        if not end:
            place += 1
            continue
        count += 1
        answered = any(_opening(line)[0] in _ANSWER for line in lines[place + 1 : end])
        made = tuple(_inside(lines[place : end + 1], count, title))
        yield Passage(
            lines[place].number, lines[end].number, made, alone=bool(title) or (name in {"check", "quiz"} and answered)
        )
        place = end + 1


def _opening(line: Line) -> tuple[str, str]:
    """The class of a container that begins on a line, and the words behind it."""
    if line.text[:3] != ":::" or line.code:
        return "", ""
    match = _OPENS.match(line.text)
    if match:
        return match["name"].casefold(), ""
    titled = _TITLED.match(line.text)
    return (titled["name"].casefold(), titled["title"].strip()) if titled else ("", "")


def _is_question(lines: Sequence[Line], place: int, name: str, title: str) -> bool:
    """Whether a container asks: by its class, or a quiz with a question behind it or with one answer inside."""
    if title:
        return name in _ASKING and (ends_asking(title) or name == "check")
    if name != "quiz":
        return name in _QUESTION
    end = _end(lines, place)
    inner = [_opening(line)[0] for line in lines[place + 1 : end]] if end else []
    return [each for each in inner if each] == ["answer"]


def _end(lines: Sequence[Line], place: int) -> int:
    """The place where a container ends, 0 for none; one with an answer that has no end of its own ends with it."""
    depth, first, answered = 1, 0, False
    for at in range(place + 1, min(place + _MOST, len(lines))):
        line = lines[at]
        name = _opening(line)[0]
        if name in _QUESTION | _ASKING:
            break
        answered = answered or (name in _ANSWER and not first)
        closes = line.text[:3] == ":::" and not line.code and _CLOSES.match(line.text) is not None
        depth += bool(name) - closes
        first = at if closes and not first else first
        if not depth:
            return at
    return first if answered else 0


def _inside(lines: Sequence[Line], count: int, title: str) -> Iterator[Line]:
    """The lines of one container, the first of them as the question's beginning."""
    asks = ends_asking(title)
    begun = asks
    if asks:
        yield make(lines[0].number, f"Q{count}. {title}")
    for line in lines[1:] if asks else lines:
        name = _opening(line)[0]
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
