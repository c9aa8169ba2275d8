"""Same input, same bytes: whatever the folder, the hash seed, the time zone, the locale or the number of jobs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import projects
from tests.torture.markers import SOURCE

WAYS: list[tuple[str, tuple[str, ...], dict[str, str]]] = [
    ("again", (), {}),
    ("hash seed", (), {"PYTHONHASHSEED": "4711"}),
    ("time zone and locale", (), {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    ("plain locale", (), {"TZ": "UTC", "LC_ALL": "C", "LANG": "C"}),
    ("four jobs", ("--jobs", "4"), {"PYTHONHASHSEED": "7", "TZ": "America/St_Johns"}),
]


OTHER = "HORNBOOK_OTHER_PYTHON"
"""Names a Python of another version that Hornbook is installed for; `nox -s pythons` sets it."""


def build(home: Path, *arguments: str, **variables: str) -> dict[str, bytes]:
    """Return the files of a build of the torture course, which is copied to `home` first."""
    shutil.copytree(SOURCE, home / "source")
    done = projects.hornbook(home, "build", "source", "-o", "out", "--allow-loss", *arguments, **variables)
    assert done.code == 0, done.out + done.err
    return projects.contents(home / "out")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return a build to compare others with."""
    return build(tmp_path_factory.mktemp("first"), PYTHONHASHSEED="1")


@pytest.mark.parametrize(("arguments", "variables"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS])
def test_the_torture_course_is_the_same_bytes(
    first: dict[str, bytes], tmp_path: Path, arguments: tuple[str, ...], variables: dict[str, str]
) -> None:
    other = build(tmp_path / "another place é" / "deeper", *arguments, **variables)
    assert sorted(other) == sorted(first)
    assert [path for path, data in first.items() if other[path] != data] == []


@pytest.mark.skipif(OTHER not in os.environ, reason="nox -s pythons compares with other Pythons")
def test_another_python_makes_the_same_bytes(first: dict[str, bytes], tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "source")
    command = [os.environ[OTHER], "-m", "hornbook", "build", "source", "-o", "out", "--allow-loss"]
    subprocess.run(command, cwd=tmp_path, env=projects.environment(), check=True, capture_output=True)
    other = projects.contents(tmp_path / "out")
    assert sorted(other) == sorted(first)
    assert [path for path, data in first.items() if other[path] != data] == []


def test_an_edit_of_the_source_changes_the_bytes(first: dict[str, bytes], tmp_path: Path) -> None:
    edited = tmp_path / "edited"
    shutil.copytree(SOURCE, edited)
    page = edited / "01-blocks" / "02-arabic.md"
    page.write_text(page.read_text(encoding="utf-8").replace("zqhint01a", "zqhint01b"), encoding="utf-8")
    done = projects.hornbook(tmp_path, "build", "edited", "-o", "out", "--allow-loss")
    assert done.code == 0, done.out + done.err
    changed = projects.contents(tmp_path / "out")
    expected = {
        f"packages/torture-{name}" for name in ("qti3.zip", "qti21.zip", "qti12.zip", "moodle.xml", "scorm2004.zip")
    }
    assert expected <= {path for path, data in first.items() if changed[path] != data}


def test_no_output_names_the_folder_that_it_was_built_in(tmp_path: Path) -> None:
    home = tmp_path / "kilimanjaro"
    for path, data in build(home).items():
        assert b"kilimanjaro" not in data, path
