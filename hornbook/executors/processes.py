"""Work in several processes of this machine."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from hornbook import interrupts
from hornbook.executors import executor

T = TypeVar("T")
R = TypeVar("R")


class Processes:
    """Work in `jobs` processes, a few items at a time.

    What a function holds (the whole course, say) is written to `folder` once, and read once by each process.
    """

    apart = False

    def __init__(self, jobs: int, folder: Path) -> None:
        """Keep the number of processes; they start with the first `map`."""
        self.jobs = jobs
        self._folder = folder
        self._count = 0
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """Yield results in order."""
        self._count += 1
        place = self._folder / f"work-{self._count}.pickle"
        place.write_bytes(pickle.dumps(function))
        yield from executor.in_order(partial(self._submit, place), items, ahead=2 * self.jobs)
        place.unlink()

    def close(self, *, at_once: bool = False) -> None:
        """End the processes; what they still have to do is dropped, what they are at too if it is to be `at_once`."""
        if self._pool is None:
            return
        for process in multiprocessing.active_children() if at_once else ():
            process.terminate()
        self._pool.shutdown(cancel_futures=True)

    def _submit(self, place: Path, chunk: list[T]) -> Future[list[Any]]:
        if self._pool is None:
            spawned = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.jobs, spawned, initializer=_begin)
        with interrupts.held():  # this starts a process where all others are busy
            return self._pool.submit(_work, place, chunk)


def _begin() -> None:
    """Make a process ready for its work."""
    gc.disable()
    interrupts.release()
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """End this process with the one that started it, even where that was killed and could tell nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(place: Path, items: list[T]) -> list[Any]:
    return executor.work(_function(place), items)


@lru_cache(maxsize=1)
def _function(place: Path) -> Callable[[Any], Any]:
    function: Callable[[Any], Any] = pickle.loads(place.read_bytes())  # noqa: S301 - written by the process that started us
    return function
