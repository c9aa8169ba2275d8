"""What looks like a question but stands outside every quiz: named, never turned into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hornbook.markup.scribe import Scribe
from hornbook.reading.quiz import keys, options
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.regions import Regions
from hornbook.reading.quiz.rules import LIKE_A_QUESTION

_OPTIONS = 2
_ASKS = ("?", "？", "؟")


@dataclass(slots=True)
class Run:
    """A line of text and the options below it."""

    number: int = 0
    asks: bool = False
    options: int = 0
    boxes: set[bool] = field(default_factory=set)

    def ticked(self) -> bool:
        """Return whether a question has some boxes ticked and some not: a task list asks nothing."""
        return self.asks and len(self.boxes) > 1


def report(scribe: Scribe, regions: Regions) -> None:
    """Report each run of options with a key that no region covers."""
    covered = {number for region in regions.found for number in range(region.heading or region.first, region.last + 1)}
    loose = (line for line in regions.lines if line.text and not line.code and line.number not in covered)
    for number in _found(loose):
        scribe.report(LIKE_A_QUESTION, scribe.whole(number))


def _found(lines: Iterable[Line]) -> Iterator[int]:
    """The first lines of questions: two or more options, of which one is ticked or named by an answer line."""
    run = Run()
    for line in lines:
        mark = options.recognise(line)
        if mark and mark.kind in {"letter", "box"}:
            run.number = run.number or line.number
            run.options += 1
            run.boxes |= {mark.ticked} if mark.ticked is not None else set()
        elif run.options >= _OPTIONS and (_is_key(line) or run.ticked()):
            yield run.number
            run = Run() if _is_key(line) else _begun(line)
        elif mark is None or mark.kind != "bullet":
            run = _begun(line)
    if run.options >= _OPTIONS and run.ticked():
        yield run.number


def _begun(line: Line) -> Run:
    return Run(line.number, line.text.rstrip("*_ ").endswith(_ASKS))


def _is_key(line: Line) -> bool:
    key = keys.recognise(line)
    return key is not None and bool(key.value) and bool(keys.claim(key.value).labels)
