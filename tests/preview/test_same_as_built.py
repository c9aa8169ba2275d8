"""What the preview serves is what a build writes, whatever was done to the files before, and in whatever order."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hornbook import pipeline
from hornbook.preview import answers, session
from hornbook.preview.session import Session
from tests import projects
from tests.projects import CONTRADICTION, LESSON

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
FILES: dict[str, str | bytes] = {
    "source/course.yml": "title: Water\nobjectives:\n  - {id: flow, text: Say where water flows}\n",
    "source/01-land/01-rivers.md": LESSON,
    "source/01-land/02-delta.md": "# Delta\n\n![A delta](../media/delta.svg) and [rivers](01-rivers.md#fast).\n",
    "source/02-sea/01-tides.md": LESSON.replace("Rivers", "Tides").replace("rivers", "tides").replace("{#fast}", ""),
    "source/media/delta.svg": PICTURE,
}
TEMPLATE = "templates/html/lesson.html.j2"
THEME = "templates/runtime/style/theme.css"
FOOT = '{% extends "runtime/documents/lesson.html.j2" %}{% block bottom %}<p>Ours</p>{% endblock %}'
TWICE = LESSON.replace("{#fast}", "{#fast}\n\nHint: think of a bend.")
SETTINGS = (
    "title: Seas\nlanguage: de\n",
    "title: Water\nmodules:\n  - {folder: 02-sea, title: The sea}\n",
    "title: [broken\n",
    "title: Water\nauthors: [Ann]\nlicense: CC0\n",
)

Edit = Callable[[Path, random.Random], None]


def write(name: str, *texts: str | bytes) -> Edit:
    def edit(root: Path, dice: random.Random) -> None:
        projects.write(root, {name: dice.choice(texts)})

    return edit


def remove(name: str) -> Edit:
    return lambda root, _dice: (root / name).unlink(missing_ok=True)


def rename(root: Path, dice: random.Random) -> None:
    lessons = sorted((root / "source").rglob("*.md"))
    if lessons:
        lesson = dice.choice(lessons)
        lesson.rename(lesson.with_name(f"0{dice.randrange(9)}-{dice.choice(('a', 'b', 'c'))}.md"))


def retitle(root: Path, dice: random.Random) -> None:
    lessons = sorted((root / "source").rglob("*.md"))
    if lessons:
        lesson = dice.choice(lessons)
        title = b"Title %d" % dice.randrange(1000)
        lesson.write_bytes(
            lesson.read_bytes().replace(b"title: ", b"title: %s " % title).replace(b"# D", b"# " + title)
        )


def restore(root: Path) -> None:
    for name in ("source", "templates"):
        shutil.rmtree(root / name, ignore_errors=True)
    projects.write(root, FILES)


EDITS: tuple[Edit, ...] = (
    write("source/01-land/01-rivers.md", LESSON, TWICE, CONTRADICTION, LESSON.replace("effort", "work")),
    write("source/01-land/03-new.md", LESSON.replace("{#fast}", "{#newest}").replace("quiz-rivers", "quiz-new")),
    write("source/02-sea/01-tides.md", "# Tides\n\n[gone](../01-land/03-new.md)\n", "# Tides\n\nOnly words.\n"),
    write("source/02-sea/02-waves.md", "", "\ufeff# Waves\r\n\r\nHigh ones.\r\n", b"# Waves\n\n\xff\xfe\n"),
    write("source/media/delta.svg", PICTURE, PICTURE.replace(b"4", b"9")),
    write("source/course.yml", *SETTINGS, FILES["source/course.yml"]),
    write(TEMPLATE, FOOT, FOOT.replace("Ours", "Yours")),
    write(THEME, ":root { --accent: #123456; }"),
    remove("source/01-land/02-delta.md"),
    remove("source/02-sea/01-tides.md"),
    remove("source/media/delta.svg"),
    remove("source/course.yml"),
    remove(TEMPLATE),
    rename,
    retitle,
)


def served(shown: Session, path: str) -> answers.Answer:
    return answers.bare(shown, path)


@pytest.mark.parametrize("seed", range(4))
def test_pages_are_those_of_a_build_after_any_edits(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(projects.write(tmp_path, FILES))
    dice = random.Random(seed)  # noqa: S311 - for tests
    shown = session.start((Path("source"),))
    former: set[str] = set()
    compared = 0
    for _ in range(99):
        if compared == 8:
            return
        dice.choice(EDITS)(tmp_path, dice)
        shown.refresh()
        outcome = pipeline.build(pipeline.Request((Path("source"),), tmp_path / "build", ("html",)))
        if outcome.failed:
            assert any(finding.severity == "error" for finding in shown.edition.findings)
            assert all(served(shown, path).fault == "" for path in former)
            restore(tmp_path)
            continue
        built = projects.contents(tmp_path / "build" / "html")
        assert {path: served(shown, path).data for path in built} == built
        assert {path for path in former - built.keys() if served(shown, path).status != 404} == set()
        former = set(built)
        compared += 1
    pytest.fail("nearly all edits are errors")


def test_a_page_is_served_with_the_live_script_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(projects.write(tmp_path, FILES))
    shown = session.start((Path("source"),))
    pipeline.build(pipeline.Request((Path("source"),), tmp_path / "build", ("html",)))
    built = projects.contents(tmp_path / "build" / "html")
    for path, data in built.items():
        given = answers.answer(shown, path)
        before, tag, after = given.data.partition(b'<link rel="stylesheet" href="/.hornbook/assets/live.css"/>')
        script, end, rest = after.partition(b"</script>")
        assert given.kind == "text/html" or not tag
        assert before + rest == data
        assert path.encode() in script
        assert bool(end) is path.endswith(".html")
