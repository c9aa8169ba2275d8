"""What is shipped: a wheel that works from an empty folder, a source distribution with all that belongs to it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import projects
from tests.projects import ROOT


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shipped")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def site(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(next(shipped.glob("*.whl"))) as wheel:
        wheel.extractall(folder)  # noqa: S202 - made by ourselves a moment ago
    return folder


def below(folder: Path) -> Iterator[str]:
    """Yield the files that git knows below a folder of the checkout."""
    command = ["git", "ls-files", "-z", str(folder)]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    yield from (name for name in listed.split("\0") if name)


def run(site: Path, folder: Path, *arguments: str) -> str:
    code = "import sys; from hornbook import cli; assert sys.argv.pop(1) in cli.__file__; sys.exit(cli.main())"
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-c", code, site.name, *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_every_schema_and_template(site: Path) -> None:
    for folder in ("schemas", "templates"):
        for name in below(ROOT / folder):
            assert (site / "hornbook" / "_data" / name).read_bytes() == (ROOT / name).read_bytes(), name


def test_the_wheel_works_in_an_empty_folder(site: Path, tmp_path: Path) -> None:
    assert "urn:hornbook:schema:lesson" in run(site, tmp_path, "schema", "lesson")
    run(site, tmp_path, "init", "course")
    run(site, tmp_path / "course", "build")
    made = {path.name for path in (tmp_path / "course/build/packages").iterdir()}
    zips = {f"course-{name}.zip" for name in ("qti3", "qti22", "qti21", "qti12", "scorm12", "scorm2004")}
    assert made == {*zips, "course-moodle.xml", "course-gift.txt"}


def test_the_wheel_builds_the_same_bytes_as_the_checkout(site: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "source", tmp_path / "source")
    run(site, tmp_path, "build", "source", "-o", "wheel", "--allow-loss", "--no-cache")
    done = projects.hornbook(tmp_path, "build", "source", "-o", "checkout", "--allow-loss", "--no-cache")
    assert done.code == 0, done.err
    wheel, checkout = (projects.contents(tmp_path / name) for name in ("wheel", "checkout"))
    assert sorted(wheel) == sorted(checkout)
    assert [path for path, data in wheel.items() if checkout[path] != data] == []


def test_the_wheel_holds_nothing_else(site: Path) -> None:
    assert {path.name.partition("-")[0] for path in site.iterdir()} == {"hornbook"}
    assert {path.name for path in (site / "hornbook" / "_data").iterdir()} == {"schemas", "templates"}


def test_the_source_distribution_holds_the_project_and_nothing_of_a_machine(shipped: Path) -> None:
    with tarfile.open(next(shipped.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for needed in (
        "pyproject.toml",
        "noxfile.py",
        "run.py",
        "README.md",
        "LICENSE",
        "source/course.yml",
        "tools/docs.py",
    ):
        assert needed in names
    for folder in ("hornbook", "schemas", "templates", "tests", "docs", "bench"):
        assert set(below(ROOT / folder)) <= names, folder
    unwanted = ("node_modules", "__pycache__", "package-lock", ".nox", "build/")
    assert [name for name in names if any(part in name for part in unwanted)] == []
