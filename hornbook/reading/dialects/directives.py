"""Answers in a directive of MyST, which is a block of code to others: ```` ```{admonition} Answer ````, `:class: …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, blank
from hornbook.reading.quiz import wrapping
from hornbook.reading.quiz.lines import Line, make, split

SIGNS = ("```{admonition} ", "```{dropdown} ", "```{toggle}", "```{tip} ", "```{solution}", "~~~{admonition} ")

_OPENS = re.compile(
    r"(?P<marks>`{3,}|~{3,})\{(?P<name>admonition|dropdown|toggle|tip|note|hint|solution)\}[ \t]*(?P<title>.*)$"
)
_SETTING = re.compile(r":[\w-]+:")


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each directive whose name or title says that the answer is inside, as what is folded away."""
    place = 0
    while place < len(lines):
        opened = _OPENS.match(lines[place].text) if lines[place].code else None
        last = _end(lines, place, opened["marks"]) if opened and _reveals(opened) else 0
        if opened and last:
            yield Passage(lines[place].number, lines[last].number, tuple(_folded(lines[place : last + 1], opened)))
        place = max(place, last) + 1


def _reveals(opened: re.Match[str]) -> bool:
    return opened["name"] == "solution" or wrapping.announces_key(opened["title"])


def _end(lines: Sequence[Line], place: int, marks: str) -> int:
    """The place of the line that closes a block; 0 where none does."""
    closes = (at for at in range(place + 1, len(lines)) if _closes(lines[at], marks))
    return next(closes, 0)


def _closes(line: Line, marks: str) -> bool:
    return line.code and line.text.startswith(marks) and not line.text.strip(marks[0])


def _folded(lines: Sequence[Line], opened: re.Match[str]) -> Iterator[Line]:
    first, *body, last = lines
    indent = " " * first.indent
    yield make(first.number, f"{indent}<details>")
    yield make(first.number, f"{indent}<summary>{opened['title'].strip() or 'Answer'}</summary>")
    settings = True
    inner = split(tuple(line.raw for line in body), 1, len(body))
    for line, told in zip(body, inner, strict=True):
        settings = settings and (not line.text or _SETTING.match(line.text) is not None)
        yield blank(line.number) if settings else make(line.number, line.raw, code=told.code)
    yield make(last.number, f"{indent}</details>")
