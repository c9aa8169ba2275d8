"""What a check remembers is never wrong and never stale, whatever becomes of the files, the folder and Hornbook."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hornbook import cache, checking, discovery, installation, lessons, resources
from hornbook.cache import Store
from hornbook.diagnostics import Finding
from hornbook.markup import math
from tests import projects
from tests.projects import CONTRADICTION, LESSON

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
ACTING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
SHOWS = "# Delta\n\n![A delta from above](media/delta.svg) and [the rivers](rivers.md#fast).\n"
FILES: dict[str, str | bytes] = {
    "source/course.yml": "title: Water\n",
    "source/rivers.md": LESSON,
    "source/delta.md": SHOWS,
    "source/old.md": CONTRADICTION,
    "source/media/delta.svg": PICTURE,
}
EDITS: dict[str, str | bytes | None] = {
    "source/rivers.md": LESSON.replace("{#fast}", "{#slow}"),
    "source/old.md": CONTRADICTION.replace("b) Outside", "b) Inside"),
    "source/media/delta.svg": ACTING,
    "source/delta.md": SHOWS.replace("delta.svg", "gone.svg"),
    "source/media/gone.svg": PICTURE,
    "source/course.yml": "title: Water\nlanguage: de\nseverities: {ITM039: error, LNK003: hint}\ntargets: [gift]\n",
    "source/spring.md": LESSON,
    "source/media/gone.svg ": None,
    "source/rivers.md ": None,
}


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a course that holds findings of many kinds; its store is beside it."""
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "remembered"))
    return projects.write(tmp_path / "course", FILES)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return the list of files that are read, which grows as they are."""
    files: list[str] = []
    really = lessons.read

    def noted(task: lessons.Reading) -> lessons.LessonRead:
        files.append(task.lesson.file)
        return really(task)

    monkeypatch.setattr(lessons, "read", noted)
    return iter([files])


def found(course: Path, *, cached: bool = True) -> tuple[Finding, ...]:
    return checking.check([course / "source"], cached=cached).findings


def store(course: Path) -> Path:
    place = cache.place(discovery.find([course / "source"]).root)
    assert place is not None
    return place


def test_a_second_check_reads_nothing_and_finds_the_same(course: Path, read: Iterator[list[str]]) -> None:
    files = next(read)
    first = found(course)
    assert len(files) == 3
    assert {finding.code for finding in first} >= {"QUI012"}
    assert found(course) == first == found(course, cached=False)
    assert len(files) == 6


def test_after_each_edit_the_same_is_found_as_without_a_memory(course: Path, read: Iterator[list[str]]) -> None:
    files = next(read)
    before = found(course)
    for name, text in EDITS.items():
        place = course / name.strip()
        place.unlink() if text is None else projects.write(course, {name: text})
        files.clear()
        after = found(course)
        remembered = len(files)
        assert after == found(course, cached=False), name
        assert after != before, name
        assert remembered < len(files) - remembered or "course.yml" in name, name
        before = after


def test_a_formula_of_an_edited_lesson_is_not_converted_again(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    formula = "# Flow\n\nIt is $v \\cdot A$, and $\\frac{a$ is no formula.\n"
    projects.write(course, {"source/flow.md": formula})
    math.to_mathml.cache_clear()
    before = found(course)
    converted: list[str] = []

    def noted(tex: str, *, display: bool) -> math.Converted:
        converted.append(tex)
        return f"<math>{display}</math>", ""

    monkeypatch.setattr(math, "_convert", noted)
    math.to_mathml.cache_clear()
    projects.write(course, {"source/flow.md": formula + "\nMore words.\n"})
    assert found(course) == before
    assert converted == []
    math.to_mathml.cache_clear()
    found(course, cached=False)
    assert converted
    math.to_mathml.cache_clear()


def torn(data: bytes) -> bytes:
    return data[: len(data) // 2]


def turned(data: bytes) -> bytes:
    return data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]


def of_another_version(data: bytes) -> bytes:
    return data.replace(b"cache 1", b"cache 0")


def sound_but_strange(data: bytes) -> bytes:
    body = b"\x81\xa1x\x01"
    return data[: data.index(b"\n") + 1] + cache._checksum(body) + body


@pytest.mark.parametrize(
    "spoil", [torn, turned, of_another_version, sound_but_strange, lambda _data: b"", lambda data: data + b"x"]
)
def test_a_store_that_is_not_whole_is_read_as_empty(course: Path, spoil: Callable[[bytes], bytes]) -> None:
    first = found(course)
    place = store(course)
    place.write_bytes(spoil(place.read_bytes()))
    assert cache.load(place).entries == {}
    assert found(course) == first
    assert cache.load(place).entries


def test_an_entry_that_is_no_lesson_is_read_anew(course: Path) -> None:
    first = found(course)
    kept = cache.load(store(course))
    for key in kept.entries:
        kept.put(key, b"\xc1")
    kept.save()
    assert found(course) == first


def test_what_another_hornbook_remembers_is_not_taken(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = found(course)
    poisoned = cache.load(store(course))
    rivers = next(value for _, value in poisoned.entries.values() if b"QUI012" in value)
    for key, (_, value) in list(poisoned.entries.items()):
        if value == rivers:
            poisoned.put(key, value.replace(b"QUI012", b"QUI999"))
    poisoned.save()
    assert "QUI999" in {finding.code for finding in found(course)}
    monkeypatch.setattr(installation, "fingerprint", lambda: b"another one")
    assert found(course) == first


def test_hornbook_knows_itself_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks = []
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    for text in ("one", "another"):
        projects.write(tmp_path, {"checks/rule.py": text})
        installation.fingerprint.cache_clear()
        marks += [installation.fingerprint(), installation.fingerprint()]
    installation.fingerprint.cache_clear()
    assert marks[0] == marks[1] != marks[2]


@pytest.mark.parametrize("folder", ["a file", "no/such/folder"])
def test_a_folder_that_cannot_be_used_only_costs_time(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (tmp_path / "a file").write_text("taken", encoding="utf-8")
    monkeypatch.setattr(cache, "_folder", lambda: tmp_path / folder)
    assert found(course) == found(course) == found(course, cached=False)


def test_a_folder_that_may_not_be_written_only_costs_time(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "no right to write")

    monkeypatch.setattr(Path, "write_bytes", refused)
    assert found(course) == found(course, cached=False)
    assert not store(course).exists()


def test_a_check_that_was_killed_while_it_wrote_leaves_the_former_store(course: Path) -> None:
    first = found(course)
    place = store(course)
    whole = place.read_bytes()
    place.with_suffix(".4711").write_bytes(torn(whole))
    assert cache.load(place).entries
    assert found(course) == first
    assert place.read_bytes() == whole


def test_checks_at_the_same_time_find_the_same_and_leave_a_whole_store(course: Path) -> None:
    command = [sys.executable, "-m", "hornbook", "check", "--format", "concise", str(course / "source")]
    environment = projects.environment(HORNBOOK_CACHE=os.environ[cache.FOLDER])
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(4)]
    told = {process.communicate()[0] for process in running}
    assert len(told) == 1
    assert cache.load(store(course)).entries
    assert subprocess.run(command, env=environment, capture_output=True, check=False).stdout in told


def test_entries_that_nobody_asks_for_go_after_a_while(tmp_path: Path) -> None:
    place = tmp_path / "one.cache"
    kept = Store(place)
    kept.put(b"old", b"1")
    kept.save()
    for run in range(40):
        kept = cache.load(place)
        kept.put(b"new", str(run).encode())
        kept.save()
    assert cache.load(place).entries.keys() == {b"new"}
