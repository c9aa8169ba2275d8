"""Builds that are killed at random moments, one after the other; what was found each time is printed as JSON.

A process of its own, since it forks: one that has loaded all kills builds that have not to load anything, so that the
moments fall into the work itself. Every other build takes over what former ones remembered.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from hornbook import cache, pipeline
from hornbook.swap import prefix

TARGETS = ("html", "qti3", "moodle", "scorm12")
LEFT_ALONE = 4  # so many builds are killed, each beside the remains of those before it, until one is left alone

LATER = 1.3  # the next moment may be so much later where a build was at work still; else it comes before its end


def main() -> None:
    """Kill builds of the course in a folder so many times; print what was found."""
    folder, times, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    os.environ[cache.FOLDER] = str(folder / "remembered")
    lesson, output = folder / "source" / "rivers.md", folder / "build"
    texts = [lesson.read_bytes(), lesson.read_bytes() + b"\nAnd then it slows down.\n"]
    wholes = []
    for text in texts:
        lesson.write_bytes(text)
        wait(begin(folder))
        wholes.append(state(output))
    spans = dict.fromkeys((False, True), timed(folder))
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    faults: list[str] = []
    killed = 0
    for turn in range(times):
        former = state(output)
        lesson.write_bytes(texts[turn % 2])
        cached = turn // 2 % 2 == 1
        moment = chance.uniform(0, spans[cached])
        was_at_work = is_killed(begin(folder, cached=cached), moment)
        spans[cached] = LATER * spans[cached] if was_at_work else moment
        killed += was_at_work
        if state(output) not in {former, wholes[turn % 2]}:
            faults.append(f"{turn}: neither the former output nor the new one")
        if turn % LEFT_ALONE == LEFT_ALONE - 1:
            faults += after(folder, turn, wholes[turn % 2])
    print(json.dumps({"killed": killed, "faults": faults, "differ": len(set(wholes))}))


def after(folder: Path, turn: int, whole: str) -> Iterator[str]:
    """Yield what is wrong after a build that nobody kills."""
    wait(begin(folder, cached=turn // LEFT_ALONE % 2 == 1))
    if state(folder / "build") != whole:
        yield f"{turn}: the next build is another"
    litter = [place.name for place in folder.iterdir() if place.name.startswith(prefix(folder / "build"))]
    if litter:
        yield f"{turn}: litter stays: {litter}"


def begin(folder: Path, *, cached: bool = False) -> int:
    """Start a build in a new process; return its id."""
    child = os.fork()
    if child == 0:
        done = pipeline.build(pipeline.Request((folder / "source",), folder / "build", TARGETS, cached=cached))
        os._exit(int(done.failed))
    return child


def wait(child: int) -> None:
    """Let a build end; it has to be a good one."""
    _, status = os.waitpid(child, 0)
    if status:
        message = f"a build that nobody killed ended with {status}"
        raise SystemExit(message)


def is_killed(child: int, seconds: float) -> bool:
    """Kill a build after so many seconds; return whether it was still at work."""
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def timed(folder: Path) -> float:
    """Return the seconds that a build takes here and now."""
    start = time.monotonic()
    wait(begin(folder))
    return time.monotonic() - start


def state(output: Path) -> str:
    """Return a digest of all that is in the output; empty where there is none."""
    digest = sha256()
    for place in sorted(output.rglob("*")):
        digest.update(f"{place.relative_to(output)}\0".encode())
        digest.update(place.read_bytes() if place.is_file() else b"")
    return digest.hexdigest() if output.is_dir() else ""


if __name__ == "__main__":
    main()
