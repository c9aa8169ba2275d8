"""Whatever happens around a build, it ends in a clear word or in the right output, and nothing lies about."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from hornbook import cli, pipeline, plain_files, swap
from hornbook.misuse import MisuseError
from hornbook.pipeline import Outcome, Request
from tests import projects

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><title>{}</title></svg>'
SEAS = "# Seas\n\nThey are wide.\n\n![A map](map.svg)\n"
SOURCE: dict[str, str | bytes] = {
    "source/rivers.md": projects.LESSON,
    "source/seas.md": SEAS,
    "source/map.svg": SVG.format("one"),
}
on_posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such files or signals")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return projects.write(tmp_path / "course", SOURCE)


def build(root: Path, progress: Callable[[str, int, int], None] = lambda *_: None) -> Outcome:
    return pipeline.build(Request((root / "source",), root / "build", ("json", "moodle")), progress)


def at(moment: str, act: Callable[[], object]) -> Callable[[str, int, int], None]:
    """Return a watcher of progress that acts once, when the first lesson has passed a stage."""
    acted: list[str] = []

    def watch(stage: str, _done: int, _total: int) -> None:
        if stage == moment and not acted:
            acted.append(stage)
            act()

    return watch


# A disk that is full, or may not be written


@on_posix
def test_a_disk_that_refuses_at_any_moment_leaves_the_former_output_and_nothing_else(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/rivers.md": projects.LESSON})
    done = subprocess.run(
        [sys.executable, "-m", "tests.failing_builds"],
        cwd=tmp_path,
        env=projects.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["faults"] == []
    assert found["differs"]
    assert min(found["moments"].values()) > 8


@on_posix
def test_a_folder_that_cannot_be_made_is_named(course: Path) -> None:
    done = projects.hornbook(course, "build", "-o", "/proc/no/such/place")
    assert done.code == 2
    assert done.err.startswith("hornbook: “/proc/no/such/place” cannot be written: ")
    assert done.err.count("\n") == 1


def test_the_root_of_a_file_system_is_no_output(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (course / "build").mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path).name == "build")
    with pytest.raises(MisuseError, match="root of a file system"):
        swap.check(course / "build", course / "source")


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    place = tmp_path / "a.md"
    place.write_text("former", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        plain_files.replace(place, b"new")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a.md", "former")]


@on_posix
def test_a_file_that_is_replaced_keeps_its_rights_and_its_links(tmp_path: Path) -> None:
    place = tmp_path / "a.md"
    place.write_text("former", encoding="utf-8")
    place.chmod(0o640)
    (tmp_path / "link.md").symlink_to(place)
    plain_files.replace(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (place.read_bytes(), place.stat().st_mode & 0o777) == (b"new", 0o640)


def test_fix_leaves_alone_what_somebody_else_has_written_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from hornbook import mending

    projects.write(tmp_path, {"a.md": projects.LESSON.replace(" {#fast}", "")})
    monkeypatch.chdir(tmp_path)
    mend = mending.mend

    def slow(*arguments: object, **named: object) -> Iterator[mending.Mended]:
        yield from mend(*arguments, **named)  # type: ignore[arg-type]
        Path("a.md").write_text("# Theirs\n", encoding="utf-8")

    monkeypatch.setattr(mending, "mend", slow)
    assert cli.main(["fix"]) == 2
    assert "“a.md” changed while it was mended" in capsys.readouterr().err
    assert Path("a.md").read_text(encoding="utf-8") == "# Theirs\n"


# What cannot be read


def pipe(place: Path) -> None:
    os.mkfifo(place)


def listening(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as own:
        here = Path.cwd()
        os.chdir(place.parent)  # the name of a socket may not be long
        try:
            own.bind(place.name)
        finally:
            os.chdir(here)


def dangling(place: Path) -> None:
    place.symlink_to("nowhere.md")


def circle(place: Path) -> None:
    place.symlink_to(place.name)


def enormous(place: Path) -> None:
    with place.open("wb") as stream:
        stream.truncate(plain_files.LARGEST + 1)


UNREADABLE = [pipe, listening, dangling, circle, enormous]


@on_posix
@pytest.mark.parametrize("make", UNREADABLE, ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", ["odd.md", "course.yml"])
def test_what_is_no_file_is_a_finding_at_its_place(course: Path, name: str, make: Callable[[Path], None]) -> None:
    make(course / "source" / name)
    outcome = build(course)
    assert [(found.code, Path(found.span.file).name) for found in outcome.findings] == [("FIL001", name)]
    assert outcome.failed


@on_posix
@pytest.mark.parametrize("make", UNREADABLE[:4], ids=lambda make: make.__name__)
def test_media_that_are_no_files_are_findings_where_they_are_used(course: Path, make: Callable[[Path], None]) -> None:
    (course / "source/map.svg").unlink()
    make(course / "source/map.svg")
    (found,) = build(course).findings
    assert (found.code, Path(found.span.file).name, found.span.line) == ("MED001", "seas.md", 5)


def test_a_folder_called_as_a_lesson_is_a_folder_and_one_called_as_the_course_file_a_finding(course: Path) -> None:
    projects.write(course, {"source/deep.md/inner.md": "# Inner\n\nText.\n"})
    assert "source/deep.md/inner.md" in {entry.file for entry in build(course).course.lessons} | {
        f"source/{entry.file}" for entry in build(course).course.lessons
    }
    (course / "source/course.yml").mkdir()
    assert [found.code for found in build(course).findings] == ["FIL001"]


@on_posix
@pytest.mark.parametrize("command", ["build", "check", "fix"])
def test_a_pipe_or_a_device_by_name_holds_nobody_up(course: Path, command: str) -> None:
    pipe(course / "pipe.md")
    (course / "zero.md").symlink_to("/dev/zero")
    done = projects.hornbook(course, command, "pipe.md", "zero.md", "source/seas.md")
    assert done.code == (0 if command == "fix" else 1), done.out + done.err
    assert done.out.count("FIL001") == (0 if command == "fix" else 2)


def test_folders_in_folders_in_folders_are_read_to_their_end(course: Path) -> None:
    place = course / "source"
    for _ in range(300):
        place /= "d"
    (course / "source" / Path(*["d"] * 300)).mkdir(parents=True)
    (place / "far.md").write_text("# Far\n\nText.\n", encoding="utf-8")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        from hornbook import discovery

        found = discovery.find([course / "source"])
    finally:
        sys.setrecursionlimit(limit)
    assert found.lessons[-1].id == "far"


# What changes during a build


def test_a_lesson_that_changes_grows_or_vanishes_once_it_is_read_is_built_as_it_was(course: Path) -> None:
    build(course)
    before = projects.contents(course / "build")
    for change in (
        lambda: (course / "source/rivers.md").write_text("# Other\n", encoding="utf-8"),
        lambda: (course / "source/rivers.md").write_text(projects.LESSON * 1000, encoding="utf-8"),
        (course / "source/rivers.md").unlink,
    ):
        projects.write(course, SOURCE)
        assert not build(course, at("Writing", change)).failed
        assert projects.contents(course / "build") == before


def test_a_lesson_that_vanishes_before_it_is_read_is_a_finding(course: Path) -> None:
    build(course)
    before = projects.contents(course / "build")
    outcome = build(course, at("Reading", (course / "source/seas.md").unlink))
    assert [(found.code, Path(found.span.file).name) for found in outcome.findings] == [("FIL001", "seas.md")]
    assert projects.contents(course / "build") == before


@pytest.mark.parametrize("change", ["changed", "gone"])
def test_a_picture_that_changes_or_vanishes_stops_the_build(course: Path, change: str) -> None:
    build(course)
    before = projects.contents(course / "build")
    place = course / "source/map.svg"
    act = place.unlink if change == "gone" else (lambda: place.write_text(SVG.format("two"), encoding="utf-8"))
    projects.write(course, {"source/rivers.md": projects.LESSON + "\nMore.\n"})
    with pytest.raises(FileNotFoundError if change == "gone" else MisuseError, match="map"):
        build(course, at("Writing", act))
    assert projects.contents(course / "build") == before
    assert sorted(path.name for path in course.iterdir()) == ["build", "source"]


@pytest.mark.parametrize("moment", ["Reading", "Writing"])
def test_of_two_builds_into_one_folder_the_one_that_ends_last_stands(course: Path, moment: str) -> None:
    def other() -> None:
        projects.write(course, {"source/rivers.md": "# Rivers\n\nQuite other ones.\n"})
        build(course)
        others.append(projects.contents(course / "build"))
        projects.write(course, {"source/rivers.md": projects.LESSON})

    others: list[dict[str, bytes]] = []
    build(course)
    before = projects.contents(course / "build")
    build(course, at(moment, other))
    assert projects.contents(course / "build") == before != others[0]
    assert sorted(path.name for path in course.iterdir()) == ["build", "source"]


# Clocks, names, locales


@on_posix
def test_clocks_names_and_locales_change_nothing(course: Path, tmp_path: Path) -> None:
    build(course)
    before = projects.contents(course / "build")
    odd = projects.write(tmp_path / "an odd\nplace é e\u0301 %20" / "course", SOURCE)
    for place, moment in zip((odd / "source").iterdir(), (0, 4e9, -1e9), strict=True):
        os.utime(place, (moment, moment))
    variables = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "SOURCE_DATE_EPOCH": "1", "TZ": "XXX-99"}
    done = projects.hornbook(odd, "build", "-t", "json", "-t", "moodle", "-o", "the\noutput ü", **variables)
    assert done.code == 0, done.err
    assert "the\N{REPLACEMENT CHARACTER}output ü/json/" in done.out
    assert projects.contents(odd / "the\noutput ü") == before
    assert sorted(path.name for path in odd.iterdir()) == ["source", "the\noutput ü"]


@pytest.mark.parametrize("locale", ["C", "tr_TR.ISO-8859-9"])
def test_names_of_files_are_the_same_text_in_any_locale(tmp_path: Path, locale: str) -> None:
    files: dict[str, str | bytes] = {
        "source/Ä ö.md": "# INDIGO\n\n![A map](ıI%20é.svg) and [it](b%20c.md)\n",
        "source/b c.md": "# Two\n\nText.\n",
        "source/ıI é.svg": SVG.format("x"),
    }
    projects.write(tmp_path, files)
    plain = projects.hornbook(tmp_path, "build", "-t", "json", "-o", "plain", PYTHONUTF8="1")
    other = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = projects.hornbook(tmp_path, "build", "-t", "json", "-o", "other", "--jobs", "2", **other)
    assert (plain.code, done.code) == (0, 0), plain.out + done.out + done.err
    assert projects.contents(tmp_path / "plain") == projects.contents(tmp_path / "other")


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that other systems refuse")
@pytest.mark.parametrize("name", [os.fsdecode(b"r\xff"), "r\nr"])
def test_a_name_that_is_no_text_is_a_finding_wherever_it_stands(course: Path, name: str) -> None:
    files = {f"source/{name}/a.md": "# A\n\nText.\n", f"{name}.md": "# A\n\nText.\n", f"{name}/source/a.md": SEAS[:20]}
    projects.write(course, dict(files))
    assert [found.code for found in build(course).findings] == ["FIL004"]
    for arguments, code in (([f"{name}.md"], 1), ([f"{name}/source", "-t", "json"], 0), (["-o", f"{name}-o"], 1)):
        done = projects.hornbook(course, "build", "--format", "json", *arguments)
        assert (done.code, done.err) == (code, ""), arguments


# Signals

SHORT: dict[str, str | bytes] = {f"source/{name}.md": f"# {name}\n\nShort.\n" for name in "abcd"}


@on_posix
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_build_and_its_processes_and_the_former_output_stands(
    tmp_path: Path, number: signal.Signals, jobs: str
) -> None:
    projects.write(tmp_path, SHORT)
    assert projects.hornbook(tmp_path, "build", "-t", "json").code == 0
    before = projects.contents(tmp_path / "build")
    process = begun(tmp_path, jobs)
    process.send_signal(number)
    _, said = process.communicate(timeout=300)  # its processes hold the pipe too: it ends when the last of them does
    assert process.returncode == 128 + number
    assert said == "\nhornbook: stopped; no file is half written\n"
    assert projects.contents(tmp_path / "build") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "source"]


@on_posix
@pytest.mark.parametrize(
    ("moment", "number", "where"),
    [
        *product(("exec", "start"), ("SIGINT", "SIGTERM", "SIGHUP"), ("processes",)),
        ("start", "SIGINT", "dask"),
    ],
)
def test_a_signal_at_an_odd_moment_ends_in_the_same_words(tmp_path: Path, moment: str, number: str, where: str) -> None:
    projects.write(tmp_path, SHORT)
    value = signal.Signals[number].value
    command = [sys.executable, "-m", "tests.interrupted_builds", moment, str(value), where]
    done = subprocess.run(
        command, cwd=tmp_path, env=projects.environment(), capture_output=True, text=True, check=False, timeout=300
    )
    assert (done.returncode, done.stderr) == (128 + value, "\nhornbook: stopped; no file is half written\n")
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


@on_posix
def test_the_processes_of_a_build_that_is_killed_end_too(tmp_path: Path) -> None:
    projects.write(tmp_path, SHORT)
    process = begun(tmp_path, "2")
    process.kill()
    process.communicate(timeout=300)
    assert process.returncode == -signal.SIGKILL


def begun(folder: Path, jobs: str) -> subprocess.Popen[str]:
    """Start a build that takes long, and return when its first lessons are read and others are at work."""
    long = "A paragraph with *emphasis* and `code`.\n\n" * 100_000
    projects.write(folder, {f"source/long-{place}.md": f"# Long\n\n{long}" for place in range(2)})
    command = [sys.executable, "-m", "hornbook", "build", "--jobs", jobs]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job hands on that it is ignored
    process = subprocess.Popen(
        command, cwd=folder, env=projects.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 300
    while not list(folder.glob(".build.tmp-*/lessons")):
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.02)
    return process
