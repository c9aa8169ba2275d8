"""Keys that were rounded: a number that nobody can type exactly needs a tolerance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from hornbook.answers.numbers import AcceptedNumber
from hornbook.diagnostics import Span
from hornbook.drawing import evaluation, formats
from hornbook.questions import Gaps, Item, NumberGap, Numeric
from hornbook.reading.quiz.drawn_rules import ROUNDED_KEY
from hornbook.reading.quiz.parts import Desk
from hornbook.reading.quiz.sheets import Sheet, Spot
from hornbook.reading.quiz.variants import Variant


def check(sheet: Sheet, made: Sequence[Item], drawn: Sequence[Variant], desk: Desk) -> None:
    """Report each placeholder that is rounded in some variant and is, without a tolerance, the key there."""
    told: set[str] = set()
    for item, variant in zip(made, drawn, strict=True):
        exact = {each.text for each in _accepted(item) if each.low == each.high}
        for inner, spot in sheet.spots.items():
            if inner not in told and variant.words[inner] in exact and _is_rounded(spot, variant):
                told.add(inner)
                start, end = spot.column + 1, spot.column + 1 + len(inner)
                span = Span(desk.scribe.source.name, spot.line, start, spot.line, end)
                desk.scribe.report(ROUNDED_KEY, span, value=variant.words[inner], values=variant.drawn)


def _accepted(item: Item) -> Iterator[AcceptedNumber]:
    if isinstance(item, Numeric):
        yield from item.accepted
    for gap in item.gaps if isinstance(item, Gaps) else ():
        if isinstance(gap, NumberGap):
            yield from gap.accepted


def _is_rounded(spot: Spot, variant: Variant) -> bool:
    """Whether a number is shown with fewer digits than it has, and not because the author's format says so."""
    if spot.placeholder.form != formats.PLAIN:
        return False
    value = evaluation.value(spot.placeholder.tree, variant.values)
    return isinstance(value, Fraction) and Fraction(formats.shown(value)) != value
