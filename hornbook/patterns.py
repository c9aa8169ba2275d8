"""Regular expressions that are made when they are first asked for something.

Hornbook declares hundreds of them, a lesson needs a few dozen, and making one takes as long as reading a question. A
module takes this in place of `re`, `from hornbook import patterns as re`, and writes all else as it would with `re`.
"""

from __future__ import annotations

import re
from re import DOTALL as DOTALL
from re import IGNORECASE as IGNORECASE
from re import MULTILINE as MULTILINE
from re import VERBOSE as VERBOSE
from re import Match as Match
from re import Pattern as Pattern
from re import escape as escape
from re import findall as findall
from re import finditer as finditer
from re import fullmatch as fullmatch
from re import match as match
from re import search as search
from re import split as split
from re import sub as sub
from typing import TYPE_CHECKING, Any

_OFFERED = (
    *("match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"),
    *("pattern", "flags", "groups", "groupindex"),
)

if TYPE_CHECKING:
    from re import compile as compile  # noqa: A004 - its name in `re`
else:

    def compile(pattern: str | bytes, flags: int = 0) -> Late:  # noqa: A001
        """Return what acts as the compiled pattern; a fault in it is raised when it is first used."""
        return Late(pattern, flags)


class Late:
    """A pattern that is not made yet; what it offers becomes its own once it is, so that it costs nothing more."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        """Remember what to make."""
        self._given: tuple[Any, int] = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Make the pattern, and return one of the things that it offers."""
        if name not in _OFFERED:
            message = f"a pattern has no “{name}”"
            raise AttributeError(message)
        made = re.compile(*self._given)
        self.__dict__.update((each, getattr(made, each)) for each in _OFFERED)
        return getattr(made, name)
