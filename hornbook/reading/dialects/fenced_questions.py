"""Whole questions in a block of code, below a heading that says «quiz»: the block's marks are taken off.

Anywhere else such a block shows how questions are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, blank, blocks
from hornbook.reading.quiz import attributes, clear, evidence, leads
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("\n```\n", "\n~~~\n", "\n```text\n", "\n```txt\n", "\n``` \n", "\n```plaintext\n")

_OPENS = re.compile(r"(?:`{3,}|~{3,})[ \t]*(?:text|txt|plaintext)?$", re.IGNORECASE)


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each block of code without a language that holds a complete question."""
    called, past = False, 0
    for first, last in blocks(lines):
        made = unfenced(lines[first : last + 1]) if _OPENS.match(lines[first].text) else ()
        if made:
            called, past = is_called(lines[past:first], before=called), last
        if made and called:
            yield Passage(made[0].number, made[-1].number, made)


def is_called(lines: Sequence[Line], *, before: bool) -> bool:
    """Return whether the last heading says that what is below it is a quiz.

    Headings that are questions are passed over; `before` is what those above the lines say.
    """
    for line in reversed(lines):
        found = leads.heading(line) if line.text[:1] == "#" and not line.code else None
        if found and not leads.from_heading(line):
            named = attributes.split(found[1])
            return evidence.is_quiz(*named) and evidence.is_sure(named[0])
    return before


def unfenced(block: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a block without its marks if a complete question begins in it, else nothing."""
    inner = tuple(make(line.number, line.raw, offset=line.offset) for line in block[1:-1])
    begun = (
        place for place, line in enumerate(inner) if line.text and (line.text[0].isdecimal() or line.text[0] in "Q*#")
    )
    if not any(clear.begins(inner, place) for place in begun):
        return ()
    return (blank(block[0].number), *inner, blank(block[-1].number))
