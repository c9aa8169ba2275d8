"""A new project builds at once, and installs the Hornbook that made it."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from hornbook import __version__, scaffold
from hornbook.reading import course_file
from hornbook.source import from_text
from tests import projects
from tests.projects import hornbook


def test_a_new_project_builds_without_a_finding(tmp_path: Path) -> None:
    made = hornbook(tmp_path, "init", "my course")
    assert made.code == 0, made.err
    project = tmp_path / "my course"
    for path in (".gitignore", ".github/workflows/course.yml", "noxfile.py", "README.md", "source/course.yml"):
        assert (project / path).is_file(), path
        assert path in made.out
    built = hornbook(project, "build", "--strict")
    assert built.code == 0, built.out
    assert "no findings" in built.out
    assert (project / "build/packages/my-course-scorm12.zip").is_file()


@pytest.mark.parametrize("name", ["Über «Tee»", 'a "b" \\c: #d', "日本語", "no"])
def test_any_name_makes_a_project_with_that_title(name: str) -> None:
    files = dict(scaffold.files(name, "hornbook"))
    settings, findings = course_file.read(from_text("course.yml", files["source/course.yml"]))
    assert findings == ()
    assert settings.title == name[:1].upper() + name[1:]
    assert settings.id


def test_no_placeholder_is_left(tmp_path: Path) -> None:
    hornbook(tmp_path, "init", "course")
    assert [path for path, data in projects.contents(tmp_path).items() if b"@@" in data] == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    projects.write(tmp_path, {"course/notes.txt": "mine"})
    result = hornbook(tmp_path, "init", "course")
    assert result.code == 2
    assert "is not an empty folder" in result.err
    assert list(projects.contents(tmp_path)) == ["course/notes.txt"]


class Installed:
    """A distribution that records where it came from."""

    def __init__(self, origin: dict[str, Any] | None) -> None:
        self.origin = origin

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return json.dumps(self.origin) if self.origin else None


@pytest.mark.parametrize(
    ("origin", "needed"),
    [
        (None, f"hornbook=={__version__}"),
        ({"url": "file:///home/a%20b/h", "dir_info": {"editable": True}}, "hornbook @ file:///home/a%20b/h"),
        ({"url": "https://x.example/h.whl", "archive_info": {}}, "hornbook @ https://x.example/h.whl"),
        (
            {
                "url": "https://x.example/h",
                "vcs_info": {"vcs": "git", "commit_id": "abc", "requested_revision": "main"},
            },
            "hornbook @ git+https://x.example/h@abc",
        ),
    ],
)
def test_the_requirement_is_where_this_hornbook_came_from(
    monkeypatch: pytest.MonkeyPatch, origin: dict[str, Any] | None, needed: str
) -> None:
    monkeypatch.delenv("HORNBOOK_REQUIREMENT", raising=False)
    monkeypatch.setattr(metadata, "distribution", lambda _name: Installed(origin))
    assert scaffold.requirement() == needed
    monkeypatch.setenv("HORNBOOK_REQUIREMENT", "hornbook==9")
    assert scaffold.requirement() == "hornbook==9"


def test_a_checkout_that_is_not_installed_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(_name: str) -> None:
        raise metadata.PackageNotFoundError

    monkeypatch.delenv("HORNBOOK_REQUIREMENT", raising=False)
    monkeypatch.setattr(metadata, "distribution", absent)
    assert scaffold.requirement() == f"hornbook @ {projects.ROOT.as_uri()}"


def test_the_noxfile_of_a_new_project_is_valid_python(tmp_path: Path) -> None:
    hornbook(tmp_path, "init", "course")
    compile((tmp_path / "course/noxfile.py").read_text(encoding="utf-8"), "noxfile.py", "exec")
