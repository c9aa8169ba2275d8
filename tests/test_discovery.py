"""Which files are lessons, in which order, under which ids, and what is left out aloud."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from hornbook import discovery
from hornbook.media import Shelf
from hornbook.misuse import MisuseError
from hornbook.slug import slug, spoken, unnumbered
from tests import projects


def found(root: Path, *files: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    projects.write(root, dict.fromkeys(files, "# A\n"))
    result = discovery.find([root], root / "build")
    lessons = [(lesson.file, lesson.id) for lesson in result.lessons]
    return lessons, [(finding.code, finding.span.file) for finding in result.findings]


def test_lessons_come_as_people_count_an_index_first_and_a_folder_after_its_files(tmp_path: Path) -> None:
    lessons, findings = found(tmp_path, "m/x.md", "10-b.md", "9-a.MARKDOWN", "index.md", "Zeta.md", "alpha.md")
    assert lessons == [
        ("index.md", "index"),
        ("9-a.MARKDOWN", "a"),
        ("10-b.md", "b"),
        ("alpha.md", "alpha"),
        ("Zeta.md", "zeta"),
        ("m/x.md", "x"),
    ]
    assert findings == []


def test_names_that_are_alike_get_their_folder_or_a_number(tmp_path: Path) -> None:
    lessons, _ = found(tmp_path, "01-one/intro.md", "02-two/intro.md", "a b.md", "a-b.md")
    assert [name for _, name in lessons] == ["a-b", "a-b-2", "one-intro", "two-intro"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
def test_no_lesson_is_called_as_a_device_of_windows(tmp_path: Path) -> None:
    lessons, findings = found(tmp_path, "01-con.md", "aux.md", "com7.md", "console.md")
    assert [name for _, name in lessons] == ["con-2", "aux-2", "com7-2", "console"]
    assert findings == [("FIL006", "aux.md"), ("FIL006", "com7.md")]


def test_files_on_different_drives_are_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_paths: list[Path]) -> str:
        raise ValueError

    monkeypatch.setattr(os.path, "commonpath", refuse)
    projects.write(tmp_path, {"a.md": "# A\n"})
    with pytest.raises(MisuseError, match="drives"):
        discovery.find([tmp_path / "a.md"])


def test_an_index_or_readme_of_a_folder_is_called_as_the_folder(tmp_path: Path) -> None:
    lessons, findings = found(tmp_path, "01-rivers/index.md", "02-coasts/README.md", "a.md")
    assert [name for _, name in lessons] == ["a", "rivers", "coasts"]
    assert findings == []


def test_files_about_the_folder_are_left_out_aloud(tmp_path: Path) -> None:
    lessons, findings = found(tmp_path, "README.md", "CHANGELOG.md", "m/readme.md", "m/a.md")
    assert [file for file, _ in lessons] == ["m/a.md"]
    assert sorted(findings) == [("FIL003", "CHANGELOG.md"), ("FIL003", "README.md"), ("FIL003", "m/readme.md")]


def test_a_readme_that_is_all_there_is_is_a_lesson(tmp_path: Path) -> None:
    lessons, findings = found(tmp_path, "README.md")
    assert [file for file, _ in lessons] == ["README.md"]
    assert findings == []


def test_hidden_folders_the_output_and_packages_of_others_are_passed_by(tmp_path: Path) -> None:
    lessons, _ = found(tmp_path, ".git/a.md", "build/b.md", "node_modules/c.md", "templates/html/d.md", "e.md", ".f.md")
    assert [file for file, _ in lessons] == ["e.md"]


def test_a_folder_without_lessons_is_a_finding(tmp_path: Path) -> None:
    assert found(tmp_path) == ([], [("CRS001", ".")])


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that other systems refuse")
def test_names_that_are_one_elsewhere_and_names_that_no_package_takes_are_findings(tmp_path: Path) -> None:
    _, findings = found(tmp_path, "Intro.md", "intro.md", "e\u0301.md", "\u00e9.md", "a\nb.md", os.fsdecode(b"\xff.md"))
    assert sorted(code for code, _ in findings) == ["FIL002", "FIL002", "FIL004", "FIL004"]
    assert all(file.isprintable() for _, file in findings)


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that other systems refuse")
def test_names_that_windows_cannot_have_are_findings_at_their_place(tmp_path: Path) -> None:
    reserved = [
        "CON.md",
        "aux .md",
        "nul.tar.png",
        "lpt9.md",
        "COM¹.svg",
        "dot.png.",
        "blank.md ",
        "prn/a.md",
        "b. /c.md",
    ]
    foreign = ["why?.md", "a:b.md", 'q"<>|*.svg', "up\\x.md", "x?/z.md"]
    fine = ["console.md", "com.md", "com10.md", "a.con.md", " blank.md", "aux2/a.md", ".hidden?.md"]
    _, findings = found(tmp_path, *reserved, *foreign, *fine)
    told = {(code, file.split("/")[0]) for code, file in findings}
    assert told == {("FIL006", name.split("/")[0]) for name in reserved} | {
        ("FIL007", name.split("/")[0]) for name in foreign
    }


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    outside = projects.write(tmp_path / "outside", {"secret.md": "# S\n", "s.png": "s"})
    root = projects.write(tmp_path / "source", {"a.md": "# A\n"})
    (root / "b.md").symlink_to(outside / "secret.md")
    (root / "c").symlink_to(outside)
    (root / "d.md").symlink_to(root / "a.md")
    (root / "loop").symlink_to(root)
    (root / "s.png").symlink_to(outside / "s.png")
    lessons, findings = found(root)
    assert [file for file, _ in lessons] == ["a.md", "d.md"]
    assert sorted(findings) == [("FIL005", "b.md"), ("FIL005", "c"), ("FIL005", "loop")]
    shelf = Shelf(root)
    assert [shelf.find(path) for path in ("s.png", "../outside/s.png", "c/s.png", "/etc/passwd", "x\0", ".")] == [
        None
    ] * 6


def test_media_are_named_by_their_content(tmp_path: Path) -> None:
    projects.write(tmp_path, {"m/Ein Bild.SVG": "<svg/>", "n/ein-bild.svg": "<svg />"})
    shelf = Shelf(tmp_path)
    one, two = shelf.find("m/Ein Bild.SVG"), shelf.find("n/ein-bild.svg")
    assert one is not None
    assert two is not None
    assert (one.id, one.mime, one.size) == (f"ein-bild-{sha256(b'<svg/>').hexdigest()[:8]}.svg", "image/svg+xml", 6)
    assert one.id != two.id
    assert shelf.read(one) == b"<svg/>"
    projects.write(tmp_path, {"m/Ein Bild.SVG": "<svg>new</svg>"})
    with pytest.raises(MisuseError):
        shelf.read(one)


def test_a_project_with_a_source_folder_is_built_from_there(tmp_path: Path) -> None:
    projects.write(tmp_path, {"README.md": "# P\n", "source/course.yml": "", "source/a.md": "# A\n"})
    result = discovery.find([tmp_path])
    assert [lesson.file for lesson in result.lessons] == ["a.md"]
    assert result.title == tmp_path.name


def test_files_by_name_keep_the_names_under_which_they_were_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects.write(tmp_path, {"a/one.txt": "", "b/two.md": "", "c/x": ""})
    monkeypatch.chdir(tmp_path / "c")
    result = discovery.find([Path("../a/one.txt"), Path("../b/two.md"), Path("../a/one.txt")])
    assert [lesson.file for lesson in result.lessons] == ["a/one.txt", "b/two.md"]
    assert result.shown("b/two.md") == "../b/two.md"
    with pytest.raises(MisuseError):
        discovery.find([Path("../a"), Path("../b/two.md")])


@pytest.mark.parametrize(
    ("name", "made"), [("Über uns", "uber-uns"), ("a__b..c", "a-b-c"), ("日本", "n-cf2abf0c"), ("", "n-e3b0c442")]
)
def test_slugs(name: str, made: str) -> None:
    assert slug(name) == made


def test_numbers_that_only_sort_are_no_part_of_a_name() -> None:
    assert [unnumbered(name) for name in ("02-drift", "02_drift", "2. drift", "2001", "3d", "02-")] == [
        "drift",
        "drift",
        "drift",
        "2001",
        "3d",
        "02-",
    ]
    assert spoken("03-data_drift-basics") == "Data drift basics"
