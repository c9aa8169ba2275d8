"""A build that takes over what former builds did leaves the same bytes, and says the same, as one that does it all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hornbook import cache, discovery, lessons, pipeline, renderings, targets, templating
from hornbook import survey as surveys
from hornbook.pipeline import Outcome, Request
from hornbook.targets.target import Rendered
from tests import projects
from tests.projects import CONTRADICTION, LESSON

TARGETS = ("json", "html", "qti3", "moodle", "scorm12")
PICTURES = [b'<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="4"/>' % width for width in (4, 5)]
SHOWS = "# Delta\n\n![A delta from above](media/delta.svg) and [the rivers](rivers.md#fast).\n"
FILES: dict[str, str | bytes] = {
    "source/course.yml": "id: water\ntitle: Water\n",
    "source/rivers.md": LESSON,
    "source/delta.md": SHOWS,
    "source/seas.md": "# Seas\n\nThey are wide.\n",
    "source/media/delta.svg": PICTURES[0],
}
PAGE = """{%% extends "runtime/documents/lesson.html.j2" %%}
{%% block bottom %%}<p>%s {{ course.lessons[0].title }}</p>{%% endblock %%}
"""


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a course whose store is beside it."""
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "remembered"))
    return projects.write(tmp_path / "course", FILES)


def build(root: Path, output: str = "build", **wishes: Any) -> Outcome:
    templating.environment.cache_clear()  # as in a process of its own
    request = Request((root / "source",), root / output, TARGETS, allow_loss=True, cached=True)
    return pipeline.build(replace(request, **wishes))


def told(outcome: Outcome) -> tuple[object, ...]:
    return outcome.course, outcome.findings, outcome.failed, outcome.report, outcome.targets


def assert_as_anew(root: Path, **wishes: Any) -> Outcome:
    """Build with what is remembered, and compare with a build that remembers nothing."""
    found = build(root, **wishes)
    anew = build(root, "anew", cached=False, **wishes)
    assert told(found) == told(anew)
    if found.report:
        assert projects.contents(root / "build") == projects.contents(root / "anew")
        assert sorted((root / "build").rglob("*/")) == [
            root / "build" / path.relative_to(root / "anew") for path in sorted((root / "anew").rglob("*/"))
        ]
    shutil.rmtree(root / "anew", ignore_errors=True)
    return found


def states(output: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in output.rglob("*")}


def stores(root: Path) -> list[Path]:
    place = cache.place(discovery.find([root / "source"]).root)
    assert place is not None
    return sorted(place.parent.glob("*.*"))


class Author(RuleBasedStateMachine):
    """Somebody who works on a course, builds it now and then, and has accidents with folders."""

    names = st.sampled_from(["rivers", "delta", "seas", "new", "newer"])

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="hornbook-tests-")
        self.root = Path(self.folder.name) / "course"
        self.former = os.environ.get(cache.FOLDER)
        os.environ[cache.FOLDER] = str(Path(self.folder.name) / "remembered")

    @initialize()
    def begin(self) -> None:
        projects.write(self.root, FILES)

    def lesson(self, name: str) -> Path:
        return self.root / "source" / f"{name}.md"

    @rule(name=names, words=st.sampled_from(["one", "two"]))
    def edit(self, name: str, words: str) -> None:
        """Add a lesson, or words to one."""
        place = self.lesson(name)
        text = place.read_text(encoding="utf-8") if place.exists() else f"# {name}\n"
        place.write_text(f"{text}\nMore words: {words}.\n", encoding="utf-8")

    @rule(name=names, title=st.sampled_from(["Rivers", "Other"]))
    def entitle(self, name: str, title: str) -> None:
        """Give a lesson a title, which may be that of another one too."""
        self.lesson(name).write_text(LESSON.replace("title: Rivers", f"title: {title}"))

    @rule(name=names, other=names)
    def rename(self, name: str, other: str) -> None:
        if self.lesson(name).exists():
            self.lesson(name).rename(self.lesson(other))

    @rule(name=names)
    def delete(self, name: str) -> None:
        self.lesson(name).unlink(missing_ok=True)

    @rule(name=names)
    def contradict(self, name: str) -> None:
        """Write a lesson with an error."""
        self.lesson(name).write_text(CONTRADICTION, encoding="utf-8")

    @rule(line=st.sampled_from(["language: de", "id: earth", "pass_mark: 0.7", "severities: {LNK001: hint}", ""]))
    def decide(self, line: str) -> None:
        projects.write(self.root, {"source/course.yml": f"title: Water\n{line}\n"})

    @rule(words=st.sampled_from(["Ours", "Theirs", ""]))
    def design(self, words: str) -> None:
        """Write a template of the project's own, or take it away."""
        shutil.rmtree(self.root / "templates", ignore_errors=True)
        if words:
            projects.write(self.root, {"templates/html/lesson.html.j2": PAGE % words})

    @rule(picture=st.sampled_from([*PICTURES, None]))
    def draw(self, picture: bytes | None) -> None:
        place = self.root / "source/media/delta.svg"
        place.unlink(missing_ok=True)
        if picture:
            projects.write(self.root, {"source/media/delta.svg": picture})

    @rule(spoil=st.sampled_from(["page", "package", "more", "folder"]))
    def tamper(self, spoil: str) -> None:
        """Do something to the output."""
        output = self.root / "build"
        if not output.is_dir():
            return
        if spoil == "more":
            projects.write(output, {"html/more.html": "x"})
        elif spoil == "folder":
            shutil.rmtree(output / "json", ignore_errors=True)
        else:
            chosen = sorted(output.glob("html/*.html" if spoil == "page" else "packages/*"))
            chosen[0].write_bytes(chosen[0].read_bytes()[:-1] + b"?")

    @rule(how=st.sampled_from(["gone", "torn", "turned"]))
    def spoil(self, how: str) -> None:
        """Do something to the cache."""
        for place in stores(self.root):
            data = place.read_bytes()
            place.write_bytes(data[: len(data) // 2] if how == "torn" else bytes([*data[:-9], 0, *data[-8:]]))
            if how == "gone":
                place.unlink()

    @rule(keep_going=st.booleans())
    def build(self, keep_going: bool) -> None:  # noqa: FBT001 - what hypothesis draws
        assert_as_anew(self.root, keep_going=keep_going)

    @invariant()
    def nothing_is_left_beside_the_output(self) -> None:
        if self.root.exists():
            assert not [place for place in self.root.iterdir() if place.name.startswith(".")]

    def teardown(self) -> None:
        assert_as_anew(self.root)
        assert_as_anew(self.root)
        if self.former is None:
            del os.environ[cache.FOLDER]
        else:
            os.environ[cache.FOLDER] = self.former
        self.folder.cleanup()


TestAuthor = Author.TestCase
TestAuthor.settings = settings(max_examples=int(os.environ.get("HORNBOOK_EXAMPLES", "6")), stateful_step_count=10)


def test_a_lesson_whose_quiz_has_the_id_of_another_is_left_out_whole(course: Path) -> None:
    projects.write(course, {"source/delta.md": LESSON.replace("#fast", "#slow")})
    found = assert_as_anew(course, keep_going=True)
    assert [finding.code for finding in found.findings if finding.code.startswith("CRS")] == ["CRS021", "CRS011"]
    assert [lesson.id for lesson in found.course.lessons] == ["delta", "seas"]


def test_a_second_build_has_nothing_to_do_says_so_and_leaves_all_as_it_is(course: Path) -> None:
    first = assert_as_anew(course)
    before = states(course / "build")
    second = assert_as_anew(course)
    assert (first.stood, second.stood) == (False, True)
    assert states(course / "build") == before


def test_the_command_says_that_nothing_was_to_do_and_what_it_found(course: Path) -> None:
    folder = os.environ[cache.FOLDER]
    runs = [projects.hornbook(course, "build", "-t", "html", HORNBOOK_CACHE=folder) for _ in range(2)]
    assert [run.code for run in runs] == [0, 0]
    assert "Built “Water”" in runs[0].out
    assert "Nothing to do: “Water” stands as it was built: 3 lessons, 1 question" in runs[1].out
    assert runs[0].out.splitlines()[1:] == runs[1].out.splitlines()[1:]
    again = projects.hornbook(course, "build", "-t", "html", "--no-cache", HORNBOOK_CACHE=folder)
    assert "Built “Water”" in again.out


def changed(output: Path) -> None:
    """Change a page to as many bytes, and set its times back."""
    page = output / "html/rivers.html"
    was = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Rivers", b"Rovers"))
    os.utime(page, ns=(was.st_atime_ns, was.st_mtime_ns))


HARMS: dict[str, Callable[[Path], object]] = {
    "changed": changed,
    "gone": lambda output: (output / "packages/water-qti3.zip").unlink(),
    "more": lambda output: (output / "html/notes.txt").write_text("mine", encoding="utf-8"),
    "empty folder": lambda output: (output / "html/notes").mkdir(),
    "report": lambda output: (output / "report.json").write_text("{}", encoding="utf-8"),
    "all": shutil.rmtree,
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
@pytest.mark.parametrize("young", [0, 10**12], ids=["settled", "young"])
def test_an_output_that_somebody_was_at_is_built_again(
    course: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], object], young: int
) -> None:
    monkeypatch.setattr("hornbook.listing._YOUNG", young)
    build(course)
    assert build(course).stood
    harm(course / "build")
    assert not assert_as_anew(course).stood


CHANGES: dict[str, dict[str, str | bytes]] = {
    "lesson": {"source/rivers.md": LESSON.replace("least effort", "most effort")},
    "title": {"source/rivers.md": LESSON.replace("title: Rivers", "title: Brooks")},
    "settings": {"source/course.yml": "id: water\ntitle: Water\nlanguage: de\n"},
    "medium": {"source/media/delta.svg": PICTURES[1]},
    "template": {"templates/html/lesson.html.j2": PAGE % "Ours"},
    "more": {"source/wells.md": "# Wells\n\nThey are deep.\n"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_is_changed_is_seen(course: Path, change: dict[str, str | bytes]) -> None:
    build(course)
    projects.write(course, change)
    assert not assert_as_anew(course).stood
    assert assert_as_anew(course).stood


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...]]]:
    """Return a list of the lessons that are shown, with the targets that show them; it grows as they are."""
    seen: list[tuple[str, tuple[str, ...]]] = []
    really = renderings.Rendering.__call__

    def noted(self: renderings.Rendering, task: renderings.Task) -> tuple[Rendered, ...]:
        made = really(self, task)
        seen.append((made[0].lesson, tuple(name for name, _ in task.views)))
        return made

    monkeypatch.setattr(renderings.Rendering, "__call__", noted)
    return seen


PAGES = ("html", "scorm12")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"source/seas.md": "# Seas\n\nThey are deep.\n"}, [("seas", TARGETS)]),
        ({"source/seas.md": "# Oceans\n\nThey are wide.\n"}, [("rivers", PAGES), ("seas", TARGETS)]),
        (
            {"source/rivers.md": LESSON.replace("title: Rivers", "title: Brooks")},
            [("delta", PAGES), ("rivers", TARGETS), ("seas", PAGES)],
        ),
        (
            {"source/rivers.md": LESSON.replace("title: Rivers", "title: Seas")},
            [("delta", PAGES), ("rivers", TARGETS), ("seas", (*PAGES, "moodle"))],
        ),
        ({"source/media/delta.svg": PICTURES[1]}, [("delta", TARGETS)]),
        ({"source/course.yml": "id: water\ntitle: Water\nversion: '2'\nseverities: {LNK001: hint}\n"}, []),
        ({"source/course.yml": "id: earth\ntitle: Water\n"}, [(name, PAGES) for name in ("delta", "rivers", "seas")]),
    ],
    ids=["text", "title", "title in the middle", "same title", "medium", "settings of no page", "id of the course"],
)
def test_only_what_shows_a_change_is_made_again(
    course: Path,
    shown: list[tuple[str, tuple[str, ...]]],
    change: dict[str, str | bytes],
    expected: list[tuple[str, tuple[str, ...]]],
) -> None:
    build(course)
    assert sorted(shown) == [(name, TARGETS) for name in ("delta", "rivers", "seas")]
    shown.clear()
    projects.write(course, change)
    build(course)
    assert [(name, set(names)) for name, names in sorted(shown)] == [(name, set(names)) for name, names in expected]
    assert_as_anew(course)


def test_templates_of_the_project_may_ask_for_anything(course: Path, shown: list[object]) -> None:
    projects.write(course, {"templates/html/lesson.html.j2": PAGE % "Ours"})
    build(course)
    shown.clear()
    projects.write(course, {"source/delta.md": SHOWS.replace("# Delta", "# Mouth")})
    assert_as_anew(course)
    assert "Ours Mouth" in (course / "build/html/seas.html").read_text(encoding="utf-8")


def test_a_target_of_others_shows_each_lesson_anew(
    course: Path, shown: list[tuple[str, tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hornbook.showing.BUILTIN", ("json", "html", "moodle", "scorm12"))
    build(course)
    shown.clear()
    projects.write(course, {"source/seas.md": "# Seas\n\nThey are deep.\n"})
    build(course)
    assert sorted(shown) == [("delta", ("qti3",)), ("rivers", ("qti3",)), ("seas", TARGETS)]
    assert_as_anew(course)


@pytest.mark.parametrize("jobs", [1, 2])
def test_pieces_that_are_torn_are_made_again(course: Path, jobs: int) -> None:
    build(course)
    for place in stores(course):
        data = bytearray(place.read_bytes())
        for at in range(0, len(data) // 2, 97):
            data[at] ^= 1
        place.write_bytes(data)
    projects.write(course, {"source/seas.md": "# Seas\n\nThey are deep.\n"})
    assert not assert_as_anew(course, jobs=jobs).stood


def test_little_work_starts_no_process(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hornbook.executors.starting.suited", lambda _sizes: 2)
    monkeypatch.setattr("hornbook.executors.processes.Processes._submit", None)
    assert not build(course, jobs=0).failed
    with pytest.raises(TypeError):
        build(course, jobs=2, cached=False)


def test_a_build_with_errors_remembers_what_it_read(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    projects.write(course, {"source/old.md": CONTRADICTION})
    assert build(course).report is None
    monkeypatch.setattr(lessons, "read", None)
    assert build(course).report is None


def test_other_options_are_another_build(course: Path) -> None:
    build(course)
    assert not assert_as_anew(course, strict=True, keep_going=True).stood
    assert not assert_as_anew(course, targets=("html",)).stood
    assert assert_as_anew(course, targets=("html",)).stood


def test_a_target_of_others_may_change_unseen(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hornbook.standing.BUILTIN", tuple(name for name in targets.BUILTIN if name != "qti3"))
    assert [build(course).stood for _ in range(2)] == [False, False]
    assert [build(course, targets=("html",)).stood for _ in range(2)] == [False, True]


def test_a_lesson_that_changes_while_it_is_built_is_built_again(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = surveys.survey

    def disturbed(*arguments: Any, **named: Any) -> surveys.Survey:
        survey = really(*arguments, **named)
        projects.write(course, {"source/seas.md": "# Seas\n\nThey are deep.\n"})
        return survey

    with monkeypatch.context() as patch:
        patch.setattr(surveys, "survey", disturbed)
        build(course)
    assert not assert_as_anew(course).stood


def test_builds_at_the_same_time_with_one_cache_are_right(course: Path) -> None:
    environment = projects.environment(HORNBOOK_CACHE=os.environ[cache.FOLDER])
    command = [sys.executable, "-m", "hornbook", "build", "--format", "concise", "-t", "html", "-t", "scorm12", "-o"]
    for turn in range(2):
        projects.write(course, {"source/seas.md": f"# Seas\n\nThey are {turn}.\n"})
        running = [subprocess.Popen([*command, f"out{each % 2}"], cwd=course, env=environment) for each in range(4)]
        assert [process.wait() for process in running] == [0] * 4
        build(course, "anew", cached=False, targets=("html", "scorm12"))
        assert projects.contents(course / "out0") == projects.contents(course / "anew")
        assert projects.contents(course / "out1") == projects.contents(course / "anew")


def test_what_another_hornbook_built_is_built_again(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(course)
    for part in ("fingerprint", "templates"):
        monkeypatch.setattr(f"hornbook.installation.{part}", lambda: b"another one")
        assert [build(course).stood for _ in range(2)] == [False, True]
