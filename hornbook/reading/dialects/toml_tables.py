"""Questions as TOML tables: `[[questions]]` with `prompt.prompt`, `answer.answer` and their like."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import asked as questions
from hornbook.reading.dialects import records
from hornbook.reading.dialects.asked import Asked
from hornbook.reading.dialects.passage import Passage, Puzzle
from hornbook.reading.quiz.lines import Line

SIGNS = ("[[questions]]", "[[question]]", "[[quiz.questions]]")

_TABLE = re.compile(r"\[\[(?:quiz\.)?questions?\]\]$")
_OTHER_TABLE = re.compile(r"\[{1,2}[A-Za-z_][\w.\"-]*\]{1,2}$")
_ENDS = re.compile(r"\+{3,}$|#{1,6}\s|:::")


def read(lines: Sequence[Line]) -> Iterator[Passage | Puzzle]:
    """Yield one passage for each run of tables; a table that is no TOML or asks nothing is a puzzle."""
    places = [place for place, line in enumerate(lines) if line.text[:2] == "[[" and _is_table(line)]
    made: list[Line] = []
    first = last = -1
    for count, place in enumerate(places, 1):
        end = _end(lines, place)
        asked = _asked(lines, place, end)
        if asked is None:
            yield Puzzle(lines[place].number, lines[place].text)
            continue
        if made and place != last:
            yield Passage(lines[first].number, lines[last - 1].number, tuple(made), alone=True)
            made = []
        first, last = (first if made else place), end
        made += questions.lines(asked, count)
    if made:
        yield Passage(lines[first].number, lines[last - 1].number, tuple(made), alone=True)


def _is_table(line: Line) -> bool:
    return not line.code and _TABLE.match(line.text) is not None


def _end(lines: Sequence[Line], place: int) -> int:
    """The place behind a table: of the next table, or of the line that ends them."""
    end = place + 1
    while end < len(lines) and not (_OTHER_TABLE.match(lines[end].text) or _ENDS.match(lines[end].text)):
        end += 1
    return end


def _asked(lines: Sequence[Line], first: int, end: int) -> Asked | None:
    body = lines[first + 1 : end]
    try:
        found = tomllib.loads("\n".join(line.raw for line in body))
    except tomllib.TOMLDecodeError:
        return None
    prompt = found.get("prompt") if isinstance(found.get("prompt"), dict) else {}
    answer = found.get("answer") if isinstance(found.get("answer"), dict) else {}
    merged = {**found, **(prompt or {}), **{f"{name}": value for name, value in (answer or {}).items()}}
    merged["prompt"] = prompt.get("prompt") if prompt else found.get("prompt")
    return records.read(merged, lines[first].number, body)
