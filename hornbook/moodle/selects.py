"""Gaps that are all dropdowns as Moodle's “select missing words”, which keeps the points and all feedback."""

from __future__ import annotations

import msgspec

from hornbook import patterns as re
from hornbook.model import Content
from hornbook.moodle.cloze import GAP, is_dropdown
from hornbook.questions import ChoiceGap, Gaps

_PLACE_LIKE = re.compile(r"\[\[(?=\d+\]\])")
_MOST_GROUPS = 8


class Select(msgspec.Struct, frozen=True):
    """A stem with `[[n]]` in the place of each gap for its key, and all options, each with its gap's group."""

    stem: Content
    options: tuple[tuple[Content, int], ...]
    shuffle: bool
    kind: str = "gapselect"


def is_select(item: Gaps) -> bool:
    """Return whether the gaps are dropdowns of one weight, each with one key, and no feedback or scores beside."""
    dropdowns = [gap for gap in item.gaps if isinstance(gap, ChoiceGap)]
    alike = len({(gap.weight > 0, gap.weight, gap.shuffle) for gap in dropdowns}) == 1
    return alike and len(item.gaps) == len(dropdowns) <= _MOST_GROUPS and all(map(_is_simple, dropdowns))


def select(item: Gaps) -> Select:
    """Return the form of gaps of which `is_select` is true; what only looks like a place in the stem is text."""
    gaps = [gap for gap in item.gaps if isinstance(gap, ChoiceGap)]
    rows = [(gap, option) for gap in gaps for option in gap.options]
    places = {gap.id: f"[[{at}]]" for at, (gap, option) in enumerate(rows, start=1) if option.worth == 1}
    html = GAP.sub(lambda match: places[match[1]], _PLACE_LIKE.sub("&#91;[", item.stem.html))
    stem = Content(html=html, text=item.stem.text, block=item.stem.block, media=item.stem.media)
    options = tuple((option.content, gaps.index(gap) + 1) for gap, option in rows)
    return Select(stem, options, gaps[0].shuffle)


def _is_simple(gap: ChoiceGap) -> bool:
    worths = sorted((option.worth for option in gap.options), reverse=True)
    said = any(option.feedback or not option.content.html.strip() for option in gap.options)
    return is_dropdown(gap) and not said and worths[:1] == [1] and not any(worths[1:])
