"""Lists that look like options and ask nothing: boxes that a reader ticks off, features that all have a tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hornbook import patterns as re
from hornbook.reading.quiz import keys, leads, options
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.options import Mark
from hornbook.reading.quiz.words import FALSE, TRUE, leaves_blank, normalise

_ASKS = re.compile(r"[?？؟](?:\W|$)|__|…|\.\.\.")
_LABELS = re.compile(r"(?:.*[:：.。!！]|\*\*[^*]+\*\*|__[^_]+__)[*_]*$")
_CHOOSES = re.compile(
    r"\b(?:which|what|who|select|choose|pick|mark|tick|identify|correct|true|false|apply|"
    r"welche[rsnm]?|was|wähle|kreuze|richtige?n?|quels?|quelles?|choisi\w*|coche\w*|cuál(?:es)?|seleccion\w*|"
    r"eli[gj]\w*|marque|selecion\w*|escolh\w*|assinale|quale|quali|scegli\w*|"
    r"как(?:ой|ие|ая|ое)|выбер\w*|отмет\w*|вибер\w*|познач\w*|wybierz|zaznacz|kies|välj|seçin\w*|chọn|pilih\w*)\b|"
    r"[选選哪]|どれ|고르|اختر|चुन",
    re.IGNORECASE,
)
FIRST = frozenset("-*+[•◦▪●○‣·0123456789")
"""With what a line begins that may be an item of such a list."""
_KINDS = {"box", "bullet"}
_TELLS = ("<details", "<summary", "???", ">")


@dataclass(slots=True)
class Run:
    """Boxes or bullets one below the other, the line above them and the line below them (null: none)."""

    above: Line | None
    items: list[tuple[Line, Mark]] = field(default_factory=list)
    below: Line | None = None

    def goes_on(self, line: Line, mark: Mark | None) -> bool:
        """Return whether a line is the next item, or is nested in one."""
        if not self.items:
            return mark is not None and mark.kind in _KINDS
        first = self.items[0][1]
        return line.indent > first.indent or (mark is not None and mark.kind == first.kind)


def find(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are items of such lists."""
    return frozenset(line.number for run in _runs(lines) if _is_one(run) for line, _ in run.items)


def _runs(lines: Sequence[Line]) -> Iterator[Run]:
    run, last = Run(None), None
    for line in lines:
        if not line.text:
            continue
        mark = options.recognise(line) if _may_be_item(line) else None
        item = mark if mark and mark.kind in _KINDS else None
        if not run.items and item is None:
            run.above = line
            continue
        if not run.goes_on(line, mark):
            run.below = line
            yield run
            run = Run(line) if item is None else Run(last)
        if item and (not run.items or item.kind == run.items[0][1].kind):
            run.items.append((line, item))
        last = line
    yield run


def _may_be_item(line: Line) -> bool:
    """Whether a line may be a box or a bullet: of those with a number only boxes are."""
    return line.text[0] in FIRST and not line.code and (not line.text[0].isdecimal() or "[" in line.text)


def _is_one(run: Run) -> bool:
    """Whether items are no options: nothing above them asks, and neither marks nor a key tell some from the others."""
    marks = [mark for _, mark in run.items]
    if not marks or (run.below and (run.below.text.startswith(_TELLS) or keys.recognise(run.below))):
        return False
    if marks[0].kind == "bullet":
        return len(marks) > 1 and all(mark.marked for mark in marks)
    if run.above is None:
        return True
    if len({mark.ticked for mark in marks}) > 1 or _asks(run.above) or _are_sides(marks):
        return False
    return _is_label(run.above) or all(_ASKS.search(mark.text) for mark in marks)


def _are_sides(marks: Sequence[Mark]) -> bool:
    return {normalise(mark.text) for mark in marks} <= TRUE | FALSE


def _is_label(line: Line) -> bool:
    """Whether a line names a list, or is a bullet of one, where a question would say something unfinished."""
    return line.text[0] in "#-+" or _LABELS.match(line.text) is not None


def _asks(line: Line) -> bool:
    lead = leads.from_text(line) or leads.from_item(line) or leads.from_heading(line)
    if lead is not None or leaves_blank(line.text):
        return True
    return _ASKS.search(line.text) is not None or _CHOOSES.search(line.text) is not None
