"""Text of one authored file, with the places of its lines.

Bytes become text here and nowhere else, so that every other part can count lines and columns in the same way:
lines and columns start at 1, a column counts characters (code points), and a line ends at LF, CR or CRLF only.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from hornbook import patterns as re

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One place of a file that could not be taken as it stands: `kind` is `encoding` or `control`."""

    kind: str
    line: int
    column: int
    detail: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name as the user knows it, its text with LF line ends, its lines, and what was wrong with its bytes."""

    name: str
    text: str
    flaws: tuple[Flaw, ...] = ()
    lines: tuple[str, ...] = field(default=(), repr=False)

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its end; an empty string outside the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def from_text(name: str, text: str) -> Source:
    """Return a `Source` for text on hand; control characters that no XML can hold become U+FFFD and are named."""
    flaws: list[Flaw] = []
    clean = text.removeprefix("\N{BYTE ORDER MARK}")
    if "\r" in clean:
        clean = _LINE_END.sub("\n", clean)
    if _CONTROL.search(clean):
        flaws = [_control_flaw(clean, match.start()) for match in _CONTROL.finditer(clean)]
        clean = _CONTROL.sub(REPLACEMENT, clean)
    return Source(name, clean, tuple(flaws), tuple(clean.split("\n")))


def from_bytes(name: str, data: bytes) -> Source:
    """Return a `Source` for the bytes of a file: UTF-8, or UTF-16 where a byte order mark says so.

    Bytes that are not valid in that encoding become U+FFFD; the first of them is named as a flaw.
    """
    encoding = "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        return from_text(name, data.decode(encoding))
    except UnicodeDecodeError as error:
        before = _LINE_END.split(data[: error.start].decode(encoding, "replace"))
        flaw = Flaw("encoding", len(before), len(before[-1]) + 1, f"byte {error.start} is not {encoding.upper()}")
        source = from_text(name, data.decode(encoding, "replace"))
        return Source(source.name, source.text, (flaw, *source.flaws), source.lines)


def _control_flaw(text: str, offset: int) -> Flaw:
    start = text.rfind("\n", 0, offset) + 1
    return Flaw("control", text.count("\n", 0, offset) + 1, offset - start + 1, f"U+{ord(text[offset]):04X}")
