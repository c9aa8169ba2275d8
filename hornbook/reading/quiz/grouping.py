"""Categorise: categories with their items, from nested bullets or from a table with a column for each category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from hornbook.model import Entry
from hornbook.questions import Categorise
from hornbook.questions.categorise import Sorted
from hornbook.reading.quiz import ids, listed, placing, tabulated, told
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.told import Side
from hornbook.reading.quiz.told_rules import EMPTY_PART, FURTHER_CELLS, SAME_TWICE
from hornbook.reading.quiz.words import normalise

if TYPE_CHECKING:
    from hornbook.markup.scribe import Scribe
    from hornbook.reading.quiz.drafts import QuestionDraft, Text
    from hornbook.reading.quiz.listed import Entry as Written
    from hornbook.reading.quiz.parts import Desk, Parts
    from hornbook.reading.quiz.tabulated import Cell, Grid

_LEAST = 2
_NOWHERE = {"(none)", "(keine)", "(keiner)", "(aucun)", "(aucune)", "(ninguno)", "(ninguna)", "(nessuno)", "(nenhum)"}
_NEEDS = "needs two or more bullets, the categories, each with its items as bullets nested below"


@dataclass(frozen=True, slots=True)
class Group:
    """A category with its items; items that belong nowhere stand in a group of their own."""

    name: Side
    items: tuple[Side, ...]

    @property
    def is_nowhere(self) -> bool:
        """Whether these items belong to no category."""
        return normalise(self.name.content.text) in _NOWHERE


def make(draft: QuestionDraft, desk: Desk) -> tuple[Parts, Categorise]:
    """Return the categorise question of a draft."""
    placing.demote(draft)
    entries = _nested(draft)
    grid = None if entries else _grid(draft, desk.scribe)
    parts = parts_of.read(draft, desk)
    groups = list(_columns(parts, grid)) if grid else [_group(desk.scribe, each) for each in entries]
    _check(parts, groups)
    sound = [group for group in groups if not told.is_empty(group.name.content)]
    return parts, _item(parts, sound, "table" if grid else "list")


def _item(parts: Parts, groups: list[Group], where: str) -> Categorise:
    named = [group for group in groups if not group.is_nowhere]
    names = map(ids.letters, count())
    homes = [None if group.is_nowhere else next(names) for group in groups]
    items = [(item.content, home) for group, home in zip(groups, homes, strict=True) for item in group.items]
    items.sort(key=lambda pair: told.in_words(pair[0]))
    return Categorise(
        categories=tuple(Entry(id=ids.letters(place), content=group.name.content) for place, group in enumerate(named)),
        items=tuple(
            Sorted(id=ids.letters(place), content=content, category=home) for place, (content, home) in enumerate(items)
        ),
        shuffle=parts.settings.get("shuffle", True),
        scoring=parts.settings.get("scoring", "partial"),
        graded=len(named) >= _LEAST and any(home for _, home in items),
        feedback=parts_of.feedback(parts, told.explanations(parts, f"its {where}", parts.draft.keys)),
        key_source=where if groups else "",
        **parts.common,
    )


def _check(parts: Parts, groups: list[Group]) -> None:
    named = [group for group in groups if not group.is_nowhere]
    if len(named) < _LEAST:
        told.lacks(parts, _NEEDS)
    for group in named:
        if not group.items:
            parts.report(EMPTY_PART, group.name.span, what=f"the category “{group.name.content.text}”")
        elif told.is_empty(group.name.content):
            for item in group.items:
                parts.report(EMPTY_PART, item.span, what=f"the name of the category of “{item.content.text}”")
    told.check_twice(parts, (group.name for group in named), SAME_TWICE, what="categories")
    told.check_twice(parts, (item for group in groups for item in group.items), SAME_TWICE, what="items")


# Nested bullets


def _nested(draft: QuestionDraft) -> list[Written]:
    """The items of the first list with a list in it, which is taken out of the stem."""
    for listing in listed.find(draft.stem):
        if any(listed.nested(each) for each in listing.entries):
            told.cut(draft, listing.first, listing.last)
            return listing.entries
    return []


def _group(scribe: Scribe, written: Written) -> Group:
    lists = listed.nested(written)
    first, last = (lists[0].first, lists[0].last) if lists else (len(written.text.lines), len(written.text.lines))
    name = parts_of.joined([written.text.piece(0, first).trimmed(), written.text.piece(last).trimmed()])
    items = (_side(scribe, each.text, each.number) for each in (lists[0].entries if lists else ()))
    return Group(_side(scribe, name, written.number), tuple(_filled(items)))


def _side(scribe: Scribe, text: Text, number: int) -> Side:
    return Side(parts_of.content(scribe, text), scribe.whole(number))


# A column for each category


def _grid(draft: QuestionDraft, scribe: Scribe) -> Grid | None:
    """The last table with two or more columns, which is taken out of the stem."""
    grids = [grid for grid in tabulated.find(draft.stem, scribe.source) if grid.columns >= _LEAST]
    if not grids:
        return None
    told.cut(draft, grids[-1].first, grids[-1].last)
    return grids[-1]


def _columns(parts: Parts, grid: Grid) -> Iterator[Group]:
    """A group for each column; empty cells only fill the table."""
    rows = [[_cell(parts, cell) for cell in row] for row in grid.rows]
    for place, cell in enumerate(grid.header):
        yield Group(_cell(parts, cell), tuple(_filled(row[place] for row in rows if place < len(row))))
    for each in _filled(side for row in rows for side in row[grid.columns :]):
        parts.report(FURTHER_CELLS, each.span, text=each.content.text)


def _cell(parts: Parts, cell: Cell) -> Side:
    return Side(parts.desk.scribe.line(cell.text, cell.number), cell.span)


def _filled(sides: Iterable[Side]) -> Iterator[Side]:
    return (side for side in sides if not told.is_empty(side.content))
