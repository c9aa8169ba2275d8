"""The ids of lessons, from the paths of their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hornbook import free_names
from hornbook import patterns as re
from hornbook.free_names import Taken
from hornbook.slug import slug, unnumbered

_DEVICES = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")  # Windows takes a file of this name for a device


def assign(files: Sequence[str]) -> list[str]:
    """Return a slug for each path: of its name; with its folder where names are alike; numbered where both are."""
    short = [slug(unnumbered(_own_name(file))) for file in files]
    alike = Counter(short)
    taken: Taken = {}
    ids = []
    for file, name in zip(files, short, strict=True):
        folder = "-".join(slug(unnumbered(part)) for part in file.split("/")[:-1])
        wanted = f"{folder}-{name}" if alike[name] > 1 and folder else name
        ids.append(free_names.give(wanted, taken, _DEVICES.fullmatch))
    return ids


def _own_name(file: str) -> str:
    """Return what names a lesson: its file's stem, or its folder where the file is called `index` or `README`."""
    *folders, name = file.split("/")
    stem = name.rpartition(".")[0]
    return folders[-1] if folders and stem.lower() in {"index", "readme"} else stem
