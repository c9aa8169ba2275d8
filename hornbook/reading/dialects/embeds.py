"""Marks that put a quiz from elsewhere into a page: `{{#quiz …}}`, `{% quiz %}`, `{{< quiz >}}`, `[quiz id=…]`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Puzzle
from hornbook.reading.quiz.lines import Line

SIGNS = ("{{#quiz", "{% quiz", "{{< quiz", "{{% quiz", "[quiz", "{{ quiz")

_MARK = re.compile(r"(?P<name>\{\{[#<% ]\s*quiz|\{%\s*quiz|\[quiz)\b[^()]*(?:\}\}|%\}|\])\s*$", re.IGNORECASE)


def read(lines: Sequence[Line]) -> Iterator[Puzzle]:
    """Yield each line that is such a mark and nothing else."""
    for line in lines:
        if line.text[:1] in {"{", "["} and not line.code and _MARK.match(line.text):
            yield Puzzle(line.number, line.text)
