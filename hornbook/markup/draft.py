"""A fragment of XHTML while it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hornbook.markup.holes import Holes
    from hornbook.markup.scribe import Scribe


@dataclass(slots=True)
class Draft:
    """A fragment while it is written: pieces of XHTML and of plain text, and the source lines of the current token.

    `holes` are those that are cut out of it, null where nobody asks for any. `notes` says that its footnotes stand in
    it, so that nothing links to those of the page; `note` is the one that was just opened, 0 if none was.
    """

    scribe: Scribe
    numbers: Sequence[int]
    html: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    first: int = 0
    last: int = 0
    raw: bool = False
    block: bool = False
    holes: Holes | None = None
    notes: bool = False
    note: int = 0
