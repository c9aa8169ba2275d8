"""Work that is soon done is done here: processes would not be ready before it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from hornbook.executors.executor import Executor, InTurn

T = TypeVar("T")
R = TypeVar("R")
_FEW = 16


class Sparing:
    """Another executor for as many items as are worth it, and this process for fewer."""

    apart = False

    def __init__(self, others: Executor) -> None:
        """Take the executor for many items, which starts with the first of them."""
        self._others = others

    def map(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """Yield results in order."""
        rest = iter(items)
        first = list(islice(rest, _FEW))
        executor = self._others if len(first) == _FEW else InTurn()
        return executor.map(function, chain(first, rest))
