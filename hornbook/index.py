"""The index: from files and settings to modules in order, from lessons to the course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hornbook import free_names
from hornbook.course import Course, Lesson, LessonEntry, Module, Quiz, QuizEntry, SectionEntry, Settings
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.diagnostics.origins import contract
from hornbook.discovery import Found, LessonFile
from hornbook.free_names import Taken
from hornbook.model import Section
from hornbook.settings import CourseFile, ModuleSettings
from hornbook.slug import slug, spoken, unnumbered

NO_FOLDER = Rule(
    code="CRS002",
    name="module-without-folder",
    severity=Severity.ERROR,
    message="the module's folder “{folder}” holds no lesson",
    why="The module would be missing from the course.",
    hint="Correct the name; it is a path from the folder of this file{near}.",
    example="modules:\n  - folder: 01-absent",
    better="modules:\n  - folder: 01-basics",
    source=contract("docs/course-file.md, modules"),
)
NO_FILE = Rule(
    code="CRS003",
    name="module-without-lesson",
    severity=Severity.ERROR,
    message="there is no lesson “{file}” in “{folder}”",
    why="The lesson would be missing from the course.",
    hint="Correct the name; it is a file's name in the module's folder.",
    example="modules:\n  - folder: 01-basics\n    lessons: [absent.md]",
    better="modules:\n  - folder: 01-basics\n    lessons: [01-intro.md]",
    source=contract("docs/course-file.md, modules"),
)
RULES = (NO_FOLDER, NO_FILE)


@dataclass(frozen=True, slots=True)
class ModulePlan:
    """A module before its lessons are read."""

    id: str
    title: str
    lessons: tuple[LessonFile, ...]


def plan(found: Found, settings: CourseFile) -> tuple[tuple[ModulePlan, ...], tuple[Finding, ...]]:
    """Return the modules in order with their files.

    Files without a module come first, then modules as the course file lists them, then the other folders. Lessons
    that a module does not list follow those that it lists.
    """
    listed = {module.folder: module for module in settings.modules}
    groups: dict[str, list[LessonFile]] = {folder: [] for folder in ("", *listed)}
    for lesson in found.lessons:
        groups.setdefault(_module_folder(lesson.folder, listed), []).append(lesson)
    taken: Taken = {}
    plans = [_planned(folder, files, listed.get(folder), taken) for folder, files in groups.items() if files]
    return tuple(plans), tuple(_missing(settings.modules, groups))


def course(found: Found, settings: CourseFile, plans: Sequence[ModulePlan], entries: Iterable[LessonEntry]) -> Course:
    """Return the course; `entries` are its lessons in order. A course of one file takes its title from the lesson."""
    lessons = tuple(entries)
    title = lessons[0].title if len(lessons) == 1 and found.given else spoken(found.title)
    members: dict[str, list[str]] = {}
    for lesson in lessons:
        members.setdefault(lesson.module, []).append(lesson.id)
    modules = [
        Module(id=plan.id, title=plan.title, lessons=tuple(members.get(plan.id, ()))) for plan in plans if plan.id
    ]
    return Course(
        id=settings.id or slug(found.title),
        title=settings.title or title,
        language=settings.language,
        version=settings.version,
        license=settings.license,
        description=settings.description,
        authors=settings.authors,
        modules=tuple(module for module in modules if module.lessons),
        lessons=lessons,
        objectives=settings.objectives,
        settings=Settings(
            pass_mark=settings.pass_mark,
            completion=settings.completion,
            severities=settings.severities,
            allow_loss=settings.allow_loss,
            accepted_losses=settings.accepted(),
            targets=settings.targets,
        ),
    )


def entry(lesson: Lesson) -> LessonEntry:
    """Return what the index keeps of a lesson."""
    return LessonEntry(
        id=lesson.id,
        title=lesson.title,
        file=lesson.file,
        module=lesson.module,
        language=lesson.language,
        description=lesson.description,
        duration=lesson.duration,
        sections=tuple(_outline(lesson.sections)),
        quizzes=tuple(_quiz(quiz) for quiz in lesson.quizzes),
        media=lesson.media,
    )


def _outline(sections: Iterable[Section]) -> Iterator[SectionEntry]:
    for section in sections:
        yield SectionEntry(id=section.id, level=section.level, title=section.title.text)
        yield from _outline(section.sections)


def _quiz(quiz: Quiz) -> QuizEntry:
    return QuizEntry(id=quiz.id, title=quiz.title.text, items=quiz.asked, points=quiz.points, kind=quiz.kind)


def _module_folder(folder: str, listed: Iterable[str]) -> str:
    """Return the nearest folder above (or the folder itself) that the course file lists, else the folder itself."""
    above = [name for name in listed if folder == name or folder.startswith(name + "/")]
    return max(above, key=len, default=folder)


def _planned(folder: str, files: list[LessonFile], own: ModuleSettings | None, taken: Taken) -> ModulePlan:
    if not folder:
        return ModulePlan("", "", tuple(files))
    name = own.id if own and own.id else "-".join(slug(unnumbered(part)) for part in folder.split("/"))
    name = free_names.give(name, taken)
    title = own.title if own and own.title else spoken(folder.rpartition("/")[2])
    return ModulePlan(name, title, tuple(_ordered(files, own, folder)))


def _ordered(files: list[LessonFile], own: ModuleSettings | None, folder: str) -> list[LessonFile]:
    wanted = [named.name for named in own.lessons] if own else []
    ranks = {lesson.file: _rank(lesson, folder, wanted) for lesson in files}
    return sorted(files, key=lambda lesson: ranks[lesson.file])


def _rank(lesson: LessonFile, folder: str, wanted: Sequence[str]) -> int:
    return next((place for place, name in enumerate(wanted) if _is_called(lesson, folder, name)), len(wanted))


def _is_called(lesson: LessonFile, folder: str, name: str) -> bool:
    path = lesson.file.removeprefix(folder + "/")
    return name in {path, path.rpartition(".")[0], lesson.file}


def _missing(modules: Iterable[ModuleSettings], groups: dict[str, list[LessonFile]]) -> Iterator[Finding]:
    folders = sorted(folder for folder in groups if groups[folder] and folder)
    for module in modules:
        files = groups[module.folder]
        if not files:
            near = ": there are " + ", ".join(folders) if folders else ""
            yield NO_FOLDER.at(module.span, folder=module.folder, near=near)
            continue
        for named in module.lessons:
            if not any(_is_called(lesson, module.folder, named.name) for lesson in files):
                yield NO_FILE.at(named.span, file=named.name, folder=module.folder)
