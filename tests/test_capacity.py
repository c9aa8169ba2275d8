"""A course whose answers have no room in a platform is told of it; ordinary ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from hornbook import checking
from hornbook.diagnostics import Finding, Severity
from tests import projects

CHOICE = "### {n}. Question number {n}?\n\n- [ ] One\n- [x] Two\n- [ ] Three\n- [ ] Four\n\n"
ESSAY = "### {n}. Say why number {n} is so. {{type=essay{settings}}}\n\n"


def quiz(choices: int, essays: int = 0, settings: str = "") -> str:
    asked = [CHOICE.format(n=n) for n in range(choices)]
    written = [ESSAY.format(n=choices + n, settings=settings) for n in range(essays)]
    return f"# Lesson\n\nText.\n\n## Exam {{.quiz kind=graded}}\n\n{''.join([*asked, *written])}"


def told(folder: Path, course: str, **lessons: str) -> list[Finding]:
    files = {f"source/{name}.md": text for name, text in lessons.items()}
    projects.write(folder, {"source/course.yml": course, **files})
    found = checking.check([folder / "source"]).findings
    return [finding for finding in found if finding.code == "TGT007"]


@pytest.mark.parametrize(
    ("choices", "essays", "settings"), [(20, 0, ""), (400, 0, ""), (60, 4, ""), (100, 8, " words=30"), (0, 8, "")]
)
def test_an_ordinary_course_is_not_warned_of(tmp_path: Path, choices: int, essays: int, settings: str) -> None:
    assert told(tmp_path, "targets: [scorm12, scorm2004]\n", one=quiz(choices, essays, settings)) == []


@pytest.mark.parametrize(("choices", "essays", "settings"), [(600, 0, ""), (10, 20, ""), (0, 10, " words=120")])
def test_a_course_whose_answers_do_not_fit_is_told_by_name(
    tmp_path: Path, choices: int, essays: int, settings: str
) -> None:
    (found,) = told(tmp_path, "targets: [scorm12, scorm2004]\n", one=quiz(choices, essays, settings))
    assert found.severity == Severity.WARNING
    assert "whole answers to the course may take" in found.message
    assert "SCORM 1.2 package, which has room for 4,096" in found.message


def test_it_is_not_told_where_no_target_was_named(tmp_path: Path) -> None:
    assert told(tmp_path, "title: A\n", one=quiz(600)) == []


def test_each_lesson_has_room_of_its_own_where_it_is_a_unit(tmp_path: Path) -> None:
    text = quiz(300)
    assert len(told(tmp_path / "whole", "targets: [scorm12]\n", one=text, two=text)) == 1
    apart = "targets: {scorm12: {sco: lesson}}\n"
    assert told(tmp_path / "apart", apart, one=text, two=text) == []
    (found,) = told(tmp_path / "full", apart, one=text, two=quiz(600))
    assert found.span.file.endswith("two.md")
    assert "“Lesson”" in found.message


def test_the_third_edition_has_less_room_than_the_fourth(tmp_path: Path) -> None:
    third = "targets: {scorm2004: {edition: 3}}\n"
    assert len(told(tmp_path / "third", third, one=quiz(600))) == 1
    assert told(tmp_path / "fourth", "targets: [scorm2004]\n", one=quiz(600)) == []


def test_of_a_pool_only_what_is_drawn_takes_room(tmp_path: Path) -> None:
    pooled = quiz(600).replace(
        "## Exam {.quiz kind=graded}\n\n", "## Exam {.quiz kind=graded}\n\n::: pool {pick=5}\n\n"
    )
    assert told(tmp_path, "targets: [scorm12]\n", one=f"{pooled}:::\n") == []
