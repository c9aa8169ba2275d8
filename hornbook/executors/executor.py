"""What an executor is, and the simplest one; the work handed over is a pure function of picklable values."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")
CHUNK = 4
"""Lessons that are handed over together."""
_YOUNG_OBJECTS = 400_000


class Executor(Protocol):
    """Anything that maps a function over items and yields results in order; `apart`: on machines without our disk."""

    @property
    def apart(self) -> bool:
        """Whether the items must hold all that the function needs: it sees none of our files."""

    def map(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """Yield the function's result for each item; the next items may be worked on meanwhile."""


class InTurn:
    """Work in this process, one item after the other."""

    apart = False

    def map(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """Yield each result as it is asked for."""
        for item in items:
            yield function(item)
            tidy()


def in_order(submit: Callable[[list[T]], Future[list[R]]], items: Iterable[T], *, ahead: int) -> Iterator[R]:
    """Yield the results of items that are submitted a few at a time, with a bounded number of them waiting."""
    rest = iter(items)
    waiting: deque[Future[list[R]]] = deque()
    while chunk := list(islice(rest, CHUNK)):
        waiting.append(submit(chunk))
        if len(waiting) > ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def work(function: Callable[[T], R], items: list[T]) -> list[R]:
    """Return the function's results for some items."""
    results = [function(item) for item in items]
    tidy()
    return results


def tidy() -> None:
    """Collect garbage once enough has come together: while a lesson is worked on, the collector is off.

    Only what is new is looked through: what outlives it once is kept to the end of the work.
    """
    if not gc.isenabled() and gc.get_count()[0] > _YOUNG_OBJECTS:
        gc.collect(0)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector off: nearly all objects of a lesson live until it is done; see `tidy`."""
    was_on = gc.isenabled()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()
