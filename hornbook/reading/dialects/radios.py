"""Options as bare radio buttons with their feedback in braces: `(x) Hot to cool {{That's correct.}}`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import asked as questions
from hornbook.reading.dialects.asked import Asked, Choice, Words
from hornbook.reading.dialects.passage import Passage, stretches
from hornbook.reading.quiz.lines import Line

SIGNS = ("\n( ) ",)

_RADIO = re.compile(r"\((?P<tick>[ xX])\)\s+(?P<text>\S.*?)\s*(?:\{\{(?P<said>[^{}]*)\}\})?$")
_LEAST = 2


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each list of such options; one that is empty at least tells them from letters in parentheses."""
    found = [place for place, line in enumerate(lines) if line.text[:1] == "(" and _match(line)]
    for first, last in stretches(lines, found):
        marks = [(line, match) for line in lines[first : last + 1] if (match := _match(line))]
        if len(marks) < _LEAST or all(match["tick"] != " " for _, match in marks):
            continue
        asked = Asked(lines[first].number)
        for line, match in marks:
            said = Words(match["said"], line.number) if match["said"] else None
            asked.choices.append(Choice(Words(match["text"], line.number), match["tick"] != " ", said))
        yield Passage(lines[first].number, lines[last].number, tuple(questions.lines(asked, 1)))


def _match(line: Line) -> re.Match[str] | None:
    return None if line.code else _RADIO.match(line.text)
