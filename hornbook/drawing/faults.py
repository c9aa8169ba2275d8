"""What can be wrong with drawn numbers: raised where it is found, told by those who know file and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Kind = Literal["syntax", "name", "cycle", "range", "value"]


class Placed(Protocol):
    """What has a place in a line: columns from 0, the end excluded."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a line."""

    start: int
    end: int


class FaultError(Exception):
    """One fault: its place in the line that was read, its kind, and what it is in words."""

    def __init__(self, where: Placed, kind: Kind, words: str) -> None:
        """Begin with the place where the fault was seen."""
        super().__init__(words)
        self.kind = kind
        self.words = words
        self.start = where.start
        self.end = max(where.end, where.start + 1)
