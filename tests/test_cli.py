"""The command line as its users meet it: what is printed, and the exit code."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hornbook import __version__, catalogue, cli, pipeline, schema
from tests import projects
from tests.projects import CONTRADICTION, LESSON, hornbook


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return projects.write(tmp_path, {"source/course.yml": "id: rivers\n", "source/01-rivers.md": LESSON})


def test_the_version_needs_none_of_the_heavy_imports(tmp_path: Path) -> None:
    probe = (
        "import sys; from hornbook.cli import main; main(['--version']); "
        "heavy = {'rich', 'yaml', 'jinja2', 'msgspec', 'markdown_it', 'jsonschema', 'nh3', 'hornbook.pipeline'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=projects.ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines() == [f"hornbook {__version__}", "[]"]
    assert hornbook(tmp_path, "--version").code == 0


def test_a_build_says_what_it_made_and_what_to_do_with_it(course: Path) -> None:
    result = hornbook(course, "build")
    assert result.code == 0, result.err
    for made in ("build/json/", "build/html/", "build/packages/rivers-moodle.xml", "build/report.json"):
        assert made in result.out
    assert "1 lesson, 1 question, no findings" in result.out
    assert "Question bank" in result.out


def test_a_contradiction_stops_the_build_with_its_line_and_the_way_out(tmp_path: Path) -> None:
    projects.write(tmp_path, {"course/rivers.md": CONTRADICTION})
    result = hornbook(tmp_path, "build", "course")
    assert result.code == 1
    assert "course/rivers.md:9:" in result.out
    assert "    9 │    Answer: b) Outside" in result.out
    assert "→" in result.out
    assert "Nothing was built" in result.out
    assert not (tmp_path / "build").exists()


def test_strict_takes_a_warning_as_an_error(tmp_path: Path) -> None:
    projects.write(tmp_path, {"a.md": "---\ntitel: Rivers\n---\n\nWater.\n"})
    assert hornbook(tmp_path, "check").code == 0
    assert hornbook(tmp_path, "check", "--strict").code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "absent"], "there is no file or folder “absent”"),
        (["build", "-t", "htlm"], "there is no target “htlm”; there are: json, html"),
        (["build", "-o", "source"], "would replace the source"),
        (["build", "notes.pdf"], "“notes.pdf” is no lesson"),
        (["build", "--jobs", "0"], "a number from 1"),
        (["check", "absent.md"], "there is no file or folder “absent.md”"),
        (["explain", "FRM099"], "there is no rule “FRM099”; did you mean FRM00"),
        (["schema", "lessen"], "there is no schema “lessen”; there are: baseline, course"),
        (["targets", "htlm"], "there is no target “htlm”"),
        (["frobnicate"], "invalid choice"),
        ([], "the following arguments are required"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(course: Path, arguments: list[str], said: str) -> None:
    (course / "notes.pdf").touch()
    result = hornbook(course, *arguments)
    assert result.code == 2
    assert said in result.err
    assert "Traceback" not in result.err


def test_an_output_folder_that_holds_other_things_is_not_replaced(course: Path) -> None:
    projects.write(course, {"build/thesis.odt": "years of work"})
    result = hornbook(course, "build")
    assert result.code == 2
    assert "holds other things than a build" in result.err
    assert (course / "build" / "thesis.odt").read_text() == "years of work"


@pytest.mark.parametrize("output", ["file", "file/below", "file/far/below"])
def test_an_output_at_or_below_a_file_is_wrong_use(course: Path, output: str) -> None:
    projects.write(course, {"file": "mine"})
    result = hornbook(course, "build", "-o", output)
    assert result.code == 2
    assert "is a file" in result.err
    assert (course / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        ("source/course.yml", "“source/course.yml” cannot be read: Permission denied"),
        (".build.tmp-1f/new", "“build” cannot be written: Permission denied"),
        ("build/json", "“build” cannot be written: Permission denied"),
        (None, "“build” cannot be written: Permission denied"),
    ],
)
def test_what_the_system_refuses_is_named_as_its_user_knows_it(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], refused: str | None, said: str
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", refused)

    monkeypatch.chdir(course)
    monkeypatch.setattr(pipeline, "build", refuse)
    assert cli.main(["build"]) == 2
    assert capsys.readouterr().err == f"hornbook: {said}\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk_behind_the_output_is_no_fault_of_ours(course: Path) -> None:
    command = [sys.executable, "-m", "hornbook", "check"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, cwd=course, env=projects.environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "hornbook: No space left on device\n"


def test_a_line_of_five_megabytes_is_not_printed_in_full(tmp_path: Path) -> None:
    projects.write(tmp_path, {"a.md": "word " * 1_000_000})
    result = hornbook(tmp_path, "check")
    assert result.code == 1
    assert len(result.out) < 2000


def test_explain_lists_every_rule_and_tells_one_in_full(tmp_path: Path) -> None:
    listed = hornbook(tmp_path, "explain").out
    assert all(code in listed for code in catalogue.rules())
    page = hornbook(tmp_path, "explain", "front-matter-not-closed")
    assert page == hornbook(tmp_path, "explain", "frm001")
    assert all(heading in page.out for heading in ("What", "Why", "The way out", "Example"))
    assert "{" not in hornbook(tmp_path, "explain", "FRM004").out


def test_explain_as_json_names_the_same_rules(tmp_path: Path) -> None:
    rules = json.loads(hornbook(tmp_path, "explain", "--format", "json").out)
    assert [rule["code"] for rule in rules] == list(catalogue.rules())


def test_check_explain_as_json_is_one_object_that_fits_its_schema(course: Path) -> None:
    result = hornbook(course, "check", "source", "--explain", "--format", "json")
    document = json.loads(result.out)
    assert schema.validate("findings", document) == []
    assert [question["id"] for question in document["questions"]] == ["fast"]
    assert document["questions"][0]["source"]["file"] == "source/01-rivers.md"
    assert document["findings"] == []


def test_check_explain_shows_the_key_and_where_it_came_from(course: Path) -> None:
    out = hornbook(course, "check", "--explain").out
    assert "source/01-rivers.md:9  choice  #fast  1 point" in out
    assert "✓ a) On the outside of a bend" in out
    assert "· b) On the inside of a bend" in out
    assert "key from: checkbox" in out


def test_check_explain_shows_pools_with_their_questions_and_variants_with_their_keys(tmp_path: Path) -> None:
    pool = "### A {#a .pool pick=1}\n\n#### 1. One?\n\nAnswer: True\n\n#### 2. Two?\n\nAnswer: False\n\n"
    drawn = "### 3. {{a}} + 1? {#sum}\n\n```params\na = choose 4, 6\n```\n\nAnswer: {{a + 1}}\n"
    projects.write(tmp_path, {"one.md": f"## Quiz\n\n{pool}{drawn}"})
    out = hornbook(tmp_path, "check", "one.md", "--explain").out
    assert "one.md:3  pool of 2, draws 1  #a" in out
    assert "one.md:5  true-false  #q-one-" in out
    assert "one.md:13  2 variants, each learner gets one; shown is the first  #sum" in out
    assert {"4 + 1?  ✓ 5" in out, "6 + 1?  ✓ 7" in out} == {True, False}
    assert "3 questions, " in out
    document = json.loads(hornbook(tmp_path, "check", "one.md", "--explain", "--format", "json").out)
    assert schema.validate("findings", document) == []
    assert [question["type"] for question in document["questions"]] == ["pool", "pool"]
    assert document["questions"][0]["questions"][0]["source"]["file"] == "one.md"


def test_files_by_name_are_a_course_and_txt_is_read_too(tmp_path: Path) -> None:
    projects.write(tmp_path, {"one.txt": LESSON, "sub/two.md": "# Two\n\nText.\n"})
    result = hornbook(tmp_path, "build", "one.txt", "sub/two.md", "-t", "json")
    assert result.code == 0, result.out + result.err
    assert (tmp_path / "build/json/lessons/one.json").is_file()
    assert (tmp_path / "build/json/lessons/two.json").is_file()


def test_on_a_runner_of_github_findings_are_annotations(tmp_path: Path) -> None:
    projects.write(tmp_path, {"rivers.md": CONTRADICTION})
    result = hornbook(tmp_path, "check", GITHUB_ACTIONS="true")
    assert result.code == 1
    assert "::error file=rivers.md,line=9," in result.out


def test_a_reader_that_closes_the_pipe_ends_the_command_quietly() -> None:
    command = [sys.executable, "-c", "from hornbook.cli import main; import sys; sys.exit(main(['explain']))"]
    process = subprocess.Popen(command, cwd=projects.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said
    assert process.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_ctrl_c_ends_with_130_and_leaves_no_litter(tmp_path: Path) -> None:
    lesson = "# Long\n\n" + "A paragraph with *emphasis* and `code`.\n\n" * 200_000
    projects.write(tmp_path, {"long.md": lesson})
    command = [sys.executable, "-m", "hornbook", "build"]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job hands on that it is ignored
    process = subprocess.Popen(
        command, cwd=tmp_path, env=projects.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".build.tmp-*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["long.md"]


def test_a_fault_of_ours_names_the_file_and_asks_for_a_report(tmp_path: Path) -> None:
    projects.write(tmp_path, {"rivers.md": LESSON})
    broken = (
        "import sys; from hornbook.reading import lesson; lesson.read = lambda *_: 1 / 0; "
        "from hornbook.cli import main; sys.exit(main(['build']))"
    )
    for variables, traced in (({}, False), ({"HORNBOOK_DEBUG": "1"}, True)):
        environment = projects.environment(**variables)
        done = subprocess.run(
            [sys.executable, "-c", broken],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ("Traceback" in done.stderr) is traced
        if not traced:
            assert done.returncode == 3
            assert "internal error while reading rivers.md: ZeroDivisionError" in done.stderr
            assert "report it" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["rivers.md"]
