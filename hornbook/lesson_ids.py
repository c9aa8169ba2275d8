"""The ids of lessons, from the paths of their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.slug import slug, unnumbered

_DEVICES = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")  # Windows takes a file of this name for a device


def assign(files: Sequence[str]) -> list[str]:
    """Return a slug for each path: of its name; with its folder where names are alike; numbered where both are."""
    short = [slug(unnumbered(_own_name(file))) for file in files]
    alike = Counter(short)
    taken: dict[str, int] = {}
    ids = []
    for file, name in zip(files, short, strict=True):
        folder = "-".join(slug(unnumbered(part)) for part in file.split("/")[:-1])
        wanted = f"{folder}-{name}" if alike[name] > 1 and folder else name
        ids.append(_free(wanted, taken))
    return ids


def _own_name(file: str) -> str:
    """Return what names a lesson: its file's stem, or its folder where the file is called `index` or `README`."""
    *folders, name = file.split("/")
    stem = name.rpartition(".")[0]
    return folders[-1] if folders and stem.lower() in {"index", "readme"} else stem


def _free(wanted: str, taken: dict[str, int]) -> str:
    """Return the wanted name with the first number that is free; `taken` says from which on to look."""
    name, number = wanted, taken.get(wanted, 1)
    while name in taken or _DEVICES.fullmatch(name):
        number += 1
        name = f"{wanted}-{number}"
    taken[name] = 1
    taken[wanted] = number
    return name
