"""The docs name what there is, their links lead somewhere, and their examples do what they say."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import get_args

import pytest

from hornbook import catalogue, cli, source, targets
from hornbook.diagnostics import Severity
from hornbook.model import Media
from hornbook.questions import Choice, Item
from hornbook.reading import lesson
from hornbook.reading.context import Context, Reading
from hornbook.targets.features import TYPES
from tests.docs import pages
from tests.docs.pages import ROOT, Example
from tools import docs, pictures

AUTHORING = ROOT / "docs" / "authoring.md"
COMPLETE = [example for example in pages.examples(AUTHORING) if "complete" in example.info.split()]


def picture(path: str) -> Media:
    """Return a picture of the size that the guide's examples are made for."""
    digest = "0" * 64
    return Media(id="picture.svg", path=path, mime="image/svg+xml", size=1, sha256=digest, width=900, height=300)


def read(text: str) -> Reading:
    context = Context(file="example.md", id="example", find_media=picture)
    return lesson.read(source.from_text("example.md", text), context)


@pytest.mark.parametrize("page", pages.paths(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    broken = []
    for address in pages.links(page):
        path, _, fragment = address.partition("#")
        place = (page.parent / path).resolve() if path else page
        if not place.exists() or (fragment and fragment not in pages.anchors(place)):
            broken.append(address)
    assert not broken


def test_generated_pages_are_not_stale() -> None:
    assert docs.stale() == []


def test_a_page_that_was_edited_by_hand_is_called_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    (tmp_path / "docs" / "targets").mkdir(parents=True)
    docs.write()
    page = tmp_path / "docs" / "rules.md"
    page.write_text(page.read_text(encoding="utf-8") + "more", encoding="utf-8")
    assert docs.stale() == ["rules.md"]


def test_every_rule_has_a_section_with_reason_way_out_and_source() -> None:
    for code, rule in catalogue.rules().items():
        page = (ROOT / "docs" / "rules" / f"{code[:3].lower()}.md").read_text(encoding="utf-8")
        section = re.split(r"\n### [A-Z]{3}\d", page.partition(f"### {code} {rule.name}\n")[2])[0]
        headings = ["**Why.**", "**Way out.**", "Instead:", "**Source.**"]
        assert [heading for heading in headings if heading not in section] == [], code


def test_a_rule_that_is_off_says_so() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    off = [rule for rule in catalogue.rules().values() if rule.severity is Severity.OFF]
    assert off
    assert [rule.code for rule in off if f") {rule.name} | off by default |" not in page] == []


def test_every_area_of_rules_has_a_name() -> None:
    assert {code[:3] for code in catalogue.rules()} <= docs.AREAS.keys()


def test_no_rule_is_thin() -> None:
    """The page of a rule is all that an author in doubt gets: reason, way out and example have to say something."""
    for code, rule in catalogue.rules().items():
        assert len(rule.why.split()) >= 6, code
        assert len(rule.hint.split()) >= 3, code
        assert rule.example, code


def test_every_question_type_has_a_section() -> None:
    headings = pages.anchors(AUTHORING)
    types = [kind.__struct_config__.tag for kind in get_args(Item)]
    assert types
    assert set(types) <= headings


@pytest.mark.parametrize("kind", TYPES)
def test_every_question_type_is_shown_with_its_picture(kind: str) -> None:
    text = AUTHORING.read_text(encoding="utf-8")
    section = text.partition(f"\n### {kind}\n")[2]
    picture = re.search(r"^!\[(?P<alt>[^\]]{20,})\]\((?P<file>images/[a-z-]+\.png)\)$", section, re.MULTILINE)
    assert picture is not None
    assert picture["file"] == f"images/{kind}.png"
    assert (AUTHORING.parent / picture["file"]).stat().st_size > 5_000


@pytest.mark.parametrize(("kind", "text"), [*pictures.examples()], ids=lambda value: value.split("\n")[0])
def test_the_first_example_of_a_type_is_a_question_of_that_type_without_findings(kind: str, text: str) -> None:
    reading = read(f"## Quiz {{.quiz}}\n\n{text}")
    (item,) = (item for quiz in reading.lesson.quizzes for item in quiz.questions)
    assert (item.__struct_config__.tag, item.graded) == (kind, True)
    assert [finding.code for finding in reading.findings] == []


def test_every_target_has_a_page_that_the_index_names() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for name in targets.BUILTIN:
        assert (ROOT / "docs" / "targets" / f"{name}.md").is_file(), name
        assert f"(targets/{name}.md)" in index, name


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command."""
    found = next(action for action in cli.parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)


def test_every_command_and_option_is_documented() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name, parser in commands().items():
        assert f"`hornbook {name}" in page
        options = [option for action in parser._actions for option in action.option_strings if option.startswith("--")]
        assert [option for option in options if option not in page and option != "--help"] == []


@pytest.mark.parametrize("example", COMPLETE, ids=lambda example: f"line {example.line}")
def test_every_complete_example_is_read_without_errors_and_with_its_keys(example: Example) -> None:
    reading = read(example.text)
    assert [finding for finding in reading.findings if finding.severity is Severity.ERROR] == []
    items = [item for quiz in reading.lesson.quizzes for item in quiz.questions]
    assert items
    assert all(item.graded for item in items)


def test_the_long_example_holds_one_question_of_each_type() -> None:
    longest = max(COMPLETE, key=lambda example: len(example.text))
    items = [item for quiz in read(longest.text).lesson.quizzes for item in quiz.questions]
    assert [type(item) for item in items] == list(get_args(Item))


def test_the_pasted_text_of_the_guide_is_read_with_its_keys() -> None:
    pasted = next(example for example in pages.examples(AUTHORING) if example.text.startswith("Rivers\n"))
    items = [item for quiz in read(pasted.text).lesson.quizzes for item in quiz.questions]
    choices = [item for item in items if isinstance(item, Choice)]
    assert [[option.id for option in choice.options if option.correct] for choice in choices] == [["b"], ["a"]]
