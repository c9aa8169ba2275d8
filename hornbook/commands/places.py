"""Which paths a command works on where none is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path


def sources(named: Sequence[str]) -> tuple[Path, ...]:
    """Return the paths named, else the folder `source` if there is one, else the current folder."""
    if named:
        return tuple(Path(name) for name in named)
    return (Path("source") if Path("source").is_dir() else Path(),)


def courses(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Yield what makes up one course each: every folder is one, all single files together are one."""
    files = tuple(path for path in paths if not path.is_dir())
    yield from ((path,) for path in paths if path.is_dir())
    if files:
        yield files
