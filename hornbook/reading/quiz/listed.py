"""Lists in the text of a question: items with all their lines, without their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz import lines
from hornbook.reading.quiz.drafts import Text
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.options import ordinal
from hornbook.reading.quiz.placing import NESTED

Kind = Literal["number", "letter", "bullet", "box"]

_RULE = re.compile(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$")
_MARK = re.compile(
    r"(?:(?P<bullet>[-*+•◦▪●○‣·])|(?P<number>\d{1,4})[.)]|\(?(?P<letter>[A-Za-z])[.)])(?:[ \t]+|$)"
    r"|(?P<cjk>\d{1,4})[、．][ \t]*|(?=\[[ \txX×хХ✓✔✅]?\][ \t])"
)


class Mark(msgspec.Struct, frozen=True, gc=False):
    """What begins an item: its kind, its number or letter, and how many characters it takes."""

    kind: Kind
    label: str
    width: int


@dataclass(slots=True)
class Entry:
    """One item: its label, the line of the source where it begins, and its words with what is nested below them."""

    label: str
    number: int
    text: Text = field(default_factory=Text)


@dataclass(slots=True)
class Listing:
    """Items of one kind in the lines `first` up to `last` (not included) of a text."""

    kind: Kind
    first: int
    last: int
    entries: list[Entry] = field(default_factory=list)


def mark(line: Line) -> Mark | None:
    """Return the mark that begins a line as an item of a list, else None."""
    match = _MARK.match(line.text)
    if match is None or line.code or _RULE.match(line.text):
        return None
    number = match["number"] or match["cjk"]
    kind: Kind = "number" if number else "letter" if match["letter"] else "bullet" if match["bullet"] else "box"
    return Mark(kind, number or match["letter"] or "", match.end())


def find(text: Text) -> list[Listing]:
    """Return the lists of a text that stand at its margin; lists nested in them are part of their items."""
    written = list(lines.split(tuple(text.lines), 1, len(text.lines)))
    found: list[Listing] = []
    for place, line in enumerate(written):
        shown = mark(line) if not found or place >= found[-1].last else None
        if shown and (shown.kind != "letter" or ordinal(shown.label) == 0):
            found.append(_follow(written, place, shown, text.numbers))
    return found


def nested(entry: Entry) -> list[Listing]:
    """Return the lists below the first line of an item, their lines counted in the item's text."""
    found = find(entry.text.piece(1))
    return [Listing(each.kind, each.first + 1, each.last + 1, each.entries) for each in found]


def _follow(written: Sequence[Line], first: int, begun: Mark, numbers: Sequence[int]) -> Listing:
    """The list that begins with line `first`: up to a line that is neither an item, nor nested, nor goes on."""
    listing = Listing(begun.kind, first, first + 1)
    indent, width, gap, coding = written[first].indent, 0, False, False
    for place in range(first, len(written)):
        line = written[place]
        shown = _next(listing, line, indent)
        coding = line.code and (coding or line.indent >= indent + NESTED)
        if shown:
            width = line.indent + shown.width
            listing.entries.append(Entry(shown.label, numbers[place]))
            listing.entries[-1].text.add(line.text[shown.width :], numbers[place])
        elif not _belongs(line, indent, gap=gap, coding=coding):
            break
        else:
            listing.entries[-1].text.add(_inner(line, width), numbers[place])
        gap = not line.text and not coding
        listing.last = listing.last if gap else place + 1
    return listing


def _next(listing: Listing, line: Line, indent: int) -> Mark | None:
    """The mark of a further item: of the same kind, as far to the right, and for a letter the one that is due."""
    shown = mark(line)
    if shown is None or shown.kind != listing.kind or not -1 <= line.indent - indent < NESTED:
        return None
    return shown if shown.kind != "letter" or ordinal(shown.label) == len(listing.entries) else None


def _belongs(line: Line, indent: int, *, gap: bool, coding: bool) -> bool:
    nested = line.indent >= indent + NESTED
    return coding or not line.text or nested or (not gap and not line.code and mark(line) is None)


def _inner(line: Line, width: int) -> str:
    """A line of an item without the indentation that the item's mark asks for."""
    raw = line.raw.expandtabs(4) if "\t" in line.raw[: line.column] else line.raw
    return raw[min(width, line.indent) :]
