"""Pipe tables in the text of a question: rows of cells, each with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.diagnostics import Span
from hornbook.reading.quiz import lines
from hornbook.reading.quiz.drafts import Text

if TYPE_CHECKING:
    from hornbook.source import Source

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?$")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Cell:
    """The Markdown of a cell, and where it stands."""

    text: str
    span: Span

    @property
    def number(self) -> int:
        """The cell's line in the source."""
        return self.span.line


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in the lines `first` up to `last` (not included) of a text: its header, and rows as they were written."""

    first: int
    last: int
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> int:
        """How many columns the header says that there are."""
        return len(self.header)


def find(text: Text, source: Source) -> list[Grid]:
    """Return the tables of a text; as in GFM a table needs a header, and the rule below it as many cells."""
    found: list[Grid] = []
    written = list(lines.split(tuple(text.lines), 1, len(text.lines)))
    for place in range(len(written) - 1):
        past = not found or place >= found[-1].last
        if past and _begins(written[place], written[place + 1]):
            found.append(_grid(written, place, text, source))
    return found


def _begins(head: lines.Line, rule: lines.Line) -> bool:
    if head.code or "|" not in head.text or "-" not in rule.text or not _RULE.match(rule.text):
        return False
    return len(split(head.text)) == len(split(rule.text))


def _grid(written: list[lines.Line], first: int, text: Text, source: Source) -> Grid:
    last = first + 2
    while last < len(written) and "|" in written[last].text and not written[last].code:
        last += 1
    header, _, *rows = (_row(written[place].text, text.numbers[place], source) for place in range(first, last))
    return Grid(first, last, header, tuple(rows))


def _row(line: str, number: int, source: Source) -> tuple[Cell, ...]:
    before = max(source.line(number).find(line), 0) + 1
    return tuple(cell(text, before + start, number, source) for text, start in split(line))


def cell(text: str, column: int, number: int, source: Source) -> Cell:
    """Return the cell whose text, blanks included, begins in a column (from 1) of line `number`.

    Where other numbers were drawn for the line it may be longer than in the source: a place never lies behind its end.
    """
    words, last = text.strip(), len(source.line(number)) + 1
    first = column + text.find(words)
    end = first + len(words) if words else column + len(text)
    return Cell(words.replace("\\|", "|"), Span(source.name, number, min(first, last), number, min(end, last)))


def split(line: str) -> list[tuple[str, int]]:
    """Return the cells of a line and where each begins (from 0); bars at the ends are a frame."""
    first = int(line.startswith("|"))
    bars = [match.start() for match in _BAR.finditer(line, first)]
    if not bars or bars[-1] != len(line) - 1:
        bars.append(len(line))
    starts = [first, *(bar + 1 for bar in bars[:-1])]
    return [(line[start:end], start) for start, end in zip(starts, bars, strict=True)]
