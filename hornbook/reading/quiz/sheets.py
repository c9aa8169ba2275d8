"""What an author says about the drawn numbers of one question: the block, and the placeholders in its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hornbook.diagnostics import Span
from hornbook.drawing import definitions, formats, plans, templates
from hornbook.drawing.definitions import Block
from hornbook.drawing.faults import FaultError
from hornbook.drawing.plans import Plan
from hornbook.drawing.templates import Placeholder
from hornbook.drawing.tree import Value
from hornbook.reading.quiz import params
from hornbook.reading.quiz.drafts import QuestionDraft
from hornbook.reading.quiz.drawn_rules import BAD_RANGE, CIRCLE, NO_VALUE, NOT_UNDERSTOOD, UNKNOWN_NAME, UNUSED
from hornbook.reading.quiz.parts import Desk

_RULES = {
    "syntax": NOT_UNDERSTOOD,
    "name": UNKNOWN_NAME,
    "cycle": CIRCLE,
    "range": BAD_RANGE,
    "value": NO_VALUE,
}


@dataclass(slots=True)
class Spot:
    """A placeholder with the place (line from 1, column from 0) where it stands first; `told` once it was reported."""

    placeholder: Placeholder
    line: int
    column: int
    told: bool = False


@dataclass(slots=True)
class Sheet:
    """A block that begins on `line`, its plan (none where it has faults), and placeholders by what is in them."""

    line: int
    block: Block
    plan: Plan | None = None
    spots: dict[str, Spot] = field(default_factory=dict)


def read(draft: QuestionDraft, desk: Desk) -> Sheet:
    """Return the sheet of a question; what is not understood in it is reported, and what is used nowhere."""
    source = desk.scribe.source
    lines = [(number, source.line(number)) for number in params.inside(draft.params)]
    sheet = Sheet(draft.params.numbers[0], definitions.read(lines))
    sheet.plan = plans.make(sheet.block)
    for each in sheet.block.faults:
        report(desk, each.line, each.fault)
    sound = _place(sheet, draft, desk)
    if not sound:
        sheet.plan = None
    if sheet.plan:
        _check_use(sheet, desk)
    return sheet


def report(desk: Desk, line: int, fault: FaultError, column: int = 0, values: str = "") -> None:
    """Report a fault that was found on a line of the file; `values` are those with which it was met."""
    longest = len(desk.scribe.source.line(line)) + 1
    start, end = (min(column + place + 1, longest) for place in (fault.start, fault.end))
    span = Span(desk.scribe.source.name, line, start, line, end)
    shown = values or "nothing is drawn"
    desk.scribe.report(_RULES[fault.kind], span, fault=fault.words, values=shown)


def shown(sheet: Sheet, values: Mapping[str, Value]) -> str:
    """Return what was drawn, for people: `a = 2, b = 0.5`."""
    drawn = sheet.plan.drawn if sheet.plan else ()
    return ", ".join(f"{each.name} = {formats.shown(values[each.name])}" for each in drawn)


def _place(sheet: Sheet, draft: QuestionDraft, desk: Desk) -> bool:
    """Find the placeholders of a question, and return whether all are understood."""
    sound = True
    for line, column, inner in _found(draft, desk):
        if inner in sheet.spots:
            continue
        try:
            placeholder = templates.read(inner)
        except FaultError as fault:
            report(desk, line, fault, column)
            sound = False
            continue
        sheet.spots[inner] = Spot(placeholder, line, column)
        for unknown in plans.unknown(placeholder.tree, sheet.block):
            report(desk, line, unknown, column)
            sound = False
    return sound


def _found(draft: QuestionDraft, desk: Desk) -> Iterator[tuple[int, int, str]]:
    """The line, the column (from 0) and the inner text of each placeholder; those in the block itself are none."""
    own = set(draft.params.numbers)
    for line in range(draft.number, draft.end + 1):
        if line not in own:
            yield from ((line, column, inner) for inner, column in templates.found(desk.scribe.source.line(line)))


def _check_use(sheet: Sheet, desk: Desk) -> None:
    """Report names that neither a placeholder nor a condition needs, directly or through others."""
    trees = [spot.placeholder.tree for spot in sheet.spots.values()]
    trees += [requirement.condition for requirement in sheet.block.requirements]
    used = plans.closure(sheet.block, trees)
    for each in sheet.block.definitions.values():
        if each.name not in used:
            span = Span(desk.scribe.source.name, each.line, each.start + 1, each.line, each.end + 1)
            desk.scribe.report(UNUSED, span, name=each.name)
