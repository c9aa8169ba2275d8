"""The lines of a quiz: where they stand, how far they are indented, and which of them are code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz.words import INVISIBLE

_FENCE = re.compile(r"[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}|~{3,})(.*)")
RULE = re.compile(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|[—–―─━═⸺⸻][—–―─━═⸺⸻ \t]*$")
"""A line between questions; dashes of print are one too, though not to Markdown."""
_SPACED = re.compile(r"(?:&(?:nbsp|ensp|emsp|#160);[ \t]*)+(?=[^\s&])")
RULE_SIGNS = "-*_—–―─━═⸺⸻"
_TAB = 4


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line: `number` in its file, `indent` in columns, `text` trimmed, `column` (from 1) where the text begins.

    `code` is true for a fenced code block's lines, its fences included. `offset` is how many characters were taken off
    before `raw`, such as the mark of a quotation; `column` counts them.
    """

    number: int
    raw: str
    indent: int
    text: str
    column: int
    code: bool = False
    offset: int = 0


def split(lines: tuple[str, ...], first: int, last: int) -> Iterator[Line]:
    """Yield lines `first` to `last` (from 1, both included)."""
    fence, comment = "", False
    for number in range(first, last + 1):
        raw = lines[number - 1]
        opened = fence
        comment = comment or (not fence and raw.startswith("<!--"))
        fence = fence if comment else after(raw, fence)
        comment = comment and "-->" not in raw
        yield make(number, raw, code=bool(fence or opened))


def make(number: int, raw: str, *, code: bool = False, offset: int = 0) -> Line:
    """Return a `Line` for one raw line, of which `offset` characters are gone already."""
    text = raw.strip()
    if not text.isascii():
        text = INVISIBLE.sub("", text).strip()
    begin = len(raw) - len(raw.lstrip())
    spaced = _SPACED.match(text) if text[:1] == "&" else None
    if spaced:
        text, begin = text[spaced.end() :], begin + spaced.end()
    indent = len(raw[:begin].expandtabs(_TAB)) if "\t" in raw else begin
    return Line(number, raw, indent, text, offset + begin + 1, code, offset)


def after(raw: str, fence: str) -> str:
    """Return the fence that is open after a line: its marks, or nothing."""
    if "`" not in raw and "~" not in raw:
        return fence
    match = _FENCE.match(raw)
    if match is None:
        return fence
    marks, info = match[1], match[2]
    if fence:
        closes = marks[0] == fence[0] and len(marks) >= len(fence) and not info.strip()
        return "" if closes else fence
    return "" if marks[0] == "`" and "`" in info else marks


def unclosed(lines: Sequence[Line]) -> Line | None:
    """Return the line whose fence is never closed among `lines`, or None."""
    fence, opened = "", None
    for line in lines:
        if not line.code and not fence:
            continue
        before, fence = fence, after(line.raw, fence)
        if fence and not before:
            opened = line
    return opened if fence else None
