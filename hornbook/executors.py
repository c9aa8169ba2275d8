"""Where the work on single lessons is done: one after the other, or in several processes.

Both give results in the order of the items, so outputs do not depend on the choice. The work handed over is a pure
function of picklable values; an executor for a cluster needs this one method too.
"""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")
_CHUNK = 4
_YOUNG_OBJECTS = 400_000


class Executor(Protocol):
    """Anything that maps a function over items and yields results in order."""

    def map(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """Yield the function's result for each item; the next items may be worked on meanwhile."""
        ...


class InTurn:
    """Work in this process, one item after the other."""

    def map(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """Yield each result as it is asked for."""
        for item in items:
            yield function(item)
            tidy()


class Processes:
    """Work in `jobs` processes, a few items at a time, with a bounded number of results waiting."""

    def __init__(self, jobs: int) -> None:
        """Keep the number of processes; they start with the first `map`."""
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """Yield results in order."""
        pool = self._started()
        rest = iter(items)
        waiting: deque[Future[list[R]]] = deque()
        while chunk := list(islice(rest, _CHUNK)):
            waiting.append(pool.submit(_work, function, chunk))
            if len(waiting) > 2 * self.jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()

    def close(self) -> None:
        """End the processes; what they still have to do is dropped."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - one job needs none of it
        from multiprocessing import get_context  # noqa: PLC0415

        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.jobs, get_context("spawn"), initializer=_begin)
        return self._pool


@contextmanager
def start(jobs: int) -> Iterator[Executor]:
    """Give the executor for a number of jobs; its processes end with the block."""
    if jobs <= 1:
        yield InTurn()
        return
    processes = Processes(jobs)
    try:
        yield processes
    finally:
        processes.close()


def tidy() -> None:
    """Collect garbage once enough has come together: while a lesson is worked on, the collector is off.

    Only what is new is looked through: what outlives it once is kept to the end of the work.
    """
    if not gc.isenabled() and gc.get_count()[0] > _YOUNG_OBJECTS:
        gc.collect(0)


def _begin() -> None:
    """Make a process ready: an interrupt from the keyboard reaches them all, and is the first one's to tell."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(function: Callable[[T], R], items: list[T]) -> list[R]:
    results = [function(item) for item in items]
    tidy()
    return results
