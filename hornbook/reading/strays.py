"""What looks like a question but stands outside every quiz: named, never turned into one."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.markup.scribe import Scribe
from hornbook.reading.quiz import keys, options
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.regions import Regions
from hornbook.reading.quiz.rules import LIKE_A_QUESTION

_OPTIONS = 2


def report(scribe: Scribe, regions: Regions) -> None:
    """Report each run of options with a key that no region covers."""
    covered = {number for region in regions.found for number in range(region.heading or region.first, region.last + 1)}
    for number in _found(line for line in regions.lines if line.number not in covered and not line.code):
        scribe.report(LIKE_A_QUESTION, scribe.whole(number))


def _found(lines: Iterator[Line]) -> Iterator[int]:
    """The first lines of questions: two or more options, of which one is ticked or named by an answer line."""
    stem, marks, boxes = 0, 0, set[bool]()
    for line in lines:
        mark = options.recognise(line) if line.text else None
        if mark and mark.kind in {"letter", "box"}:
            marks += 1
            stem = stem or line.number
            boxes |= {mark.ticked} if mark.ticked is not None else set()
            continue
        key = keys.recognise(line) if line.text and marks >= _OPTIONS else None
        if key and key.value and keys.claim(key.value).labels:
            yield stem
            stem, marks, boxes = 0, 0, set()
        elif line.text and not (mark and mark.kind == "bullet"):
            stem, marks, boxes = line.number, 0, set()
