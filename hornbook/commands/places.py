"""Which paths a command works on where none is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def sources(named: Sequence[str]) -> tuple[Path, ...]:
    """Return the paths named, else the folder `source` if there is one, else the current folder."""
    if named:
        return tuple(Path(name) for name in named)
    return (Path("source") if Path("source").is_dir() else Path(),)
