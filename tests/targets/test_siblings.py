"""QTI 2.1 taken from 2.2 is what is written for 2.1 alone."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bench import bank, mixed
from hornbook import pipeline, templating
from hornbook.pipeline import Request
from hornbook.qti import siblings
from hornbook.qti.dialect import QTI21
from hornbook.targets.qti21 import TARGET as TARGET21
from hornbook.targets.qti22 import TARGET as TARGET22
from tests.projects import ROOT
from tests.targets import courses
from tests.torture.markers import SOURCE

EXAMPLE = courses.everything()


@pytest.fixture
def mixed_bank(tmp_path: Path) -> Path:
    bank.write(tmp_path / "bank", 40, question=mixed.question)
    return tmp_path / "bank"


def package(source: Path, output: Path, *targets: str) -> dict[str, bytes]:
    pipeline.build(Request((source,), output, targets, allow_loss=True, keep_going=True))
    (path,) = (output / "packages").glob("*-qti21.zip")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("source", [SOURCE, ROOT / "source"], ids=["torture", "demo"])
def test_a_package_is_the_same_with_its_sibling_and_without(source: Path, tmp_path: Path) -> None:
    alone = package(source, tmp_path / "alone", "qti21")
    assert package(source, tmp_path / "both", "qti22", "qti21") == alone


def test_a_mixed_bank_is_the_same_too(mixed_bank: Path, tmp_path: Path) -> None:
    alone = package(mixed_bank, tmp_path / "alone", "qti21")
    assert package(mixed_bank, tmp_path / "both", "qti22", "qti21") == alone


def test_every_type_and_feature_is_the_same_and_most_items_are_shared() -> None:
    for lesson in EXAMPLE.lessons:
        templates = templating.environment("qti21")
        alone = TARGET21.render_lesson(lesson, EXAMPLE.course, templates)
        TARGET22.render_lesson(lesson, EXAMPLE.course, templating.environment("qti22"))
        shared = siblings.alike(lesson, EXAMPLE.course, templates, QTI21)
        assert shared
        TARGET22.render_lesson(lesson, EXAMPLE.course, templating.environment("qti22"))
        assert TARGET21.render_lesson(lesson, EXAMPLE.course, templates) == alone


def test_nothing_is_shared_where_a_project_has_templates_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "qti21").mkdir()
    lesson = EXAMPLE.lessons[0]
    TARGET22.render_lesson(lesson, EXAMPLE.course, templating.environment("qti22"))
    assert siblings.alike(lesson, EXAMPLE.course, templating.environment("qti21", tmp_path), QTI21) == {}
