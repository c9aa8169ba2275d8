"""Items of a list whose words are set as a heading: `1. ### Which …?`, its further lines maybe headings too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage
from hornbook.reading.quiz.lines import Line, make

SIGNS = (". #", ") #", "** #")

_ITEM = re.compile(r"(?P<lead>(?:\d{1,4}[.)]|[*_]{2}\d{1,4}[.)][*_]{2})[ \t]+)(?P<marks>#{1,6})[ \t]+(?P<text>\S.*)$")
_FURTHER = re.compile(r"#{1,6}[ \t]+(?=\S)")
_INSET = 2


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each such item's first line, with the headings right below that belong to it."""
    for place, line in enumerate(lines):
        item = _ITEM.match(line.text) if "#" in line.text and not line.code else None
        if item is None:
            continue
        made = [_plain(line, item["lead"] + item["text"])]
        for below in lines[place + 1 :]:
            further = _FURTHER.match(below.text) if below.indent >= _INSET else None
            if below.code or further is None:
                break
            made.append(_plain(below, below.text[further.end() :]))
        yield Passage(line.number, made[-1].number, tuple(made))


def _plain(line: Line, text: str) -> Line:
    return make(line.number, line.raw[: len(line.raw) - len(line.raw.lstrip())] + text)
