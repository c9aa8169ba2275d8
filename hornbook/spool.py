"""Lessons as JSON on disk between reading and writing, so that memory does not grow with their number."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spool:
    """A folder with one numbered file for each lesson."""

    folder: Path
    places: dict[str, Path] = field(default_factory=dict)

    def keep(self, file: str, data: bytes) -> None:
        """Keep a lesson's JSON, in place of one that was kept before for the same file."""
        self.folder.mkdir(exist_ok=True)
        place = self.places.setdefault(file, self.folder / f"{len(self.places)}.json")
        place.write_bytes(data)

    def take(self, file: str) -> bytes:
        """Return the JSON that was kept for `file`."""
        return self.places[file].read_bytes()
