"""Lessons as the targets show them: taken from what former builds made where nothing differs that they are made of.

That is the lesson's JSON, what the target may see of the course, the templates, and Hornbook. Targets that are not ours
may change unseen, and show each lesson anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from hornbook import cache, installation, own_folder, renderings, targets
from hornbook import patterns as re
from hornbook.course import Course, Standpoint
from hornbook.executors import Executor
from hornbook.pieces import Pieces
from hornbook.readings import LessonRead
from hornbook.renderings import Rendering, Task
from hornbook.spool import Spool
from hornbook.survey import Survey
from hornbook.targets import BUILTIN
from hornbook.targets.target import Rendered, Target

_LINK = re.compile(rb'href=\\"source:([^"#\\]+)')
_decoder = msgspec.msgpack.Decoder(Rendered)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done for a lesson: the keys by target, and the targets of which nothing is known."""

    read: LessonRead
    keys: dict[str, bytes]
    missing: tuple[str, ...]


@dataclass(slots=True)
class Showing:
    """The lessons of a course for targets, by their names; `own` are the project's own templates."""

    names: tuple[str, ...]
    survey: Survey
    spool: Spool
    own: Path | None
    pieces: Pieces | None
    _bases: dict[str, bytes] = field(default_factory=dict)
    _loaded: dict[str, Target] = field(default_factory=dict)

    def lessons(self, executor: Executor) -> Iterator[tuple[Rendered, ...]]:
        """Yield each lesson as each target shows it."""
        plans = [self._plan(read) for read in self.survey.lessons]
        rendering = Rendering(self.own)
        shown = renderings.sent(rendering) if executor.apart else rendering
        fresh = executor.map(shown, (self._task(plan.read, plan.missing) for plan in plans if plan.missing))
        for plan in plans:
            made = dict(zip(plan.missing, next(fresh), strict=True)) if plan.missing else {}
            self._keep(plan, made)
            torn = tuple(name for name in self.names if name not in made and not self._recall(plan, name, made))
            if torn:
                made.update(zip(torn, rendering(self._task(plan.read, torn)), strict=True))
            yield tuple(made[name] for name in self.names)

    def _plan(self, read: LessonRead) -> _Plan:
        if self.pieces is None:
            return _Plan(read, {}, self.names)
        data = self.spool.take(read.file)
        views = self._views(read, data, [name for name in self.names if name in BUILTIN])
        digest = cache.key((data,))
        encoded = {id(view): msgspec.msgpack.encode(view) for view in views.values()}
        keys = {name: cache.key((self._base(name), encoded[id(view)], digest)) for name, view in views.items()}
        missing = tuple(name for name in self.names if name not in keys or keys[name] not in self.pieces)
        return _Plan(read, keys, missing)

    def _views(self, read: LessonRead, data: bytes, names: Sequence[str]) -> dict[str, Course]:
        """Return what targets may see of the course from a lesson, given as JSON; what they see alike is the same."""
        links = tuple(sorted({match.decode() for match in _LINK.findall(data)}))
        lesson = read.entry.id if read.entry else ""
        at = Standpoint(lesson=lesson, links=links, whole=self.own is not None)
        views = {name: self._target(name).view for name in names}
        made = {view: view(self.survey.course, at) for view in dict.fromkeys(views.values())}
        return {name: made[view] for name, view in views.items()}

    def _target(self, name: str) -> Target:
        if name not in self._loaded:
            self._loaded[name] = targets.load(name)
        return self._loaded[name]

    def _task(self, read: LessonRead, names: Sequence[str]) -> Task:
        data = self.spool.take(read.file)
        return Task(data, tuple(self._views(read, data, names).items()))

    def _base(self, name: str) -> bytes:
        if not self._bases:
            own = own_folder.digest(self.own)
            parts = installation.fingerprint(), installation.templates(), own
            self._bases = {each: cache.key((*parts, each.encode())) for each in self.names}
        return self._bases[name]

    def _keep(self, plan: _Plan, made: dict[str, Rendered]) -> None:
        for name, rendered in made.items():
            if self.pieces is not None and name in plan.keys:
                self.pieces.put(plan.keys[name], msgspec.msgpack.encode(rendered))

    def _recall(self, plan: _Plan, name: str, made: dict[str, Rendered]) -> bool:
        """Take over what a target shows of a lesson; return whether it was there and whole."""
        data = self.pieces.get(plan.keys[name]) if self.pieces is not None else None
        if data is None:
            return False
        try:
            made[name] = _decoder.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return False
        return True
