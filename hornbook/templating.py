"""The one Jinja environment: autoescape on, undefined names are errors, a project's templates before ours."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from hornbook import resources
from hornbook.compiling import Templates, bytecode_cache
from hornbook.rendering import number


@lru_cache(maxsize=32)
def environment(target: str, overrides: Path | None = None) -> Environment:
    """Return the environment for a target: a project's own `templates/<target>/` goes before ours, file by file.

    A folder with a file `parent` takes what it lacks from the folder that the file names. Other folders of
    `templates/` are reached by their name (`{% include "runtime/…" %}`). Autoescape is on, an undefined name is an
    error.
    """
    roots = [root for root in (overrides, resources.folder("templates")) if root is not None]
    places = [*(root / name for name in _lineage(target, roots) for root in roots), *roots]
    made = Templates(
        loader=ChoiceLoader([FileSystemLoader(place) for place in places]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=bytecode_cache(),
        cache_size=-1,
    )
    made.filters["number"] = number
    made.overridden = overrides is not None
    return made


def _lineage(name: str, roots: Sequence[Path]) -> list[str]:
    """Return the name of a folder of templates and those of its parents, the nearest first."""
    line: list[str] = []
    while name and name not in line:
        line.append(name)
        marks = (root / name / "parent" for root in roots)
        name = next((mark.read_text(encoding="utf-8").strip() for mark in marks if mark.is_file()), "")
    return line
