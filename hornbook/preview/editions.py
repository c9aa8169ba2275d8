"""An edition: all that is served of a course at one moment, with what was found in it.

While there are no errors, it is what `hornbook build` would write. Where errors stand in a lesson, its last edition
without errors is shown, and as long as there is none, the lesson without the questions at fault; where they stand
elsewhere (in the course file, say), the whole former edition is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hornbook import checking, discovery, executors, own_folder, soundness
from hornbook import survey as surveys
from hornbook.diagnostics import Finding
from hornbook.executors import InTurn
from hornbook.preview.memory import Memory
from hornbook.readings import LessonRead
from hornbook.survey import Survey

OUTPUT = Path("build")


@dataclass(frozen=True, slots=True)
class Edition:
    """A course as it is shown. `documents` holds the lessons' JSON by file, `good` the last of each without errors.

    `overrides` is the folder of the project's own templates, `templates` a digest of what is in it. Findings name
    files as the user knows them.
    """

    survey: Survey
    documents: Mapping[str, bytes]
    overrides: Path | None
    templates: bytes
    findings: tuple[Finding, ...] = ()
    good: Mapping[str, tuple[LessonRead, bytes]] = field(default_factory=dict)

    def is_like(self, other: Edition) -> bool:
        """Return whether nothing that is served differs."""
        return self._served == other._served

    @property
    def _served(self) -> tuple[object, ...]:
        documents = [self.documents[lesson.file] for lesson in self.survey.lessons]
        return self.survey.course, documents, self.overrides, self.templates, self.findings


def take(paths: Sequence[Path], memory: Memory, former: Edition | None = None) -> Edition:
    """Return the edition of a course as its files are now.

    `memory` spares what did not change; `former` is what is shown where nothing good has come since. Raises
    `MisuseError` for paths that do not exist.
    """
    found = discovery.find(paths, OUTPUT)
    documents: dict[str, bytes] = {}
    with executors.undisturbed():
        survey = surveys.survey(found, InTurn(), documents.__setitem__, recollection=memory)
    own = own_folder.of(found)
    edition = Edition(survey, documents, own, own_folder.digest(own))
    if former is not None and _is_broken(survey):
        return replace(former, findings=_told(survey, memory))
    good = {**_good(former, survey), **dict(_faultless(edition))}
    stand_ins = _stand_ins(good, survey)
    kept = {**documents, **{file: data for file, (_, data) in stand_ins.items()}}
    sound = soundness.sound(
        survey,
        kept.__getitem__,
        kept.__setitem__,
        lambda read: stand_ins[read.file][0] if read.file in stand_ins else None,
        lenient=True,
    )
    return replace(edition, survey=sound, documents=kept, good=good, findings=_told(sound, memory))


def _told(survey: Survey, memory: Memory) -> tuple[Finding, ...]:
    told, _, _ = checking.lost(survey, allowed=False, recollection=memory)
    return checking.shown(told.found, told.findings)


def _is_broken(survey: Survey) -> bool:
    """Return whether an error stands elsewhere than in a lesson, or there is no lesson."""
    files = {read.file for read in survey.lessons}
    return not files or any(file not in files for file in soundness.by_file(survey.findings))


def _faultless(edition: Edition) -> Iterator[tuple[str, tuple[LessonRead, bytes]]]:
    errors = soundness.by_file(edition.survey.findings)
    for read in edition.survey.lessons:
        if read.file not in errors:
            yield read.file, (read, edition.documents[read.file])


def _good(former: Edition | None, survey: Survey) -> dict[str, tuple[LessonRead, bytes]]:
    """Return what was good of the lessons that are still there."""
    files = {read.file for read in survey.lessons}
    return {file: kept for file, kept in former.good.items() if file in files} if former else {}


def _stand_ins(good: Mapping[str, tuple[LessonRead, bytes]], survey: Survey) -> dict[str, tuple[LessonRead, bytes]]:
    """Return what stands in for lessons with errors: their last good form, if it bears the same id."""
    errors = soundness.by_file(survey.findings)
    ids = {read.file: read.entry.id for read in survey.lessons if read.entry and read.file in errors}
    return {file: kept for file, kept in good.items() if kept[0].entry and kept[0].entry.id == ids.get(file)}
