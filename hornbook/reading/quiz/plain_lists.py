"""Plain bullets that are the options of one question: in a quiz's section that holds it and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook.reading.quiz import leads, options
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import ends_asking

_LEAST = 3
_MOST = 8


def find(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the bullets below a section's only question, which a question mark ends.

    Code may stand between the two, and rules or markup behind the bullets.
    """
    items: list[Line] = []
    asked = False
    for line in lines:
        if line.code or not line.text.strip("#=-*_ ") or line.text[0] == "<":
            continue
        mark = options.recognise(line)
        if mark is None and not items and leads.from_item(line) is None and line.text[0] != "#":
            asked = ends_asking(line.text)
        elif mark is None or mark.kind != "bullet" or line.indent > 1 or ends_asking(line.text):
            return frozenset()
        else:
            items.append(line)
    return frozenset(line.number for line in items) if asked and _LEAST <= len(items) <= _MOST else frozenset()
