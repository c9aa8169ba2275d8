"""Small projects on disk, and the command run on them as a user would run it."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LESSON = """\
---
title: Rivers
---

Water takes the way of least effort.

## Quiz {#quiz-rivers .quiz}

### 1. Where is a river fast? {#fast}

- [x] On the outside of a bend
- [ ] On the inside of a bend
"""
CONTRADICTION = """\
# Rivers

## Quiz

1. Where is a river fast?
   - a) Outside
   - b) Inside

   Answer: b) Outside
"""


@dataclass(frozen=True)
class Result:
    """What a command did: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder and return it."""
    for name, data in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())
    return root


def environment(**variables: str) -> dict[str, str]:
    """Return the environment of a command: ours, without what changes the command's own ways."""
    kept = {name: value for name, value in os.environ.items() if name not in {"GITHUB_ACTIONS", "HORNBOOK_DEBUG"}}
    return {**kept, "PYTHONPATH": str(ROOT), "HORNBOOK_CACHE": _cache(), **variables}


@cache
def _cache() -> str:
    """Return a folder for what commands remember, so that tests leave the user's own alone."""
    folder = tempfile.TemporaryDirectory(prefix="hornbook-tests-")
    atexit.register(folder.cleanup)
    return folder.name


def hornbook(folder: Path, *arguments: str, **variables: str) -> Result:
    """Run the command in a folder, in a process of its own."""
    command = [sys.executable, "-m", "hornbook", *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files below a folder by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
