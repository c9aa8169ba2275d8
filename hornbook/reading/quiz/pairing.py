"""Matching: premises and responses from a table with two columns, or from a list of pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.model import Content, Entry
from hornbook.questions import Matching
from hornbook.questions.matching import Premise
from hornbook.reading.quiz import ids, listed, placing, tabulated, told
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.drafts import Text
from hornbook.reading.quiz.tabulated import Cell
from hornbook.reading.quiz.told import Side
from hornbook.reading.quiz.told_rules import FURTHER_CELLS, NO_RESPONSE, NOT_REUSED, SAME_TWICE

if TYPE_CHECKING:
    from hornbook.reading.quiz.drafts import QuestionDraft
    from hornbook.reading.quiz.listed import Listing
    from hornbook.reading.quiz.parts import Desk, Parts
    from hornbook.source import Source

_COLUMNS = 2
_LEAST = 2
_SIGNS = ("→", "->", "=>", "=")
_VERBATIM = re.compile(r"`[^`]*`|\$[^$]*\$")
_NEEDS = (
    "needs a table with two columns: premises on the left, their responses on the right, two or more different ones"
)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the lines `first` up to `last` of a stem say: the titles of both columns (none for a list), and the rows."""

    first: int
    last: int
    titles: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def make(draft: QuestionDraft, desk: Desk) -> tuple[Parts, Matching]:
    """Return the matching question of a draft.

    Titles of the columns stay in the stem, below its words: they say what is matched with what.
    """
    placing.demote(draft)
    found = _found(draft.stem, desk.scribe.source)
    if found:
        told.cut(draft, found.first, found.last)
        draft.stem.extend(_titles(found.titles))
    parts = parts_of.read(draft, desk)
    rows = list(_rows(parts, found.rows if found else ()))
    premises = [(left, right) for left, right in rows if not told.is_empty(left.content)]
    spare = [right for left, right in rows if told.is_empty(left.content)]
    responses = _responses(parts, [right for _, right in premises], spare)
    if len(responses) < _LEAST:
        told.lacks(parts, _NEEDS)
    return parts, _item(parts, premises, responses, "table" if found and found.titles else "list")


def _item(parts: Parts, pairs: list[tuple[Side, Side]], responses: list[Content], where: str) -> Matching:
    names = {content.html: ids.letters(place) for place, content in enumerate(responses)}
    told.check_twice(parts, (left for left, _ in pairs), SAME_TWICE, what="premises")
    return Matching(
        premises=tuple(
            Premise(id=ids.letters(place), content=left.content, response=names[right.content.html])
            for place, (left, right) in enumerate(pairs)
        ),
        responses=tuple(Entry(id=names[content.html], content=content) for content in responses),
        reuse=parts.settings.get("reuse", False) or len({right.content.html for _, right in pairs}) < len(pairs),
        shuffle=parts.settings.get("shuffle", True),
        scoring=parts.settings.get("scoring", "partial"),
        graded=len(responses) >= _LEAST and bool(pairs),
        feedback=parts_of.feedback(parts, told.explanations(parts, f"its {where}", parts.draft.keys)),
        key_source=where if pairs else "",
        **parts.common,
    )


# What the author wrote


def _found(stem: Text, source: Source) -> Pairing | None:
    """The last table with two columns, else the last list whose items are all pairs."""
    grids = [grid for grid in tabulated.find(stem, source) if grid.columns == _COLUMNS]
    if grids:
        return Pairing(grids[-1].first, grids[-1].last, grids[-1].header, grids[-1].rows)
    lists = (_pairs(listing, source) for listing in reversed(listed.find(stem)))
    return next((found for found in lists if found), None)


def _pairs(listing: Listing, source: Source) -> Pairing | None:
    lines = [each.text.trimmed() for each in listing.entries]
    if any(len(each.lines) != 1 for each in lines):
        return None
    for sign in _SIGNS:
        rows = [_split(each.lines[0].strip(), each.numbers[0], sign, source) for each in lines]
        if all(rows):
            return Pairing(listing.first, listing.last, (), tuple(rows))
    return None


def _split(line: str, number: int, sign: str, source: Source) -> tuple[Cell, ...]:
    """Both sides of a sign that stands alone once, outside code and math; none else."""
    bare = _VERBATIM.sub(lambda match: "x" * len(match[0]), line)
    found = list(re.finditer(rf"(?:^|(?<=\s)){re.escape(sign)}(?=\s|$)", bare))
    if len(found) != 1:
        return ()
    column = max(source.line(number).find(line), 0) + 1
    ends = ((0, found[0].start()), (found[0].end(), len(line)))
    return tuple(tabulated.cell(line[start:end], column + start, number, source) for start, end in ends)


def _titles(cells: tuple[Cell, ...]) -> Text:
    words = [cell.text for cell in cells if cell.text]
    return Text([" – ".join(words)], [cells[0].number]) if words else Text()


# Premises and responses


def _rows(parts: Parts, rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Side, Side]]:
    """Both sides of each row that has a response."""
    for row in rows:
        left, *rest = (Side(parts.desk.scribe.line(cell.text, cell.number), cell.span) for cell in row)
        for each in rest[1:]:
            if not told.is_empty(each.content):
                parts.report(FURTHER_CELLS, each.span, text=each.content.text)
        if rest and not told.is_empty(rest[0].content):
            yield left, rest[0]
        elif not told.is_empty(left.content):
            parts.report(NO_RESPONSE, left.span, text=left.content.text)


def _responses(parts: Parts, keys: list[Side], spare: list[Side]) -> list[Content]:
    """The different responses, sorted by their words; the same one for several premises is one response."""
    if parts.settings.get("reuse") is False:
        told.check_twice(parts, keys, NOT_REUSED)
    different = {side.content.html: side for side in keys}
    told.check_twice(parts, [*different.values(), *spare], SAME_TWICE, what="responses")
    different |= {side.content.html: side for side in spare}
    return sorted((side.content for side in different.values()), key=told.in_words)
