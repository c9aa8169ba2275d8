"""Work on a Dask cluster, through the interface of `concurrent.futures` that Dask's client offers.

Nothing is shared but what is sent: a lesson's bytes, the pictures it names in figures, the project's templates. Work
of a worker that is lost is done again by another one.
"""

from __future__ import annotations

import logging
import pickle
import sys
import warnings
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from functools import cache, lru_cache, partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from hornbook import interrupts, resources
from hornbook.executors import executor
from hornbook.misuse import MisuseError

T = TypeVar("T")
R = TypeVar("R")
LOCAL = "dask"
_HERE = "127.0.0.1"
_SCHEME = "dask://"
_PATIENCE = "10s"
_MISSING = "the work on a cluster needs Dask, which is not installed: pip install distributed"
# Those whose versions show in outputs.
_PACKAGES = (
    *("imagesize", "jinja2", "latex2mathml", "markdown-it-py", "mdit-py-plugins", "msgspec", "nh3", "pygments"),
    *("pyyaml", "rjsmin"),
)


class Cluster:
    """Work on the workers of a Dask client, a few items at a time."""

    apart = True

    def __init__(self, client: Any, place: str, lost: type[Exception]) -> None:
        """Take a client; `place` is what to call its cluster in words, `lost` what work raises that kills workers."""
        self._client = client
        self._place = place
        self._lost = lost

    def map(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """Yield results in order.

        What the function holds is sent once, as a task of its own: a worker that comes later, or after another was
        lost, is given it again.
        """
        workers = sum(self._client.ncores().values())
        carried = self._client.submit(bytes, pickle.dumps((program(), function)))
        submit = partial(self._client.get_executor(pure=False).submit, _work, carried)
        try:
            yield from executor.in_order(submit, items, ahead=2 * max(1, workers))
        except (CancelledError, OSError, self._lost) as error:
            message = f"{self._place} was lost during the work ({type(error).__name__}: {error}); build again"
            raise MisuseError(message) from error


@contextmanager
def joined(where: str, jobs: int) -> Iterator[Cluster]:
    """Give a cluster: `dask` one of `jobs` processes of this machine, `dask://HOST:PORT` that of a scheduler.

    Raises `MisuseError` where Dask is not installed, or nobody answers.
    """
    try:
        import distributed  # noqa: PLC0415 - heavy, and an extra
    except ModuleNotFoundError as error:
        raise MisuseError(_MISSING) from error
    warnings.filterwarnings("ignore", "Sending large graph")  # a lesson may be large; it is sent to one worker, once
    with ExitStack() as stack:
        if where == LOCAL:
            address: Any = stack.enter_context(_local(jobs))
        else:
            address = f"tcp://{where.removeprefix(_SCHEME)}"
        try:
            client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            message = f"no Dask scheduler answers at {where}: {error}"
            raise MisuseError(message) from error
        place = "the cluster" if where == LOCAL else f"the cluster at {where}"
        yield Cluster(stack.enter_context(client), place, distributed.KilledWorker)


def _local(jobs: int) -> Any:
    import distributed  # noqa: PLC0415 - heavy, and an extra

    with interrupts.held(interrupts.KEYBOARD):  # its processes end when the cluster is closed
        return distributed.LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            host=_HERE,
            dashboard_address=f"{_HERE}:0",
            silence_logs=logging.CRITICAL,
        )


def _work(carried: bytes, items: list[T]) -> list[Any]:
    """Return the results for some items, on a worker that has the same Hornbook."""
    theirs, function = _function(carried)
    if theirs != program():
        message = "a worker of the cluster has another Hornbook, Python or package; install the same versions there"
        raise MisuseError(message)
    with executor.undisturbed():
        return executor.work(function, items)


@lru_cache(maxsize=2)
def _function(carried: bytes) -> tuple[str, Callable[[Any], Any]]:
    function: tuple[str, Callable[[Any], Any]] = pickle.loads(carried)  # noqa: S301 - a cluster runs what its clients send
    return function


@cache
def program() -> str:
    """Return what tells this Hornbook from any that might make other bytes, whichever machine it is on."""
    found = blake2b()
    for root in (resources.PACKAGE, resources.folder("templates"), resources.folder("schemas")):
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc" and "_data" not in path.relative_to(root).parts:
                found.update(_entry(path, root))
    found.update("\n".join(_versions()).encode())
    return found.hexdigest()


def _entry(path: Path, root: Path) -> bytes:
    return f"{path.relative_to(root).as_posix()}\0".encode() + blake2b(path.read_bytes()).digest()


def _versions() -> Iterator[str]:
    yield ".".join(map(str, sys.version_info[:2]))
    yield zlib.ZLIB_RUNTIME_VERSION
    yield from (f"{name} {version(name)}" for name in _PACKAGES)
