"""The schemas for editors say the same as the readers of front matter and course file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from hornbook import schema
from hornbook.authored import COURSE_FILE, FRONT_MATTER
from hornbook.reading import course_file, front_matter
from hornbook.source import from_bytes, from_text

DEMO = Path(__file__).parents[1] / "source"

FRONT = """
title: Drift | title: 2024 | title: [a] | title: {a: b} | title: | titel: Drift
description: One line. | tags: [a, b] | tags: a, b | tags: [[a]] | tags: {a: b} | tags: 3
objectives: [o1: Say it, Do it] | objectives: {o1: Say it} | objectives: Say it
duration: 20 | duration: 20 min | duration: 1 h 30 min | duration: 1h30 | duration: 1.5 h | duration: a while
duration: -1 | duration: [1] | language: pt-BR | language: English please | language: 5
id: drift-1 | id: 2 | id: a b | id: [a] | kind: quiz | kind: lesson | kind: exam | order: 3 | order: first | order: 1.5
takeaways: [Watch it.] | takeaways: Watch it. | takeaways: {a: b} | colour: red
"""

COURSE = """
id: drift | id: a b | title: Drift | version: 1.0 | version: "1" | license: CC-BY-4.0 | authors: [A, B] | authors: A
description: D | language: de | language: 12 | objectives: [a: B] | pass_mark: 60% | pass_mark: 0.6 | pass_mark: 60
pass_mark: 60 % | pass_mark: 120% | pass_mark: most | pass_mark: 1 | pass_mark: -0.1 | modules: [a, b] | modules: a
modules: [{folder: 01-a, title: A, lessons: [x.md]}] | modules: [{title: A}] | modules: [{folder: a, size: 3}]
modules: [{id: a}] | modules: [{folder: a, lessons: x.md}] | severities: {QUI001: off} | severities: {QUI001: hint}
severities: {QUI001: fatal} | severities: off | targets: [html, moodle] | targets: {html: {theme: x}} | targets: html
targets: {html: } | targets: {html: 3} | allow_loss: true | allow_loss: no | allow_loss: maybe | titel: X
accepted_losses: {moodle: [quiz.intro, link], qti3: [link]} | accepted_losses: {moodle: }
accepted_losses: {moodle: []}
accepted_losses: {moodle: link} | accepted_losses: [link] | accepted_losses: {moodle: [[link]]} | accepted_losses:
"""


def cases(table: str) -> list[str]:
    return [cell.strip() for line in table.split("\n") for cell in line.split(" | ") if cell.strip()]


def fits(name: str, text: str) -> bool:
    return schema.validate(name, yaml.safe_load(text)) == []


@pytest.mark.parametrize("text", cases(FRONT))
def test_front_matter_is_judged_as_the_reader_judges_it(text: str) -> None:
    read = front_matter.split(from_text("a.md", f"---\n{text}\n---\n"))
    assert fits("front-matter", text) == (read.findings == ())


@pytest.mark.parametrize("text", cases(COURSE))
def test_the_course_file_is_judged_as_the_reader_judges_it(text: str) -> None:
    _, findings = course_file.read(from_text("course.yml", text))
    assert fits("course-file", text) == (findings == ())


def test_every_setting_of_the_reader_is_in_the_schema() -> None:
    assert set(FRONT_MATTER["properties"]) == set(front_matter.KEYS)
    _, (unknown,) = course_file.read(from_text("course.yml", "qqqqqqq: 1"))
    assert {word.strip(" .") for word in unknown.hint.split(":")[1].split(",")} == set(COURSE_FILE["properties"])


def described(value: Any) -> bool:
    return all(part.get("description") for part in value["properties"].values())


def test_every_setting_is_described() -> None:
    assert described(FRONT_MATTER)
    assert described(COURSE_FILE)


def test_the_demo_course_fits() -> None:
    assert fits("course-file", from_bytes("course.yml", (DEMO / "course.yml").read_bytes()).text)
    lessons = sorted(DEMO.rglob("*.md"))
    assert lessons
    for path in lessons:
        assert fits("front-matter", path.read_text(encoding="utf-8").split("---\n")[1])
