"""Which executor does the work: what was asked for, else what is soonest done."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from hornbook.executors.executor import CHUNK, Executor, InTurn
from hornbook.executors.sparing import Sparing

IN_PROCESSES = "processes"
# A process is ready after the time that two hundred kilobytes of questions take to be built for all targets.
_WORTH_A_PROCESS = 200_000
# More of them only wait for the one that writes (docs/performance.md).
_MOST_BY_ITSELF = 8


@contextmanager
def start(jobs: int, sizes: Collection[int], folder: Path, where: str = IN_PROCESSES) -> Iterator[Executor]:
    """Give an executor for lessons of so many bytes each; all that it started ends with the block.

    `where` is "processes" for `jobs` processes of this machine (one: this very one; 0: as many as are soonest done),
    else a Dask cluster as `clusters` has it. `folder` is there for what has to be passed on. Raises `MisuseError` for a
    cluster that is not there.
    """
    if where != IN_PROCESSES:
        from hornbook.executors import clusters  # noqa: PLC0415 - heavy, and seldom asked for

        with clusters.joined(where, jobs or cores()) as cluster:
            yield cluster
        return
    count = jobs or suited(sizes)
    if count == 1:
        yield InTurn()
        return
    from hornbook.executors.processes import Processes  # noqa: PLC0415 - one job needs none of it

    processes = Processes(count, folder)
    try:
        yield processes if jobs else Sparing(processes)
    except BaseException:
        processes.close(at_once=True)
        raise
    processes.close()


def suited(sizes: Collection[int]) -> int:
    """Return in how many processes lessons of so many bytes each are built soonest."""
    shares = len(sizes) // CHUNK
    return max(1, min(cores(), _MOST_BY_ITSELF, shares, sum(sizes) // _WORTH_A_PROCESS))


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
