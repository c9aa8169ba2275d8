"""Fixes: they mend, change no question's meaning, keep bytes that they do not name, and find nothing twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hornbook.checks import item_writing
from hornbook.course import Lesson
from hornbook.diagnostics import Edit, Finding, Fix
from hornbook.fixing import editing, fixing
from hornbook.fixing.meaning import meaning
from hornbook.reading import lesson as reading
from hornbook.reading.context import Context
from hornbook.source import Source, from_text
from tests import projects
from tests.projects import hornbook

CORPUS = sorted((Path(__file__).parents[1] / "reading" / "corpus").rglob("*.md"))
TYPO = """\
# Rivers

## Quiz

1. Where does sand fall?
   - a) On the outside of a bend
   - b) On the inside of a bend

   Answer: b) On the inside of the bend
"""
MENDED = """\
# Rivers

## Quiz

1. Where does sand fall? {#q-where-does-sand-fall-3f6e4f}
   - a) On the outside of a bend
   - b) On the inside of a bend

   Answer: b) On the inside of a bend
"""


def review(source: Source) -> tuple[Lesson, tuple[Finding, ...]]:
    context = Context(file=source.name, id="lesson", find_media=lambda _path: None)
    found = reading.read(source, context)
    return found.lesson, (*found.findings, *item_writing.check(found.lesson, source))


def said(text: str) -> object:
    return meaning(review(from_text("a.md", text))[0])


def test_an_id_is_written_and_a_key_says_what_its_option_says() -> None:
    fixed = fixing.fix("a.md", TYPO, review)
    assert fixed.text == MENDED.replace("3f6e4f", fixed.text.partition("fall-")[2][:6])
    assert sorted(fix.message.partition(":")[0].partition(" #")[0] for fix in fixed.made) == [
        "copy the words of the option",
        "write the id",
    ]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_fix_changes_no_meaning_and_a_second_run_changes_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    fixed = fixing.fix("a.md", text, review)
    assert said(fixed.text) == said(text)
    assert fixing.fix("a.md", fixed.text, review).text == fixed.text


def test_nearly_every_question_of_the_corpus_gets_its_id() -> None:
    fixed = [fixing.fix("a.md", path.read_text(encoding="utf-8"), review) for path in CORPUS]
    made, refused = (sum(len(getattr(one, name)) for one in fixed) for name in ("made", "refused"))
    assert made > 300
    assert refused < made / 60  # notations of other tools have no place for an id


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("### 1. Where is it fast?", "### 1. Where is it fast? {#ID}"),
        ("### 1. Where is it fast? [#](#1)", "### 1. Where is it fast? {#ID} [#](#1)"),
        ("### 1. Where is it fast? {points=2}", "### 1. Where is it fast? {#ID points=2}"),
        ("**Q: Where is it fast?**", "**Q: Where is it fast? {#ID}**"),
        ("> 1. Where is it fast?", "> 1. Where is it fast? {#ID}"),
    ],
)
def test_an_id_goes_where_its_notation_has_a_place_for_it(line: str, mended: str) -> None:
    quoted = "> " if line.startswith(">") else ""
    rest = "A: Outside." if "Q:" in line else f"{quoted}- [x] outside\n{quoted}- [ ] inside"
    fixed = fixing.fix("a.md", f"## Quiz\n\n{line}\n{rest}\n", review)
    assert re.sub("#q-[a-z0-9-]+", "#ID", fixed.text.splitlines()[2]) == mended
    assert not fixed.refused


def test_an_id_on_a_line_of_its_own_has_the_line_end_of_its_file() -> None:
    text = "## Review questions\r\n\r\n1. Which way does it go?\r\n1. Is it the same?\r\n1. When does it turn?\r\n"
    fixed = fixing.fix("a.md", text, review)
    assert said(fixed.text) == said(text)
    assert fixed.text.count("\n") == fixed.text.count("\r\n")


@pytest.mark.parametrize("mark", ["", " {#first}", " {points=2}"])
def test_questions_that_fill_a_file_are_found_whether_or_not_they_have_ids(mark: str) -> None:
    asked = [f"Which is number {number}?{mark.replace('first', f'n{number}')}" for number in range(4)]
    text = "\n\n---\n\n".join(f"{words}\n\n[x] This {words[:18]}\n[ ] That" for words in asked)
    lesson, _ = review(from_text("a.md", f"# Seas\n\n{text}\n"))
    assert sum(len(list(quiz.questions)) for quiz in lesson.quizzes) == 4


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    fixed = fixing.fix("a.md", TYPO.replace("\n", end), review).text
    assert fixed.replace(end, "\n") == fixing.fix("a.md", TYPO, review).text


LINES = st.lists(st.text(st.characters(exclude_characters="\r\n"), max_size=12), min_size=1, max_size=6)


@given(LINES, st.data())
def test_edits_change_only_what_they_name(lines: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(lines)))
    first = data.draw(st.integers(1, len(lines[number - 1]) + 1))
    last = data.draw(st.integers(first, len(lines[number - 1]) + 1))
    changed = editing.apply("\n".join(lines), [Edit(number, first, last, "NEW")]).split("\n")
    assert changed[: number - 1] + changed[number:] == lines[: number - 1] + lines[number:]
    assert changed[number - 1] == lines[number - 1][: first - 1] + "NEW" + lines[number - 1][last - 1 :]


def test_of_two_fixes_that_meet_the_first_is_made() -> None:
    fixes = [Fix(message=str(at), edits=(Edit(1, at, at + 2, "x"),)) for at in (1, 2, 9)]
    assert [fix.message for fix in editing.compatible(fixes)] == ["1", "9"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_command_writes_the_file_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    projects.write(tmp_path, {"source/rivers.md": TYPO.encode(encoding)})
    result = hornbook(tmp_path, "fix")
    assert result.code == 0, result.err
    assert "2 fixes made" in result.out
    text = (tmp_path / "source/rivers.md").read_bytes().decode(encoding)
    assert "{#q-where-does-sand-fall-" in text
    assert (tmp_path / "source/rivers.md").read_bytes()[:2] == TYPO.encode(encoding)[:2]
    assert hornbook(tmp_path, "fix").out == "nothing to fix\n"
    assert [path.name for path in (tmp_path / "source").iterdir()] == ["rivers.md"]


def test_a_difference_is_shown_and_nothing_is_written(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/rivers.md": TYPO})
    result = hornbook(tmp_path, "fix", "--diff")
    assert result.code == 1
    assert "-   Answer: b) On the inside of the bend" in result.out
    assert "+   Answer: b) On the inside of a bend" in result.out
    assert (tmp_path / "source/rivers.md").read_text(encoding="utf-8") == TYPO


def test_what_the_course_file_switches_off_is_not_mended(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/course.yml": "severities: {QUI013: off}\n", "source/rivers.md": TYPO})
    assert "1 fix made" in hornbook(tmp_path, "fix").out
    assert "inside of the bend" in (tmp_path / "source/rivers.md").read_text(encoding="utf-8")
