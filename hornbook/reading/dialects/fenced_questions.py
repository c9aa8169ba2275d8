"""Whole questions in a block of code, below a heading that says «quiz»: the block's marks are taken off.

Anywhere else such a block shows how questions are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import calling
from hornbook.reading.dialects.passage import Passage, blank, blocks
from hornbook.reading.quiz import clear
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("\n```\n", "\n~~~\n", "\n```text\n", "\n```txt\n", "\n``` \n", "\n```plaintext\n")

_OPENS = re.compile(r"(?:`{3,}|~{3,})[ \t]*(?:text|txt|plaintext)?$", re.IGNORECASE)


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each block of code without a language that holds a complete question."""
    found = [block for block in blocks(lines) if _OPENS.match(lines[block[0]].text)]
    called = calling.places(lines) if found else []
    for first, last in found:
        made = unfenced(lines[first : last + 1]) if called[first] else ()
        if made:
            yield Passage(made[0].number, made[-1].number, made)


def unfenced(block: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a block without its marks if a complete question begins in it, else nothing."""
    inner = tuple(make(line.number, line.raw, offset=line.offset) for line in block[1:-1])
    begun = (
        place for place, line in enumerate(inner) if line.text and (line.text[0].isdecimal() or line.text[0] in "Q*#")
    )
    if not any(clear.begins(inner, place) for place in begun):
        return ()
    return (blank(block[0].number), *inner, blank(block[-1].number))
