"""Options in a table: a row for each, its letter in the first cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, blank
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.options import ordinal

SIGNS = ("| A |", "| a |", "|A|", "|a|", "| **A** |", "| A) |", "| A. |", "| **A**|", "|**A**|", "| (A) |", "| (a) |")

_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_LABEL = re.compile(r"[*_(]{0,3}(?P<label>[A-Ha-h])[*_)\].]{0,3}$")
_CELL = re.compile(r"(?<!\\)\|")
_LEAST = 2
_MOST_CELLS = 3
_WORDS_OF_A_MARK = 1


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each table whose rows are labelled A, B, C … from the first to the last."""
    for place in range(1, len(lines)):
        line = lines[place]
        if line.code or line.text[:1] not in "|:-" or "|" not in line.text or not _DELIMITER.match(line.text):
            continue
        rows = list(_rows(lines, place + 1))
        made = [_option(row, at) for at, row in enumerate(rows)]
        if len(rows) < _LEAST or not lines[place - 1].text or None in made:
            continue
        above = (blank(lines[place - 1].number), blank(line.number))
        yield Passage(lines[place - 1].number, rows[-1].number, (*above, *filter(None, made)))


def _rows(lines: Sequence[Line], first: int) -> Iterator[Line]:
    for line in lines[first:]:
        if "|" not in line.text or line.code:
            return
        yield line


def _option(row: Line, at: int) -> Line | None:
    """A row as an option's line, None where its first cell is not the label that is due."""
    cells = [cell.strip() for cell in _CELL.split(row.text.strip().removeprefix("|").removesuffix("|"))]
    label = _LABEL.match(cells[0]) if _LEAST <= len(cells) <= _MOST_CELLS else None
    if label is None or ordinal(label["label"]) != at or not cells[1]:
        return None
    if any(len(cell.split()) > _WORDS_OF_A_MARK for cell in cells[_LEAST:]):
        return None
    return make(row.number, f"{label['label']}) {' '.join(filter(None, cells[1:]))}")
