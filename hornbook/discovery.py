"""Finding: which files make up a course, in which order, under which ids."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from hornbook import lesson_ids, settings
from hornbook import patterns as re
from hornbook.checks import file_names
from hornbook.checks.file_names import printable
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract
from hornbook.misuse import MisuseError

LEFT_OUT = Rule(
    code="FIL003",
    name="not-a-lesson",
    severity=Severity.HINT,
    message="“{name}” is a file about the folder, not a lesson, and is left out",
    why="A README or a list of changes stands beside lessons in many folders and is not meant for learners.",
    hint="Rename the file if it is a lesson, or name it on the command line.",
    example="source/README.md",
    better="source/01-intro.md",
    source=contract("docs/authoring.md, the files of a course"),
)
OUTSIDE = Rule(
    code="FIL005",
    name="link-out-of-source",
    severity=Severity.WARNING,
    message="this is a symbolic link that is not followed: {where}",
    why="What lies outside is not part of the course, and a copy of the folder would not have it.",
    hint="Put the file itself into the course folder.",
    example="source/lesson.md -> /home/ann/lesson.md",
    better="source/lesson.md",
    source=contract("a build reads nothing outside of the source folder"),
)
NO_LESSONS = Rule(
    code="CRS001",
    name="no-lessons",
    severity=Severity.ERROR,
    message="there is no lesson here",
    why="A course without lessons makes empty packages.",
    hint="Add a file that ends in .md; `hornbook init` makes a course to start from.",
    example="an empty folder",
    better="source/01-basics/01-intro.md",
    source=contract("docs/authoring.md, the files of a course"),
)
RULES = (LEFT_OUT, OUTSIDE, NO_LESSONS)
LESSON_SUFFIXES = (".md", ".markdown")
FILE_SUFFIXES = (*LESSON_SUFFIXES, ".txt")
_ABOUT_THE_FOLDER = {"readme", "changelog", "contributing", "license", "licence", "security", "code_of_conduct"}
_SKIPPED_FOLDERS = {"node_modules", "__pycache__", "templates"}
_DIGITS = re.compile(r"([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A file to be read: where it lies, its path from the source root with `/`, its id.

    `folder` is the folder below the source root that holds it, empty for the root itself.
    """

    path: Path
    file: str
    folder: str
    id: str


@dataclass(frozen=True, slots=True)
class Found:
    """The files of one course, as paths from its source root, so that no output knows where the course lies.

    `settings` is the course file, `title` what to call the course where nobody says, `given` the names under which
    single files were asked for. The findings' files are paths from the root too; `shown` turns them into the user's.
    """

    root: Path
    title: str
    settings: Path | None
    lessons: tuple[LessonFile, ...]
    findings: tuple[Finding, ...]
    given: Mapping[str, str] = field(default_factory=dict)

    def shown(self, file: str) -> str:
        """Return the path under which the user knows `file`."""
        if file in self.given:
            return self.given[file]
        root = nearest(self.root, Path.cwd())
        return root if file == "." else (file if root == "." else f"{root}/{file}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    path: Path
    file: str


def find(paths: Sequence[Path], output: Path | None = None) -> Found:
    """Return the course that one folder, or one or more files, make up; `output` is a folder to pass by.

    A `MisuseError` says what is wrong with `paths` themselves.
    """
    for path in paths:
        if not path.exists():
            message = f"there is no file or folder “{path}”"
            raise MisuseError(message)
    if len(paths) == 1 and paths[0].is_dir():
        return _in_folder(_project_source(paths[0]), output)
    return _by_name(paths)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key under which `lesson-10` follows `lesson-9`, whatever the case."""
    parts = _DIGITS.split(unicodedata.normalize("NFC", text).casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def _project_source(folder: Path) -> Path:
    inner = folder / "source"
    return inner if _course_file(folder) is None and _course_file(inner) is not None else folder


def _course_file(folder: Path) -> Path | None:
    """Return what is called as a course file, readable or not: one that cannot be read must not be passed over."""
    return next((folder / name for name in settings.NAMES if os.path.lexists(folder / name)), None)


def _in_folder(root: Path, output: Path | None) -> Found:
    findings: list[Finding] = []
    candidates = _without_companions(list(_walk(root, output, findings)), root, findings)
    if not candidates:
        findings.append(NO_LESSONS.at(Span(".")))
    return Found(root, _title(root), _course_file(root), _named(candidates), tuple(findings))


def _title(root: Path) -> str:
    """Return the folder's name; of a folder `source` its project's, since all of those are called so."""
    own = root.resolve()
    return printable((own.parent.name if own.name == "source" else "") or own.name or "course")


def _by_name(paths: Sequence[Path]) -> Found:
    for path in paths:
        if path.is_dir():
            message = f"name one folder, or files: “{path}” is a folder beside others"
            raise MisuseError(message)
        if path.suffix.lower() not in FILE_SUFFIXES:
            message = f"“{path}” is no lesson: its name ends in none of {', '.join(FILE_SUFFIXES)}"
            raise MisuseError(message)
    places = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - resolve() would follow links
    try:
        root = Path(os.path.commonpath([place.parent for place in places]))
    except ValueError as error:  # drives of Windows have nothing in common
        message = "the files lie on different drives; put them below one folder"
        raise MisuseError(message) from error
    files = [_Candidate(place, place.relative_to(root).as_posix()) for place in dict.fromkeys(places)]
    bad = tuple(file_names.BAD_NAME.at(Span(printable(each.file))) for each in files if not each.file.isprintable())
    sound = [each for each in files if each.file.isprintable()]
    named = zip(places, paths, strict=True)
    given = {printable(place.relative_to(root).as_posix()): printable(path.as_posix()) for place, path in named}
    title = printable(paths[0].stem) if len(paths) == 1 else _title(root)
    return Found(root, title, None, _named(sound), bad, given)


def _walk(root: Path, output: Path | None, findings: list[Finding]) -> Iterator[_Candidate]:
    """Yield the Markdown files below `root`, those of a folder before those of its subfolders, in natural order."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=_rank)
        except OSError as error:
            findings.append(unreadable(_below(folder, root), error))
            continue
        inside = _below(folder, root).removeprefix(".")
        findings.extend(file_names.collisions(inside, [entry.name for entry in entries]))
        seen = [entry for entry in entries if not _is_passed(entry, output)]
        findings.extend(found for entry in seen for found in file_names.check(inside, entry.name))
        inner = [entry for entry in seen if _is_folder(entry)]
        for entry in seen:
            if entry.name.lower().endswith(LESSON_SUFFIXES) and not _is_folder(entry):
                yield from _candidate(folder / entry.name, root, findings)
        folders.extend(reversed([folder / entry.name for entry in inner if _is_entered(entry, inside, findings)]))


def _is_passed(entry: os.DirEntry[str], output: Path | None) -> bool:
    """Return whether an entry is none of the course's: hidden, of other programs, or what was built."""
    return entry.name.startswith(".") or (
        _is_folder(entry) and (entry.name in _SKIPPED_FOLDERS or _same(Path(entry.path), output))
    )


def _is_entered(entry: os.DirEntry[str], inside: str, findings: list[Finding]) -> bool:
    span = Span(file_names.below(inside, entry.name))
    if entry.is_symlink():
        findings.append(OUTSIDE.at(span, where="a folder"))
    elif not entry.name.isprintable():
        findings.append(file_names.BAD_NAME.at(span))
    else:
        return True
    return False


def _rank(entry: os.DirEntry[str]) -> tuple[object, ...]:
    """Files before folders, an `index` before other files, then as people count."""
    index = entry.name.lower().startswith("index.")
    return _is_folder(entry), not index, natural(entry.name), entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder; links that lead round in a circle are none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _candidate(path: Path, root: Path, findings: list[Finding]) -> Iterator[_Candidate]:
    if not path.name.isprintable():
        findings.append(file_names.BAD_NAME.at(Span(_below(path, root))))
    elif path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root.resolve()):
        findings.append(OUTSIDE.at(Span(_below(path, root)), where="it leads out of the source folder"))
    else:
        yield _Candidate(path, path.relative_to(root).as_posix())


def _without_companions(candidates: list[_Candidate], root: Path, findings: list[Finding]) -> list[_Candidate]:
    """Leave out READMEs and their like, save where one is the only text of its folder (below the root) or course."""
    lessons = Counter(item.path.parent for item in candidates if not _is_companion(item.path))
    kept = []
    for item in candidates:
        alone = not lessons[item.path.parent] if item.path.parent != root else not lessons
        if _is_companion(item.path) and not alone:
            findings.append(LEFT_OUT.at(Span(_below(item.path, root)), name=item.path.name))
        else:
            kept.append(item)
    return kept


def _is_companion(path: Path) -> bool:
    return path.stem.lower().replace("-", "_") in _ABOUT_THE_FOLDER


def _named(candidates: Sequence[_Candidate]) -> tuple[LessonFile, ...]:
    """Return the files with their ids."""
    ids = lesson_ids.assign([item.file for item in candidates])
    pairs = zip(candidates, ids, strict=True)
    return tuple(LessonFile(item.path, item.file, item.file.rpartition("/")[0], name) for item, name in pairs)


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other.resolve()


def _below(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix())


@lru_cache(maxsize=8)
def nearest(folder: Path, here: Path) -> str:
    """Return the folder as the user would write it: from the current folder where it lies below it."""
    near = folder.relative_to(here) if folder.is_absolute() and folder.is_relative_to(here) else folder
    return printable(near.as_posix())


UNREADABLE = Rule(
    code="FIL001",
    name="cannot-be-read",
    severity=Severity.ERROR,
    message="this cannot be read: {reason}",
    why="What cannot be read would be missing from every package.",
    hint="Give yourself the right to read it, or move it out of the course.",
    example="a lesson that belongs to another user",
    better="a lesson that you may read",
    source=contract("whatever cannot be read is said, and never left out in silence"),
)


def unreadable(name: str, error: OSError) -> Finding:
    """Return the finding that a file or folder cannot be read."""
    return UNREADABLE.at(Span(name), reason=error.strerror or type(error).__name__)
