"""A change of the source that mends a finding."""

from __future__ import annotations

import msgspec


class Edit(msgspec.Struct, frozen=True, order=True):
    """New text for a stretch of one line; line and columns start at 1, the end is the first column behind it."""

    line: int
    column: int
    end_column: int
    text: str


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """What is changed, in words and as edits; a `safe` fix changes no question's meaning."""

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True
