"""The demo course as the pipeline builds it, for tests that take the whole of it."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hornbook import pipeline
from tests import projects


@cache
def site() -> dict[str, bytes]:
    """Return the files of the demo course's site, by path."""
    with tempfile.TemporaryDirectory() as folder:
        build = Path(folder) / "build"
        pipeline.build(pipeline.Request((projects.ROOT / "source",), build, ("html",)))
        root = build / "html"
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def pages() -> list[str]:
    """Return the paths of the pages, the home page first."""
    found = sorted(path for path in site() if path.endswith(".html"))
    return ["index.html", *(path for path in found if path != "index.html")]
