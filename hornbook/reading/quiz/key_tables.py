"""Key lists as tables: a row for each question, a column for each question, or several such columns side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz import key_entries, tabulated
from hornbook.reading.quiz.key_entries import Entry
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import ANSWER, FIELD_NAMES, QUESTION, normalise

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_NUMBER = re.compile(
    rf"[*_`\[(]*(?:(?:{QUESTION})[ ]*(?:no\.?|nr\.?|\#)?[ ]*|[a-z][ .-]?|\#[ ]?)?(?P<number>\d{{1,4}})[.)\]*_` ]*$",
    re.IGNORECASE,
)
_NUMBER_HEAD = re.compile(
    rf"(?:q|q\.?\s*#|#|no\.?|nr\.?|n[°º]|№|(?:{QUESTION})\s*(?:#|no\.?|nr\.?|number|nummer|id)?|题号|编号|序号|番号|번호|номер|número|numéro)s?$",
    re.IGNORECASE,
)
_KEY_HEAD = re.compile(
    rf"(?:{ANSWER}|a|letter|option|choice|corrects?|antworten|answers|keys?|respuestas|réponses|ответы)s?(?:\s*\(s\))?(?:\s+(?:key|letter|option|is))?$",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"(?:{QUESTION}|statement)s?$", re.IGNORECASE)
_LETTER = re.compile(r"[*_`(]*[A-Fa-f][).*_`]*$")
_LEAST = 2


class Cell(msgspec.Struct, frozen=True):
    """What a cell says, and the line with the cell's own column."""

    text: str
    line: Line


class Row(msgspec.Struct, frozen=True):
    """The cells of a line."""

    cells: tuple[Cell, ...]

    def __getitem__(self, place: int) -> Cell:
        """Return the cell of a column; a short row ends with empty ones."""
        return self.cells[place] if place < len(self.cells) else Cell("", self.cells[-1].line)


def size(lines: Sequence[Line], first: int) -> int:
    """Return how many lines the table takes that begins with `lines[first]`, 0 where there is none."""
    if "|" not in lines[first].text or first + 1 >= len(lines):
        return 0
    rule = lines[first + 1].text
    if "-" not in rule or not _RULE.match(rule):
        return 0
    last = first + _LEAST
    while last < len(lines) and "|" in lines[last].text and not lines[last].code:
        last += 1
    return last - first


def entries(lines: Sequence[Line]) -> list[tuple[Entry, str]]:
    """Return the keys that the lines of a table say, each with what further columns say; nothing for other tables."""
    head, *rows = [_row(line) for place, line in enumerate(lines) if place != 1]
    titles = [normalise(cell.text) for cell in head.cells]
    across = list(_across([head, *rows]))
    if across:
        return across
    pairs = _columns(titles)
    return [found for row in rows for pair in pairs for found in _entry(row, pair, titles if len(pairs) == 1 else [])]


def is_list(lines: Sequence[Line]) -> bool:
    """Return whether a table is a key list by itself: its head names questions and answers, its rows have both."""
    titles = [normalise(cell.text) for cell in _row(lines[0]).cells]
    if not any(_NUMBER_HEAD.match(each) for each in titles) or not any(_KEY_HEAD.match(each) for each in titles):
        return False
    found = entries(lines)
    return len(found) >= _LEAST and len(found) >= len(lines) - _LEAST and all(entry.labelled for entry, _ in found)


def asks(lines: Sequence[Line]) -> bool:
    """Return whether the rows of a table are questions in words, each with the letter of its answer."""
    titles = [normalise(cell.text) for cell in _row(lines[0]).cells]
    asked = next((place for place, title in enumerate(titles) if _ASKED.match(title)), None)
    keyed = next((place for place, title in enumerate(titles) if place != asked and _KEY_HEAD.match(title)), None)
    if asked is None or keyed is None:
        return False
    rows = [_row(line) for line in lines[_LEAST:]]
    letters = all(_LETTER.match(row[keyed].text) for row in rows)
    return letters and all(len(row[asked].text.split()) > _LEAST for row in rows)


def _row(line: Line) -> Row:
    cells = tabulated.split(line.text)
    return Row(tuple(Cell(text.strip(), msgspec.structs.replace(line, column=line.column + at)) for text, at in cells))


def _columns(titles: list[str]) -> list[tuple[int, int]]:
    """The columns of numbers, each with that of the keys beside it; by their place where no title tells."""
    found, number = [], None
    for place, title in enumerate(titles):
        if number is None and (_NUMBER_HEAD.match(title) or not title):
            number = place
        elif number is not None and _KEY_HEAD.match(title):
            found.append((number, place))
            number = None
    return found or ([(0, 1)] if len(titles) >= _LEAST else [])


def _entry(row: Row, pair: tuple[int, int], titles: list[str]) -> Iterator[tuple[Entry, str]]:
    number = _NUMBER.match(row[pair[0]].text)
    said = row[pair[1]]
    if number is None or not said.text:
        return
    key, note = key_entries.read(said.text, said.line)
    others = [place for place in range(len(titles)) if place not in pair]
    told = [_told(titles[place], row[place].text) for place in others if row[place].text.strip(" -–—")]
    yield Entry(int(number["number"]), key, note, said.line.number), "\n\n".join(told)


def _told(title: str, text: str) -> str:
    """What a further column says; its title is said with it, unless it is the word «explanation»."""
    known = FIELD_NAMES.get(title) in {"explanation", "feedback"} or not title or title.startswith(("why", "note"))
    return text if known else f"{title.capitalize()}: {text}"


def _across(rows: list[Row]) -> Iterator[tuple[Entry, str]]:
    """Keys below their numbers: a row of numbers above each row of keys."""
    numbers: dict[int, int] = {}
    for row in rows:
        found = {
            place: int(match["number"]) for place, cell in enumerate(row.cells) if (match := _NUMBER.match(cell.text))
        }
        if len(found) >= _LEAST and len(found) >= len(row.cells) - 1 and not numbers:
            numbers = found
            continue
        if not numbers:
            return
        for place, number in numbers.items():
            key, note = key_entries.read(row[place].text, row[place].line)
            if key:
                yield Entry(number, key, note, row[place].line.number), ""
        numbers = {}
