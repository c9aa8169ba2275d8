"""The command: how it begins, what it says, how it ends, and what it refuses."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import pytest

from tests import projects
from tests.preview_process import Preview, previewed
from tests.projects import CONTRADICTION, LESSON, hornbook

FILES: dict[str, str | bytes] = {"source/course.yml": "title: Water\n", "source/rivers.md": LESSON}


def get(shown: Preview, path: str) -> str:
    with shown.asked(path) as answer:
        return answer.read().decode()


@pytest.mark.skipif(os.name == "nt", reason="an interrupt of another process is a matter of POSIX")
def test_a_preview_is_served_updated_and_ended_without_litter(tmp_path: Path) -> None:
    projects.write(tmp_path, FILES)
    with previewed(tmp_path) as shown:
        assert "least effort" in get(shown, "rivers.html")
        shown.edit("source/rivers.md", "least effort", "most power")
        assert shown.said().endswith("no findings")
        assert "most power" in get(shown, "rivers.html")
        shown.save("source/rivers.md", CONTRADICTION)
        assert "1 error" in shown.said()
        assert "most power" in get(shown, "rivers.html")
        code, out, err = shown.end()
    assert (code, out, err) == (0, "", "")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["course.yml", "rivers.md", "source"]


@pytest.mark.skipif(os.name == "nt", reason="an interrupt of another process is a matter of POSIX")
def test_who_still_listens_does_not_hold_up_the_end(tmp_path: Path) -> None:
    projects.write(tmp_path, FILES)
    with previewed(tmp_path) as shown, shown.asked(".hornbook/events") as events:
        assert events.readline() == b"retry: 400\n"
        code, _, err = shown.end()
        assert events.read().strip() == b""
    assert (code, err) == (0, "")


def test_the_course_is_opened_in_the_browser_that_the_user_has(tmp_path: Path) -> None:
    note = "import sys, pathlib; pathlib.Path('opened').write_text(sys.argv[1])"
    projects.write(tmp_path, FILES | {"browser.py": note})
    browser = f"{sys.executable} {tmp_path / 'browser.py'} %s"
    with previewed(tmp_path, "--open", BROWSER=browser) as shown:
        opened = tmp_path / "opened"
        while not opened.is_file() or not opened.read_text():
            time.sleep(0.05)
        assert opened.read_text() == shown.address


def test_a_course_may_begin_with_nothing_at_all(tmp_path: Path) -> None:
    with previewed(tmp_path) as shown:
        assert "<h1>" in get(shown, "")
        shown.save("rivers.md", LESSON)
        assert shown.said().endswith("no findings")
        assert "least effort" in get(shown, "rivers.html")


def test_a_port_in_use_is_told_with_the_way_out(tmp_path: Path) -> None:
    projects.write(tmp_path, FILES)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = hornbook(tmp_path, "serve", "--port", str(port))
    assert result.code == 2
    assert f"hornbook: port {port} cannot be used" in result.err
    assert "--port" in result.err


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = hornbook(tmp_path, "serve", "--port", "0", "absent")
    assert (result.code, result.out) == (2, "")
    assert "absent" in result.err


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_is_a_number_that_there_is(tmp_path: Path, port: str) -> None:
    result = hornbook(tmp_path, "serve", "--port", port)
    assert result.code == 2
    assert "65535" in result.err


@pytest.mark.parametrize("name", ["starlette", "uvicorn", "watchfiles"])
def test_without_its_libraries_it_says_how_to_get_them(tmp_path: Path, name: str) -> None:
    hidden = f"raise ModuleNotFoundError('hidden', name={name!r})\n"
    projects.write(tmp_path, FILES | {f"hidden/{name}.py": hidden})
    path = os.pathsep.join([str(tmp_path / "hidden"), str(projects.ROOT)])
    result = hornbook(tmp_path, "serve", "--port", "0", PYTHONPATH=path)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"hornbook: the preview needs {name}, which is not installed")


def test_other_commands_load_nothing_of_it(tmp_path: Path) -> None:
    hidden = "raise ModuleNotFoundError\n"
    projects.write(tmp_path, FILES | {f"hidden/{name}.py": hidden for name in ("starlette", "uvicorn", "watchfiles")})
    path = os.pathsep.join([str(tmp_path / "hidden"), str(projects.ROOT)])
    assert hornbook(tmp_path, "check", PYTHONPATH=path).code == 0
