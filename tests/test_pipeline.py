"""The promises of a build: whole or not at all, reproducible, honest about what it leaves out."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import IO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hornbook import checking, pipeline, schema, swap, targets
from hornbook.diagnostics import Severity
from hornbook.misuse import MisuseError
from hornbook.pipeline import Outcome, Request
from hornbook.targets.target import Target, no
from tests import projects
from tests.projects import LESSON

TARGETS = targets.BUILTIN
SECOND = (
    LESSON.replace("Rivers", "Coasts")
    .replace("rivers", "coasts")
    .replace("#fast", "#slow")
    .replace("a river fast", "a coast steep")
)


def build(root: Path, **wishes: object) -> Outcome:
    request = {"paths": (root / "source",), "output": root / "build", "targets": ("json", "moodle"), **wishes}
    return pipeline.build(Request(**request))  # type: ignore[arg-type]


def codes(outcome: Outcome | checking.Checked) -> list[str]:
    return [finding.code for finding in outcome.findings]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    files = {"course.yml": "id: earth\ntitle: Earth\n", "01-rivers.md": LESSON, "02-coasts/01-coasts.md": SECOND}
    return projects.write(tmp_path, {f"source/{name}": text for name, text in files.items()})


def test_a_build_has_the_layout_and_the_report_that_were_promised(course: Path) -> None:
    outcome = build(course, targets=TARGETS)
    made = projects.contents(course / "build")
    assert {
        "json/course.json",
        "json/lessons/rivers.json",
        "json/lessons/coasts.json",
        "html/index.html",
    } <= made.keys()
    assert {
        f"packages/earth-{name}" for name in ("qti3.zip", "qti21.zip", "qti12.zip", "moodle.xml", "scorm2004.zip")
    } <= made.keys()
    report = json.loads(made.pop("report.json"))
    assert schema.validate("report", report) == []
    assert {entry["path"]: (entry["size"], entry["sha256"]) for entry in report["artifacts"]} == {
        path: (len(data), sha256(data).hexdigest()) for path, data in made.items()
    }
    assert report["items"] == {"choice": 2}
    assert report["lessons"] == 2
    assert not outcome.failed


def test_the_same_input_gives_the_same_bytes_wherever_and_however_it_is_built(course: Path, tmp_path: Path) -> None:
    build(course, targets=TARGETS)
    first = projects.contents(course / "build")
    other = projects.write(tmp_path / "elsewhere" / "deep", dict(projects.contents(course / "source")))
    moved = other.rename(other.parent / "source")
    result = projects.hornbook(moved.parent, "build", "--jobs", "2", PYTHONHASHSEED="77", TZ="Asia/Tokyo")
    assert result.code == 0, result.err
    assert projects.contents(moved.parent / "build") == first


def test_no_output_knows_where_the_course_lies(course: Path) -> None:
    projects.write(course, {"source/03-odd.md": "---\nodd: 1\n---\n\n# Odd\n"})
    build(course, targets=TARGETS)
    for path, data in projects.contents(course / "build").items():
        assert str(course).encode() not in data, path
        if path.endswith(".zip"):
            with zipfile.ZipFile(course / "build" / path) as archive:
                assert all(str(course).encode() not in archive.read(name) for name in archive.namelist())


def test_a_failed_build_touches_nothing_and_leaves_nothing(course: Path) -> None:
    build(course)
    before = projects.contents(course / "build")
    stamps = {path: path.stat().st_mtime_ns for path in (course / "build").rglob("*")}
    (course / "source/01-rivers.md").write_text("---\ntitle: a: b\n---\n", encoding="utf-8")
    assert build(course).failed
    assert projects.contents(course / "build") == before
    assert {path: path.stat().st_mtime_ns for path in (course / "build").rglob("*")} == stamps
    assert sorted(path.name for path in course.iterdir()) == ["build", "source"]


def test_what_a_former_build_made_and_this_one_does_not_is_gone(course: Path) -> None:
    build(course)
    (course / "source/01-rivers.md").unlink()
    build(course)
    assert not (course / "build/json/lessons/rivers.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal there")
@pytest.mark.parametrize("moment", ["before", "between", "after"])
def test_killed_at_any_moment_the_former_build_stands_and_the_next_is_right(course: Path, moment: str) -> None:
    build(course)
    former = projects.contents(course / "build")
    (course / "source/01-rivers.md").write_text(LESSON.replace("Water", "All water"), encoding="utf-8")
    killer = f"""
import os, signal, sys
from pathlib import Path
from hornbook import swap
from hornbook.cli import main
put, rename, rmtree = swap.put, Path.rename, swap.shutil.rmtree
die = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
moment = {moment!r}
if moment == "before":
    swap.put = die
elif moment == "between":
    swap._exchange = lambda *_: False
    Path.rename = lambda one, other: (rename(one, other), die()) if other.name == "former" else rename(one, other)
else:
    swap.shutil.rmtree = die
sys.exit(main(["build", "-t", "json", "-t", "moodle"]))
"""
    done = subprocess.run([sys.executable, "-c", killer], cwd=course, env=projects.environment(), check=False)
    assert done.returncode == -signal.SIGKILL
    if moment == "before":
        assert projects.contents(course / "build") == former
    failing = course / "source" / "zz.md"
    failing.write_text("---\ntitle: a: b\n---\n", encoding="utf-8")
    build(course)
    assert (course / "build/report.json").is_file()
    failing.unlink()
    build(course)
    assert b"All water" in (course / "build/json/lessons/rivers.json").read_bytes()
    assert sorted(path.name for path in course.iterdir()) == ["build", "source"]


def test_what_a_build_left_that_was_killed_while_it_came_or_went_is_swept_away(tmp_path: Path) -> None:
    litter = tmp_path / f"{swap.prefix(tmp_path / 'build')}1"
    (litter / "new").mkdir(parents=True)
    with swap.staging(tmp_path / "build"):
        assert not litter.exists()


def test_a_build_whose_folder_is_taken_for_litter_makes_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []
    held = swap._held

    def late(place: Path) -> IO[bytes] | None:
        if not taken:
            taken.append(place.parent)
            place.parent.rmdir()
        return held(place)

    monkeypatch.setattr(swap, "_held", late)
    with swap.staging(tmp_path / "build") as new:
        assert new.is_dir()
        assert not taken[0].exists()


def test_a_build_at_work_is_not_swept_away_by_another(tmp_path: Path) -> None:
    with swap.staging(tmp_path / "build") as one:
        (one / "page").touch()
        with swap.staging(tmp_path / "build"):
            assert (one / "page").exists()
    assert list(tmp_path.iterdir()) == []


def test_swapping_works_where_the_system_cannot_exchange_folders(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(course)
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    (course / "source/01-rivers.md").unlink()
    build(course)
    assert not (course / "build/json/lessons/rivers.json").exists()
    assert sorted(path.name for path in course.iterdir()) == ["build", "source"]


def test_the_former_build_comes_back_where_the_new_one_cannot_take_its_place(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(course)
    before = projects.contents(course / "build")
    rename = Path.rename

    def refuse(path: Path, other: Path) -> Path:
        if path.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(path, other)

    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse)
    (course / "source/01-rivers.md").unlink()
    with pytest.raises(PermissionError):
        build(course)
    assert projects.contents(course / "build") == before
    assert sorted(path.name for path in course.iterdir()) == ["build", "source"]


def test_keep_going_builds_what_is_sound_and_names_what_it_leaves_out(course: Path) -> None:
    faulty = LESSON + "\n### 2. Where is it slow? {#lost}\n\n- a) Outside\n- b) Inside\n\nAnswer: b) Outside\n"
    (course / "source/01-rivers.md").write_text(faulty, encoding="utf-8")
    (course / "source/03-broken.md").write_text("---\ntitle: a: b\n---\n", encoding="utf-8")
    outcome = build(course, keep_going=True)
    assert outcome.failed
    assert {"CRS020", "CRS021"} <= set(codes(outcome))
    lessons = {path.stem: path.read_text(encoding="utf-8") for path in (course / "build/json/lessons").iterdir()}
    assert lessons.keys() == {"rivers", "coasts"}
    assert '"fast"' in lessons["rivers"]
    assert '"lost"' not in lessons["rivers"]
    report = json.loads((course / "build/report.json").read_text(encoding="utf-8"))
    assert {"CRS020", "CRS021"} <= {finding["code"] for finding in report["findings"]}


def test_severities_of_the_course_file_are_applied(course: Path) -> None:
    lesson = course / "source/01-rivers.md"
    lesson.write_text(LESSON.replace("title: Rivers", "title: Rivers\nodd: 1"), encoding="utf-8")
    for word, severity in (("error", Severity.ERROR), ("hint", Severity.HINT)):
        (course / "source/course.yml").write_text(f"severities: {{FRM003: {word}}}\n", encoding="utf-8")
        outcome = build(course)
        assert [(finding.code, finding.severity) for finding in outcome.findings] == [("FRM003", severity)]
        assert outcome.failed is (severity is Severity.ERROR)
    (course / "source/course.yml").write_text("severities: {FRM003: off}\n", encoding="utf-8")
    assert codes(build(course)) == []


def test_what_would_break_a_package_stays_an_error_whatever_the_course_file_says(course: Path) -> None:
    twice = SECOND.replace("#slow", "#fast").replace("### 1.", "<!-- hornbook: allow CRS010 -->\n### 1.")
    (course / "source/02-coasts/01-coasts.md").write_text(twice, encoding="utf-8")
    (course / "source/course.yml").write_text("severities: {CRS010: off}\n", encoding="utf-8")
    outcome = build(course)
    assert set(codes(outcome)) == {"CRS007", "CRS010", "CMT001"}
    assert outcome.failed


def test_names_in_the_course_file_that_do_not_exist_are_findings_at_their_place(course: Path) -> None:
    text = (
        "targets: [json, htlm]\nseverities: {QUI999: off}\n"
        "modules:\n  - 09-absent\n  - folder: 02-coasts\n    lessons: [absent.md]\n"
        "accepted_losses:\n  moodel: [link]\n  qti3: [link, lnik]\n"
    )
    (course / "source/course.yml").write_text(text, encoding="utf-8")
    found = {(finding.code, finding.span.line, finding.span.column) for finding in build(course).findings}
    assert found == {
        ("CRS004", 1, 17),
        ("CRS005", 2, 14),
        ("CRS002", 4, 5),
        ("CRS003", 6, 15),
        ("CRS006", 8, 3),
        ("CRS006", 9, 16),
    }


def test_an_accepted_loss_is_no_finding_and_stays_in_the_report(course: Path) -> None:
    lesson = course / "source/01-rivers.md"
    lesson.write_text(LESSON.replace(".quiz}", ".quiz attempts=2 kind=graded}"), encoding="utf-8")
    settings = course / "source/course.yml"
    assert codes(build(course)) == ["TGT001", "TGT001"]
    settings.write_text("accepted_losses: {moodle: [quiz.attempts], qti3: [quiz.graded]}\n", encoding="utf-8")
    outcome = build(course)
    assert [finding.code for finding in outcome.findings] == ["TGT001"]
    assert "graded" in outcome.findings[0].message
    assert outcome.report is not None
    assert {loss.feature: loss.accepted for loss in outcome.report.losses} == {
        "quiz.attempts": True,
        "quiz.graded": False,
    }


def test_a_target_is_written_only_where_all_that_it_cannot_carry_is_accepted(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, package = targets.load, course / "build/packages/earth-moodle.xml"

    def without_choices(name: str) -> Target:
        target = load(name)
        return replace(target, support={**target.support, "choice": no("there is no place for it")})

    monkeypatch.setattr(targets, "load", without_choices)
    assert codes(build(course, targets=("moodle",))) == ["TGT002", "TGT002"]
    assert not package.exists()
    settings = course / "source/course.yml"
    settings.write_text("id: earth\naccepted_losses: {moodle: [choice]}\n", encoding="utf-8")
    assert codes(build(course, targets=("moodle",))) == []
    assert package.exists()


def test_the_course_file_orders_modules_and_lessons(course: Path) -> None:
    files = {
        "source/course.yml": "modules:\n  - folder: 02-coasts\n    title: The sea\n    lessons: [zebra]\n",
        "source/02-coasts/zebra.md": "# Zebra\n\nText.\n",
        "source/01-hills/hill.md": "# Hill\n\nText.\n",
    }
    outcome = build(projects.write(course, dict(files)))
    assert [lesson.id for lesson in outcome.course.lessons] == ["rivers", "zebra", "coasts", "hill"]
    assert [(module.id, module.title) for module in outcome.course.modules] == [
        ("coasts", "The sea"),
        ("hills", "Hills"),
    ]


def test_front_matter_decides_the_id_and_the_place_of_a_lesson(course: Path) -> None:
    files = {
        "source/03-hills.md": "---\nid: Hill-1\norder: 0\n---\n\n## Quiz\n\n1. So?\n   - [x] Yes\n   - [ ] No\n",
        "source/04-last.md": "---\norder: -7\n---\n\nText.\n",
        "source/05-end.md": "[there](03-hills.md)\n",
    }
    outcome = build(projects.write(course, dict(files)))
    assert outcome.findings == ()
    assert [lesson.id for lesson in outcome.course.lessons] == ["last", "Hill-1", "rivers", "end", "coasts"]
    assert [quiz.id for quiz in outcome.course.lessons[1].quizzes] == ["Hill-1-quiz"]
    assert (course / "build/json/lessons/Hill-1.json").is_file()


def test_an_id_of_the_front_matter_that_another_lesson_has_is_an_error(course: Path) -> None:
    projects.write(course, {"source/03-hills.md": "---\nid: Rivers\n---\n\nText.\n"})
    assert codes(build(course)) == ["CRS012"]


def test_a_folder_without_a_course_file_has_its_title_from_its_name(tmp_path: Path) -> None:
    root = projects.write(tmp_path, {"data_drift/10-b.md": "# B\n\nText.\n", "data_drift/9-a.md": "# A\n\nText.\n"})
    outcome = pipeline.build(Request((root / "data_drift",), tmp_path / "out", ("json",)))
    assert (outcome.course.id, outcome.course.title) == ("data-drift", "Data drift")
    assert [lesson.id for lesson in outcome.course.lessons] == ["a", "b"]


def test_ids_and_links_are_checked_over_the_whole_course(course: Path) -> None:
    link = "\n[a](02-coasts/01-coasts.md#quiz-coasts) [b](absent.md) [c](02-coasts/01-coasts.md#nowhere)\n"
    lesson = course / "source/01-rivers.md"
    lesson.write_text(LESSON.replace("effort.\n", "effort.\n" + link), encoding="utf-8")
    (course / "source/02-coasts/01-coasts.md").write_text(SECOND.replace("#slow", "#fast"), encoding="utf-8")
    found = {finding.code: finding.span for finding in build(course).findings}
    assert found.keys() == {"CRS010", "LNK001", "LNK003"}
    assert (found["LNK001"].line, found["LNK003"].line) == (7, 7)
    assert found["CRS010"].file.endswith("02-coasts/01-coasts.md")


def test_a_target_for_quizzes_of_a_course_without_any_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/a.md": "# A\n\nText.\n"})
    outcome = build(tmp_path)
    assert codes(outcome) == ["TGT003"]
    assert not (tmp_path / "build/packages").exists()
    assert (tmp_path / "build/json/course.json").is_file()


def test_targets_for_quizzes_that_nobody_named_are_passed_over_with_one_hint(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/a.md": "# A\n\nText.\n"})
    outcome = build(tmp_path, targets=())
    (finding,) = outcome.findings
    assert (finding.code, finding.severity) == ("TGT008", Severity.HINT)
    assert all(name in finding.message for name in ("QTI 3.0", "Moodle XML", "GIFT"))
    assert "SCORM" not in finding.message
    written = sorted(path.stem.rpartition("-")[2] for path in (tmp_path / "build/packages").iterdir())
    assert written == ["scorm12", "scorm2004"]


def test_a_few_lessons_without_a_quiz_are_no_course_without_one(course: Path) -> None:
    projects.write(course, {"source/03-seas.md": "# Seas\n\nThey are wide.\n"})
    for named in ("", "targets: [html, moodle]\n"):
        projects.write(course, {"source/course.yml": f"id: earth\ntitle: Earth\n{named}"})
        assert checking.check([course / "source/03-seas.md"]).findings == ()


def test_bytes_that_are_no_text_are_errors_and_control_characters_warnings(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/a.md": b"# A\n\nna\xefve\n", "source/b.md": "# B\n\nfeed\f\f\n"})
    found = [
        (finding.code, finding.severity, finding.span.line, finding.span.column) for finding in build(tmp_path).findings
    ]
    assert ("SRC001", Severity.ERROR, 3, 3) in found
    assert ("SRC002", Severity.WARNING, 3, 5) in found
    assert len([code for code, *_ in found if code.startswith("SRC")]) == 2


def test_a_file_that_cannot_be_read_is_a_finding(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "01-rivers.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (finding,) = build(course).findings
    assert (finding.code, finding.message) == ("FIL001", "this cannot be read: Permission denied")
    assert finding.span.file.endswith("source/01-rivers.md")


def test_a_line_that_no_author_wrote_is_an_error_before_it_is_read(tmp_path: Path) -> None:
    picture = "![A dot](data:image/png;base64," + "QUJD" * 100_000 + ")"
    files = {"source/a.md": "# A\n\n" + "word " * 1_000_000, "source/b.md": f"# B\n\n{picture}\n"}
    projects.write(tmp_path, dict(files))
    (finding,) = build(tmp_path, targets=("json",)).findings
    assert (finding.code, Path(finding.span.file).name, finding.span.line) == ("SRC006", "a.md", 3)
    assert "5,000,000 characters" in finding.message


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: A\n---\n", "# A\n\n## B\n"])
def test_a_lesson_that_holds_nothing_is_a_warning(tmp_path: Path, text: str) -> None:
    outcome = build(projects.write(tmp_path, {"source/a.md": text}), targets=("json",))
    assert codes(outcome) == ["CRS008"]
    assert not outcome.failed


def test_a_picture_outside_of_the_source_is_never_packed(course: Path) -> None:
    projects.write(course, {"secret.png": "secret", "source/03-c.md": "# C\n\n![x](../secret.png)\n\n![y](link.png)\n"})
    (course / "source/link.png").symlink_to(course / "secret.png")
    outcome = build(course, keep_going=True)
    assert outcome.failed
    assert all(data != b"secret" for data in projects.contents(course / "build").values())


def test_the_source_itself_is_never_the_output(course: Path) -> None:
    for output in (course / "source", course):
        with pytest.raises(MisuseError):
            build(course, output=output)
    assert (course / "source/01-rivers.md").is_file()


TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=300)
MARKED = st.lists(
    st.sampled_from(
        [
            "# T",
            "## Quiz",
            "1. Q",
            "- [x] a",
            "- [ ] b",
            "A. x",
            "Answer: b",
            "---",
            "```",
            ":::",
            "| a | b |",
            "|--|--|",
            "$x^$",
            "<script>",
            "[l](x.md)",
            "![p](p.png)",
            "{#id .quiz",
            "> [!NOTE]",
            "[^1]",
            "Feedback:",
            "Points: 1e999",
            "",
            "  ",
            "\t",
        ]
    ),
    max_size=24,
).map("\n".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(TEXTS.map(str.encode), MARKED.map(str.encode), st.binary(max_size=200)))
@example(b"\xff\xfe\x00")
@example(b"---\ntitle: &a [*a]\n---\n")
@example(b"## Quiz\n\n1. Q\n- [x]\n- [ ]\n")
def test_any_bytes_end_in_a_build_or_in_findings(tmp_path: Path, data: bytes) -> None:
    projects.write(tmp_path, {"source/good.md": LESSON, "source/any.md": data})
    before = projects.contents(tmp_path / "build")
    outcome = build(tmp_path, targets=TARGETS)
    failed = any(finding.severity is Severity.ERROR for finding in outcome.findings)
    assert outcome.failed is failed
    assert all(finding.span.line >= 1 and finding.span.column >= 1 for finding in outcome.findings)
    if failed:
        assert projects.contents(tmp_path / "build") == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(TEXTS, st.sampled_from(["modules: [a", "targets: 1", "severities: x", "- a", "pass_mark: 300%"])))
def test_any_course_file_ends_in_a_build_or_in_findings(tmp_path: Path, text: str) -> None:
    projects.write(tmp_path, {"source/good.md": LESSON, "source/course.yml": text})
    outcome = build(tmp_path)
    assert outcome.failed is any(finding.severity is Severity.ERROR for finding in outcome.findings)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "> " * 5_000 + "a",
        "*a **a " * 5_000,
        "`" * 9_999 + "a",
        "- " * 2_000 + "a",
        "![" * 9_999,
        "<" * 20_000,
        "$" * 9_999,
        "|" * 9_999 + "\n" + "|-" * 5_000,
        "(" * 9_999 + ")" * 9_999,
        ":::\n" * 5_000,
        "\\" * 20_001,
    ],
    ids=lambda text: text[:6],
)
def test_pathological_markdown_ends_in_bounded_time(tmp_path: Path, text: str) -> None:
    projects.write(tmp_path, {"a.md": "# A\n\n" + text + "\n"})
    result = projects.hornbook(tmp_path, "build", "-t", "json")
    assert result.code in {0, 1}, result.err
