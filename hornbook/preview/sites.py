"""The pages of a site, or of a package that is one, rendered when somebody asks for them."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hornbook import lessons, own_templates, targets, templating
from hornbook.course import Course, Lesson, LessonEntry
from hornbook.misuse import MisuseError
from hornbook.model import Media
from hornbook.pages import addresses, site
from hornbook.preview.editions import Edition
from hornbook.scorm import package
from hornbook.targets.target import Target

if TYPE_CHECKING:
    from jinja2 import Environment

_MEDIA = "media/"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".xml": "application/xml"}
_OTHER = "application/octet-stream"

Fragments = Mapping[str, str]
_FRAGMENTS: Mapping[str, Callable[[Lesson, Course], Fragments]] = {
    "html": lambda lesson, _course: site.fragments(lesson),
    "scorm12": package.fragments,
    "scorm2004": package.fragments,
}


@dataclass(slots=True)
class Told:
    """The fragments of lessons, kept from one edition to the next where neither lesson nor settings changed."""

    kept: dict[tuple[str, str], tuple[tuple[object, ...], Fragments]] = field(default_factory=dict)

    def of(self, target: str, entry: LessonEntry, edition: Edition) -> Fragments:
        """Return what a target's closing pages must know of a lesson."""
        course, data = edition.survey.course, edition.documents[entry.file]
        made_of = data, course.settings
        known = self.kept.get((target, entry.file))
        if known is None or known[0] != made_of:
            known = self.kept[target, entry.file] = made_of, _FRAGMENTS[target](lessons.decode(data), course)
        return known[1]


@dataclass(slots=True)
class Site:
    """What one target that makes pages (`html`, `scorm12`, `scorm2004`) makes of an edition, file by file."""

    target: str
    edition: Edition
    told: Told
    entries: Mapping[str, LessonEntry]
    media: Mapping[str, Media]
    rendered: dict[str, bytes] = field(default_factory=dict)
    closed: bool = False

    def file(self, path: str) -> bytes | None:
        """Return the bytes of a file, the very ones that a build would write; None where there is none."""
        if path.startswith(_MEDIA):
            return self._medium(path.removeprefix(_MEDIA))
        if path in self.entries and path not in self.rendered:
            self._render(self.entries[path])
        elif path not in self.rendered and not self.closed:
            self._close()
        return self.rendered.get(path)

    def kind(self, path: str) -> str:
        """Return the media type of a file."""
        medium = self.media.get(path.removeprefix(_MEDIA)) if path.startswith(_MEDIA) else None
        return medium.mime if medium else kind(path)

    def _render(self, entry: LessonEntry) -> None:
        own = self.edition.overrides
        with lessons.named(f"writing {entry.file} for {self.target}"), own_templates.blamed(own):
            lesson = lessons.decode(self.edition.documents[entry.file])
            made = self._target.render_lesson(lesson, self.edition.survey.course, self._templates)
        self.rendered |= {artifact.path: artifact.data for artifact in made.artifacts}

    def _close(self) -> None:
        """Make what is of no lesson alone; media are read when they are asked for."""
        course = self.edition.survey.course
        fragments = {entry.id: self.told.of(self.target, entry, self.edition) for entry in course.lessons}
        with own_templates.blamed(self.edition.overrides):
            made = list(self._target.closing(course, fragments, lambda _medium: b"", self._templates))
        self.rendered |= {artifact.path: artifact.data for artifact in made if not artifact.path.startswith(_MEDIA)}
        self.closed = True

    def _medium(self, name: str) -> bytes | None:
        if name not in self.media:
            return None
        try:
            return self.edition.survey.shelf.read(self.media[name])
        except (OSError, MisuseError):
            return None

    @property
    def _target(self) -> Target:
        return targets.load(self.target)

    @property
    def _templates(self) -> Environment:
        return templating.environment(self.target, self.edition.overrides)


def of(target: str, edition: Edition, told: Told) -> Site:
    """Return the site that a target makes of an edition."""
    course = edition.survey.course
    entries = {addresses.page(entry.id): entry for entry in course.lessons}
    return Site(target, edition, told, entries, site.media(course))


def kind(path: str) -> str:
    """Return the media type of a path by its suffix."""
    suffix = f".{path.rpartition('.')[2]}"
    return _TYPES.get(suffix) or mimetypes.types_map.get(suffix, _OTHER)
