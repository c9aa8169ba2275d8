"""Builds that the disk refuses, each at another moment; what was found is printed as JSON.

A process of its own, since what refuses stays until its end: a hook sees each file that is opened to be written, each
folder made, each name changed, and fails the n-th, for each n that there is. What is written into open files is
refused by the system itself, beyond a size.
"""

from __future__ import annotations

import errno
import io
import json
import os
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path

from hornbook import cli
from tests.killed_builds import state, wait

WAYS = {"full": errno.ENOSPC, "read-only": errno.EROFS}
COMMAND = ["build", "-t", "json", "-t", "moodle", "-t", "qti3"]
_CHANGES = {"os.mkdir", "os.rename"}
_MOST = 1000
SIZES = (0, 100, 1000)


def main() -> None:
    """Fail builds of the course in the current folder at each moment; print what was found."""
    faults: list[str] = []
    counts = {}
    for way, number in WAYS.items():
        former = changed()
        found = list(refused(way, number, former))
        counts[way] = len(found)
        faults += [fault for each in found for fault in each]
    former = changed()
    for size in SIZES:
        faults += one(f"{size} bytes", partial(limited, size), former)
    built()
    print(json.dumps({"moments": counts, "faults": faults, "differs": state(Path("build")) != former}))


def changed() -> str:
    """Build, and change the course, so that the next build is another; return the state of this one."""
    built()
    with Path("source/rivers.md").open("ab") as lesson:
        lesson.write(b"\nAnd then it slows down.\n")
    return state(Path("build"))


def refused(way: str, number: int, former: str) -> Iterator[list[str]]:
    """Yield what is wrong after each build that is refused one moment later than the last, until none is."""
    for moment in range(_MOST):
        found = one(f"{way}, change {moment}", partial(hooked, number, moment), former)
        if found == ["done"]:
            return
        yield found


def one(name: str, prepare: Callable[[], None], former: str) -> list[str]:
    """Return what is wrong after a build in a new process; `done` alone where nothing refused it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        said = io.StringIO()
        with redirect_stderr(said), redirect_stdout(io.StringIO()):
            prepare()
            code = cli.main(COMMAND)
        os.write(writer, json.dumps([code, said.getvalue()]).encode())
        os._exit(0)
    os.close(writer)
    wait(child)
    with os.fdopen(reader) as stream:
        code, said_there = json.load(stream)
    if code == 0:
        return ["done"]
    return [f"{name}: {fault}" for fault in wrong(code, said_there, former)]


def wrong(code: int, said: str, former: str) -> Iterator[str]:
    """Yield what is not as it should be after a build that was refused."""
    if code != 2 or not said.startswith("hornbook: “build” cannot be written: ") or said.count("\n") != 1:
        yield f"ends with {code} and says {said}"
    if state(Path("build")) != former:
        yield "the former output is another"
    litter = [place.name for place in Path().iterdir() if place.name not in {"source", "build"}]
    if litter:
        yield f"leaves {litter}"


def hooked(number: int, moment: int) -> None:
    """Refuse the change of that number, from 0, and all others until the build gives up."""
    left = [moment]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _CHANGES and not (event == "open" and is_to_be_written(arguments)):
            return
        if left[0] == 0:
            raise OSError(number, os.strerror(number))
        left[0] -= 1

    sys.addaudithook(hook)


def is_to_be_written(arguments: tuple[object, ...]) -> bool:
    """Return whether a file is opened to be written."""
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def limited(size: int) -> None:
    """Let no file grow beyond so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def built() -> None:
    """Build with nobody in the way."""
    with redirect_stdout(io.StringIO()):
        code = cli.main(COMMAND)
    if code:
        raise SystemExit(code)


if __name__ == "__main__":
    main()
