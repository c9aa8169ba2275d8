"""Where a page calls itself a quiz: below a heading that says so, and below the deeper headings there."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook.reading.quiz import attributes, leads, titles
from hornbook.reading.quiz.lines import Line

_NONE = 0


def places(lines: Sequence[Line]) -> list[bool]:
    """Return for each line whether it stands in a section that is called a quiz and nothing else."""
    found, level = [], _NONE
    for line in lines:
        head = leads.heading(line) if line.text[:1] == "#" and not line.code else None
        if head and not leads.from_heading(line):
            title, named = attributes.split(head[1])
            if titles.calls(title, named):
                level = level if _NONE < level < head[0] else head[0]
            elif head[0] <= level or "no-quiz" in named.classes:
                level = _NONE
        found.append(level > _NONE)
    return found
