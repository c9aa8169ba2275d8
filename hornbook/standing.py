"""An output that stands as a former build left it, made of what is there now: then there is nothing to do.

What a build read (lessons, settings, templates, media that were looked for), what it was asked for and which Hornbook
it was are told by digests, the output by the states of its files. Whoever doubts builds anew.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from hornbook import cache, installation, listing, own_folder, plain_files, swap
from hornbook import report as reports
from hornbook.cache import Store
from hornbook.course import Course
from hornbook.diagnostics import Finding
from hornbook.discovery import Found
from hornbook.listing import Listing
from hornbook.media import Shelf
from hornbook.preflight import Asked
from hornbook.readings import LessonRead
from hornbook.report import Report
from hornbook.targets import BUILTIN


class Outcome(msgspec.Struct, frozen=True):
    """What came of a build: `targets` are those that were asked for; findings name files from the source root."""

    course: Course
    findings: tuple[Finding, ...]
    failed: bool
    report: Report
    targets: tuple[Asked, ...]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome, and what it is known by: a digest of the inputs, media that were looked for, the output's state."""

    inputs: bytes
    looked: dict[str, str]
    output: Listing
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be built, where to, by which options, with digests of settings and of the project's own templates."""

    found: Found
    output: Path
    options: tuple[object, ...]
    settings: bytes
    templates: bytes

    def inputs(self, lessons: Mapping[str, bytes]) -> bytes:
        """Return a digest of all that goes in but media; `lessons` are the SHA-256 of lessons by file."""
        found = self.found
        files = [(lesson.file, lesson.id, lesson.folder, lessons[lesson.file]) for lesson in found.lessons]
        name = found.settings.name if found.settings else ""
        facts = msgspec.msgpack.encode((found.title, name, files, found.findings, found.given, self.options))
        return cache.key((installation.fingerprint(), installation.templates(), self.settings, self.templates, facts))

    @property
    def name(self) -> bytes:
        """The key under which the output is known."""
        return cache.key((b"standing", os.fsencode(self.output.absolute())))


def wished(found: Found, output: Path, options: tuple[object, ...]) -> Wish:
    """Return what is to be built, with settings and templates as they are now."""
    settings = b""
    if found.settings is not None:
        with suppress(OSError):
            settings = sha256(plain_files.read(found.settings)).digest()
    return Wish(found, output, options, settings, own_folder.digest(own_folder.of(found)))


def recall(store: Store, wish: Wish) -> Outcome | None:
    """Return what came of the build that left the output as it is, if that is of these inputs; else None."""
    kept = store.get(wish.name)
    if kept is None:
        return None
    try:
        known = msgspec.msgpack.decode(kept, type=Standing)
        read = {lesson.file: sha256(plain_files.read(lesson.path)).digest() for lesson in wish.found.lessons}
        same = wish.inputs(read) == known.inputs and _is_as_it_was(known, wish)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return known.outcome if same else None


def keep(store: Store, wish: Wish, read: Sequence[LessonRead], output: Listing, outcome: Outcome) -> None:
    """Keep an outcome with the state of its output, made of lessons as they were `read`.

    Nothing is kept where a later build could not tell what has changed: a lesson that was not read, a target that is
    not ours, settings or media that changed while the course was built.
    """
    digests = {lesson.file: lesson.digest for lesson in read if lesson.digest}
    looks = {(path, digest) for lesson in read for path, digest in lesson.looked.items()}
    looked = dict(looks)
    ours = all(target.name in BUILTIN for target in outcome.targets)
    whole = digests.keys() == {lesson.file for lesson in wish.found.lessons} and len(looked) == len(looks)
    if ours and whole and wished(wish.found, wish.output, wish.options) == wish:
        known = Standing(inputs=wish.inputs(digests), looked=looked, output=output, outcome=outcome)
        store.put(wish.name, msgspec.msgpack.encode(known))


def _is_as_it_was(known: Standing, wish: Wish) -> bool:
    shelf = Shelf(wish.found.root)
    report = known.outcome.report
    digests = {made.path: made.sha256 for made in report.artifacts}
    digests[swap.MARKER] = sha256(reports.encode(report)).hexdigest()
    media = all(shelf.digest(path) == digest for path, digest in known.looked.items())
    return media and listing.stands(wish.output, known.output, digests)
