"""A new course project: what is in it, and by which name it gets the Hornbook that made it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from hornbook import __version__, resources
from hornbook.misuse import MisuseError
from hornbook.slug import slug, spoken

REQUIREMENT = "HORNBOOK_REQUIREMENT"


def write(folder: Path) -> list[str]:
    """Write a project to a folder that does not exist or is empty; return the paths of its files, with `/`.

    Raises `MisuseError` where the folder holds something, and `OSError` where it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"“{folder}” is there already and is not an empty folder"
        raise MisuseError(message)
    written = []
    for path, text in files(folder.absolute().name, requirement()):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def files(name: str, needed: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file of a project called `name` that installs Hornbook as `needed`."""
    title = spoken(name)
    facts = {"ID": slug(name), "TITLE": json.dumps(title, ensure_ascii=False), "NAME": title, "REQUIREMENT": needed}
    root = resources.folder("templates") / "project"
    for source in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        text = source.read_text(encoding="utf-8")
        for key, value in facts.items():
            text = text.replace(f"@@{key}@@", value)
        yield _path(source.relative_to(root).as_posix()), text


def requirement() -> str:
    """Return by which name pip finds the Hornbook that runs.

    The variable HORNBOOK_REQUIREMENT goes first, then where it was installed from (a checkout, a repository), then
    its version on an index.
    """
    named = os.environ.get(REQUIREMENT)
    return named or _installed_from() or f"hornbook=={__version__}"


def _installed_from() -> str | None:
    checkout = Path(__file__).resolve().parent.parent
    try:
        recorded = metadata.distribution("hornbook").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return f"hornbook @ {checkout.as_uri()}" if (checkout / "pyproject.toml").is_file() else None
    return _address(json.loads(recorded)) if recorded else None


def _address(origin: dict[str, Any]) -> str:
    """Return a requirement for what `direct_url.json` records of an installation."""
    version = origin.get("vcs_info")
    if version:
        return f"hornbook @ {version['vcs']}+{origin['url']}@{version['commit_id']}"
    return f"hornbook @ {origin['url']}"


def _path(path: str) -> str:
    """Return a file's name in the project: those that begin with a dot are kept here under `_`."""
    return "/".join("." + part[1:] if part.startswith("_") else part for part in path.split("/"))
