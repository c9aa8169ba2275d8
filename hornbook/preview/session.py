"""A session of the preview: the edition that is shown, and the sites that are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from hornbook import templating
from hornbook.misuse import MisuseError
from hornbook.preview import editions, faults, sites
from hornbook.preview.editions import Edition
from hornbook.preview.memory import Memory
from hornbook.preview.sites import Site, Told


@dataclass(slots=True)
class Session:
    """What is shown of the course at `paths`, and what is remembered to show the next edition soon.

    `problem` says in words why the files as they are now give no edition. `shown` holds each page as it was served
    last, for when it cannot be rendered any more. Reading and rendering share what they remember, so whoever does
    either holds the `lock`.
    """

    paths: Sequence[Path]
    edition: Edition
    memory: Memory
    problem: str = ""
    sites: dict[str, Site] = field(default_factory=dict)
    told: Told = field(default_factory=Told)
    shown: dict[str, bytes] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)

    def refresh(self) -> bool:
        """Take a new edition; return whether anything is different now. Nothing that files hold makes it raise."""
        with self.lock:
            try:
                edition, problem = editions.take(self.paths, self.memory, self.edition), ""
            except MisuseError as error:
                edition, problem = self.edition, str(error)
            except Exception as error:  # noqa: BLE001 - a fault of ours must not end the preview
                edition, problem = self.edition, faults.words(error)
            changed = problem != self.problem or not edition.is_like(self.edition)
            if edition.templates != self.edition.templates or edition.overrides != self.edition.overrides:
                templating.environment.cache_clear()
            if changed:
                self.edition, self.problem, self.sites = edition, problem, {}
            return changed

    def site(self, target: str) -> Site:
        """Return the site that a target makes of the edition."""
        if target not in self.sites:
            self.sites[target] = sites.of(target, self.edition, self.told)
        return self.sites[target]


def start(paths: Sequence[Path]) -> Session:
    """Return a session with the first edition of a course; raises `MisuseError` for paths that do not exist."""
    memory = Memory()
    return Session(paths, editions.take(paths, memory), memory)
