"""What a target is: a name, what it can express, and pure steps.

`render_lesson` turns one lesson into artifacts and is run per lesson, in any order, in any process. A package is then
written from front to back: what `opening` yields, the artifacts of each lesson in course order (as `packed` makes them,
where they hold media), and what `closing` yields, which is told the fragments of all lessons. So several packages can
grow side by side while one lesson after the other is worked on, and memory stays small.
A target sees the validated document and the index, never Markdown and never the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec

from hornbook.course import Course, Lesson, Standpoint
from hornbook.model import Media, Place
from hornbook.packing import Member

if TYPE_CHECKING:
    from jinja2 import Environment

Level = Literal["full", "degraded", "no"]


@dataclass(frozen=True, slots=True)
class Support:
    """How well a target carries a feature; `how` says what becomes of it where it is not carried in full."""

    level: Level = "full"
    how: str = ""


FULL = Support()


def degraded(how: str) -> Support:
    """Return a `Support` for a feature that arrives in another form: `how` completes «… is carried as»."""
    return Support("degraded", how)


def no(why: str) -> Support:
    """Return a `Support` for a feature that cannot be carried: `why` says what stands against it."""
    return Support("no", why)


class Artifact(msgspec.Struct, frozen=True, array_like=True):
    """One entry of a package: its path inside, with `/`, and its bytes."""

    path: str
    data: bytes


class Rendered(msgspec.Struct, frozen=True, array_like=True):
    """One lesson as a target shows it: its entries of the package, and fragments for `closing`.

    `media` are those whose bytes `packed` puts between the artifacts. `members` stand in place of artifacts that are
    members of a zip file already.
    """

    lesson: str
    artifacts: tuple[Artifact, ...] = ()
    fragments: Mapping[str, str] = {}
    media: tuple[Media, ...] = ()
    members: tuple[Member, ...] = ()


ReadMedia = Callable[[Media], bytes]
Fragments = Mapping[str, Mapping[str, str]]
Loss = tuple[str, Support, Place]
Letters = tuple[float, float]
Overfull = tuple[str, int, int]


def nothing(*_: object) -> Iterable[Artifact]:
    """Return nothing: the package begins, or ends, with its lessons."""
    return ()


def as_rendered(rendered: Rendered, _read: ReadMedia) -> Iterable[Artifact]:
    """Return the artifacts of a lesson as they are."""
    return rendered.artifacts


def whole(course: Course, _at: Standpoint) -> Course:
    """Return the course as it is: who renders a lesson may read all of it."""
    return course


def no_losses(_lesson: Lesson) -> Iterable[Loss]:
    """Return nothing: all that a target loses is a matter of features."""
    return ()


def no_letters(_lesson: Lesson) -> Letters | None:
    """Return nothing: learners leave nothing in the package that would need room."""
    return None


def never_overfull(_course: Course, _letters: Mapping[str, Letters]) -> Iterable[Overfull]:
    """Return nothing: whatever learners leave has room."""
    return ()


@dataclass(frozen=True, slots=True)
class Target:
    """A format that Hornbook writes.

    `container`: `folder` writes entries below `build/<name>/`, `zip` packs them, `file` joins their bytes.
    `carries`: a `course` target holds lessons and quizzes; a `quizzes` target holds quizzes only, by its nature.
    `use` tells an author what to do with the output; `secrecy` who can read the keys. `support` speaks of features
    by name, and under `type:feature` of one question type where that differs. `losses` yields what single items of
    a lesson lose beside that (a score that the format has no number for), each with the feature's name and the
    item's place. `options` are those that `course.yml` may set under `targets`, each with its values, the default
    first. `view` gives what `render_lesson` gets of the course, and all that it may read of it: a lesson is rendered
    again only if that has changed, or the lesson. `letters` are those that a learner's answers to a lesson take where
    the package is played, if that has an end (as they are, squeezed), and `overfull` says of the letters of lessons by
    id what has no room for them: a lesson by its id ("" for the course), with how many it may need and how many there
    may be.
    """

    name: str
    title: str
    use: str
    secrecy: str
    container: Literal["folder", "zip", "file"]
    suffix: str
    carries: Literal["course", "quizzes"]
    support: Mapping[str, Support]
    render_lesson: Callable[[Lesson, Course, Environment], Rendered]
    closing: Callable[[Course, Fragments, ReadMedia, Environment], Iterable[Artifact]]
    opening: Callable[[Course, Environment], Iterable[Artifact]] = nothing
    packed: Callable[[Rendered, ReadMedia], Iterable[Artifact]] = as_rendered
    losses: Callable[[Lesson], Iterable[Loss]] = no_losses
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    view: Callable[[Course, Standpoint], Course] = whole
    letters: Callable[[Lesson], Letters | None] = no_letters
    overfull: Callable[[Course, Mapping[str, Letters]], Iterable[Overfull]] = never_overfull

    def of(self, feature: str, kind: str) -> Support:
        """Return how the target carries a feature of a question type ("" for a quiz)."""
        return self.support.get(f"{kind}:{feature}") or self.support[feature]

    def assemble(
        self, course: Course, lessons: Iterable[Rendered], read: ReadMedia, templates: Environment
    ) -> Iterator[Artifact]:
        """Yield the entries of the whole package from rendered lessons, one by one."""
        fragments: dict[str, Mapping[str, str]] = {}
        yield from self.opening(course, templates)
        for rendered in lessons:
            fragments[rendered.lesson] = rendered.fragments
            yield from self.packed(rendered, read)
        yield from self.closing(course, fragments, read, templates)
