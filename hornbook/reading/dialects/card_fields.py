"""Flashcards in fields, each on a line of its own or with its words behind: `**Front:** …` and `**Back:** …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import calling
from hornbook.reading.dialects.passage import Passage, instead
from hornbook.reading.quiz.lines import Line

SIGNS = ("Front", "Prompt", "Vorderseite", "Recto", "Anverso", "Frente", "Лицевая")

_FIELD = re.compile(
    r"(?:[-*+][ \t]+)?(?P<mark>\*\*|__)?(?:(?P<front>front|prompt|vorderseite|recto|anverso|frente|лицевая сторона)|"
    r"back|answer|response|rückseite|verso|reverso|trás|оборотная сторона)"
    r"(?(mark)(?:[ ]*[:：](?P=mark)|(?P=mark)[ ]*[:：])|[ ]*[:：])[ \t]*(?P<text>.*)$",
    re.IGNORECASE,
)
_FAR = 12


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield the two field names of each card in a section that calls itself a quiz, in the words of a question."""
    called = calling.places(lines)
    front, words = -1, ""
    for place, line in enumerate(lines):
        field = _FIELD.match(line.text) if called[place] and line.text and not line.code else None
        if field is None:
            continue
        if field["front"]:
            front, words = place, field["text"]
        elif front >= 0 and place - front < _FAR:
            yield instead(lines[front], f"**Question:** {words}".rstrip())
            yield instead(line, f"Answer: {field['text']}".rstrip())
            front = -1
