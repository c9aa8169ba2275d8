"""The state of all that is in a folder: what tells whether somebody was at it since."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

Listing = dict[str, tuple[int, ...]]
_YOUNG = 50_000_000


def take(folder: Path) -> Listing:
    """Return the state of each entry by its path: of a file also its size, times and number, of a folder its kind.

    The state of a file that was changed a moment ago is empty: it may change again within the same tick of its clock.
    """
    settled = time.time_ns() - _YOUNG
    return {path: () if _is_young(state, settled) else state for path, state in _entries(str(folder))}


def stands(folder: Path, known: Listing, digests: Mapping[str, str]) -> bool:
    """Return whether nothing in a folder differs; of files without a state, `digests` are the SHA-256 by path."""
    now = dict(_entries(str(folder)))
    young = [path for path, state in known.items() if not state]
    if now.keys() != known.keys() or any(state not in {(), now[path]} for path, state in known.items()):
        return False
    return all(stat.S_ISREG(now[path][0]) and _digest(folder / path) == digests.get(path) for path in young)


def _entries(folder: str, below: str = "") -> Iterator[tuple[str, tuple[int, ...]]]:
    for entry in os.scandir(folder):
        state = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(state.st_mode):
            yield below + entry.name, (state.st_mode,)
            yield from _entries(entry.path, f"{below}{entry.name}/")
        else:
            yield (
                below + entry.name,
                (state.st_mode, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino),
            )


def _is_young(state: tuple[int, ...], settled: int) -> bool:
    return max(state[2:4], default=0) > settled


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
