"""What strangers' bytes meet, as functions that raise only where there is a fault: no input may raise anything."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from xml.parsers import expat

import msgspec

from hornbook import buffers, cache, conformity, lessons, recollection, source, targets, templating
from hornbook.checks import active_media
from hornbook.commands import baselines
from hornbook.course import Course
from hornbook.diagnostics import Finding, Severity, baseline
from hornbook.discovery import LessonFile
from hornbook.drawing import definitions, plans, templates
from hornbook.drawing.faults import FaultError
from hornbook.drawing.sampling import Draws
from hornbook.media import Shelf, describe
from hornbook.misuse import MisuseError
from hornbook.reading import course_file
from hornbook.readings import LessonRead, Reading
from hornbook.standing import Standing

MOST_DRAWS = 20
_NAMES = ("a.svg", "a.png", "a.html", "a")
_TASK = Reading(LessonFile(Path("a.md"), "a.md", "", "a"), "", 1, "en", Shelf(Path("nowhere")), targets.BUILTIN)


def lesson(data: bytes) -> None:
    """Read a lesson and mend it: the document is what its schema says, and every finding lies inside the text."""
    text = source.from_bytes("a.md", data)
    read, found = lessons.review(_TASK, text)
    described = lessons.describe(read, "en", targets.BUILTIN, found, (), text)
    _inside(described.findings, len(text.lines))
    assert not [each for each in described.findings if each.code == conformity.NOT_OF_THE_SCHEMA.code], described
    assert lessons.decode(described.data) == read
    buffers.fix("a.md", text.text, unsafe=True)


def package(data: bytes) -> None:
    """Write a lesson for all targets: what is XML is well-formed."""
    text = source.from_bytes("a.md", data)
    read, found = lessons.review(_TASK, text)
    if any(each.severity is Severity.ERROR for each in found):
        return
    course = Course(id="course", title="Course", language="en", modules=(), lessons=())
    for name in targets.BUILTIN:
        shown = targets.load(name).render_lesson(read, course, templating.environment(name, None))
        for artifact in shown.artifacts:
            if artifact.path.endswith((".xml", ".svg")) and artifact.data.startswith(b"<?xml"):
                expat.ParserCreate().Parse(artifact.data, True)


def settings(data: bytes) -> None:
    """Read a course file, and the same as front matter."""
    text = source.from_bytes("course.yml", data)
    _, found = course_file.read(text)
    _inside(found, len(text.lines))
    lesson(b"---\n" + data + b"\n---\n\n# A\n\nText.\n")


def params(data: bytes) -> None:
    """Read definitions and draw numbers; the last line is a placeholder."""
    *lines, last = source.from_bytes("a.md", data).lines
    block = definitions.read(enumerate(lines, 1))
    plan = plans.make(block)
    if plan is not None:
        with suppress(FaultError):
            list(islice(Draws(plan, "seed"), MOST_DRAWS))
    with suppress(FaultError):
        templates.read(last)


def document(data: bytes) -> None:
    """Judge a lesson's JSON: the two gates agree on what is refused for its form."""
    try:
        read = lessons.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        read = None
    if read is not None:
        again = msgspec.json.encode(read)
        assert lessons.decode(again) == read
        list(conformity.not_of_the_schema("lesson", "a.md", again))


def known(data: bytes) -> None:
    """Read a baseline: it is one, or its user is told that it is none."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "known.json"
        place.write_bytes(data)
        with suppress(MisuseError):
            baseline.unknown([], baselines._read(place), lambda _: ())


def remembered(data: bytes) -> None:
    """Read what a run before us should have kept: as it is, as a whole store, and as an entry of one."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "a.cache"
        for spoilt in (data, cache._MAGIC + cache._checksum(data) + data):
            place.write_bytes(spoilt)
            store = cache.load(place)
            assert all(isinstance(store.get(name), bytes) for name in store.entries)
            store.save()
    for kind in (LessonRead, Standing):
        recollection._decoded(kind, data)


def medium(data: bytes) -> None:
    """Judge and describe a picture."""
    for name in _NAMES:
        active_media.fault(name, data)
        described = describe(name, data)
        assert min(described.width, described.height) >= 0


TARGETS: dict[str, Callable[[bytes], None]] = {
    function.__name__: function for function in (lesson, package, settings, params, document, known, remembered, medium)
}


def _inside(findings: tuple[Finding, ...], lines: int) -> None:
    for finding in findings:
        assert 1 <= finding.span.line <= lines, finding
        assert finding.span.column >= 1, finding
