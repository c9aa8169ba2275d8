"""A stem with gaps, cut where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from hornbook import patterns as re
from hornbook.questions import Gap, NumberGap

_GAP = re.compile(r'<input name="gap:([a-z]+)"/>')


class Piece(NamedTuple):
    """The HTML before a gap, then the gap with its number from 1; `unit` is what is to be shown behind it.

    The last piece has no gap. A unit that the author's own text names behind the gap is not shown twice.
    """

    before: Markup
    gap: Gap | None = None
    number: int = 0
    unit: str = ""


def pieces(stem: Markup, gaps: Sequence[Gap]) -> Iterator[Piece]:
    """Yield the pieces of a stem as it stands in the page."""
    known = {gap.id: (gap, number) for number, gap in enumerate(gaps, 1)}
    parts = _GAP.split(stem)
    for before, name, after in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        gap, number = known[name]
        yield Piece(Markup(before), gap, number, _unit(gap, after))  # noqa: S704 - a part of what was Markup
    yield Piece(Markup(parts[-1]))  # noqa: S704 - the same


def _unit(gap: Gap, after: str) -> str:
    unit = gap.unit if isinstance(gap, NumberGap) else ""
    return "" if after.lstrip().startswith(str(Markup.escape(unit))) else unit
