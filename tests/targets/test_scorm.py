"""SCORM packages without a browser: their manifests, and that they hold what they list."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree
from msgspec.structs import replace

from hornbook.course import Course, Module
from hornbook.targets.features import FEATURES, cells
from hornbook.templating import environment
from tests.targets import courses

XSD = Path(os.environ.get("HORNBOOK_XSD", Path(__file__).parents[3] / "shared" / "xsd"))
SCHEMAS = {"scorm12": "all-scorm12.xsd", "scorm2004": "all-scorm2004-4e.xsd", "3": "all-scorm2004-3e.xsd"}
PREFIXES = {"adlcp", "adlseq", "adlnav", "imsss"}
KINDS = [
    ("scorm12", {}),
    ("scorm12", {"sco": "lesson", "masteryscore": "pass_mark"}),
    ("scorm2004", {}),
    ("scorm2004", {"sco": "lesson"}),
    ("scorm2004", {"edition": 3}),
    ("scorm2004", {"edition": "3", "sco": "lesson"}),
]
kinds = pytest.mark.parametrize(("version", "options"), KINDS)
both = pytest.mark.parametrize("version", ["scorm12", "scorm2004"])


def built(example: courses.Example, version: str, options: dict[str, Any] | None = None) -> dict[str, bytes]:
    target = import_module(f"hornbook.targets.{version}").TARGET
    templates = environment(version)
    course = with_settings(example.course, targets={version: options or {}})
    rendered = [target.render_lesson(lesson, course, templates) for lesson in example.lessons]
    return {entry.path: entry.data for entry in target.assemble(course, rendered, example.read, templates)}


def with_settings(course: Course, **settings: Any) -> Course:
    return replace(course, settings=replace(course.settings, **settings))


def manifest(files: dict[str, bytes]) -> Any:
    return etree.fromstring(files["imsmanifest.xml"])


def named(tree: Any, name: str) -> Iterator[Any]:
    return (element for element in tree.iter() if etree.QName(element).localname == name)


def renamed(**fields: Any) -> courses.Example:
    example = courses.everything()
    return courses.Example(replace(example.course, **fields), example.lessons, example.files)


def schema_of(version: str, options: dict[str, Any]) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(XSD / SCHEMAS["3" if "edition" in options else version]))


@pytest.mark.skipif(not XSD.is_dir(), reason=f"the SCORM schemas are not at {XSD}: set HORNBOOK_XSD")
@kinds
def test_the_manifest_is_valid_against_the_official_schemas(version: str, options: dict[str, Any]) -> None:
    schema = schema_of(version, options)
    bare = renamed(authors=(), license="", description="", id="9 of ünïcode")
    for example in (courses.everything(), courses.small(), bare):
        tree = manifest(built(example, version, options))
        assert schema.validate(tree), schema.error_log
        next(named(tree, "resources")).append(etree.Element(f"{{{etree.QName(tree).namespace}}}organization"))
        assert not schema.validate(tree)


@kinds
def test_every_file_is_listed_once_and_every_listed_file_is_there(version: str, options: dict[str, Any]) -> None:
    files = built(courses.everything(), version, options)
    listed = [unquote(entry.get("href")) for entry in named(manifest(files), "file")]
    assert sorted(listed) == sorted(path for path in files if path != "imsmanifest.xml")


@kinds
def test_every_unit_is_launched_and_every_reference_holds(version: str, options: dict[str, Any]) -> None:
    example = courses.everything()
    files = built(example, version, options)
    tree = manifest(files)
    resources = {resource.get("identifier"): resource for resource in named(tree, "resource")}
    items = [item for item in named(tree, "item") if item.get("identifierref")]
    assert len(items) == (len(example.lessons) if options.get("sco") else 1)
    for item in items:
        resource = resources[item.get("identifierref")]
        assert resource.get("href") in files
        assert "sco" in resource.attrib.values()
    for dependency in named(tree, "dependency"):
        assert dependency.get("identifierref") in resources
    organizations = next(named(tree, "organizations"))
    assert organizations.get("default") == next(named(tree, "organization")).get("identifier")
    assert all(next(named(item, "title")).text for item in (*items, next(named(tree, "organization"))))


@kinds
def test_identifiers_are_each_one_s_own_and_stay_when_title_and_version_change(
    version: str, options: dict[str, Any]
) -> None:
    names = []
    for title, number in (("A", "1"), ("B", "2")):
        tree = manifest(built(renamed(title=title, version=number), version, options))
        names.append([element.get("identifier") for element in tree.iter() if element.get("identifier")])
    assert names[0] == names[1]
    assert len(set(names[0])) == len(names[0])


@kinds
def test_the_manifest_is_written_so_that_moodle_reads_it(version: str, options: dict[str, Any]) -> None:
    title = "Ünïcode & \"quotes\" <b> 'n' €"
    text = built(renamed(title=title), version, options)["imsmanifest.xml"].decode()
    tree = etree.fromstring(text.encode())
    stated = {"scorm12": "1.2", "scorm2004": f"2004 {'3rd' if 'edition' in options else '4th'} Edition"}
    assert "&#" not in text
    assert text.startswith("<?xml")
    assert f"<schemaversion>{stated[version]}</schemaversion>" in text
    assert tree.prefix is None
    assert "adlcp:scorm" in text
    assert "mapInfo" not in text
    assert ("masteryscore" in text) == ("masteryscore" in options)
    assert next(named(next(named(tree, "organization")), "title")).text == title
    used = {element.prefix for element in tree.iter() if element.prefix} - {"imsmd", "lom"}
    assert used <= PREFIXES


def test_completion_is_by_measure_in_the_form_of_each_edition() -> None:
    fourth, third = (
        built(courses.everything(), "scorm2004", {"edition": edition})["imsmanifest.xml"].decode() for edition in "43"
    )
    assert '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>' in fourth
    assert "<adlcp:completionThreshold>1.0</adlcp:completionThreshold>" in third


def test_a_pass_mark_is_told_where_one_number_passes_and_weights_are_shares_of_the_points() -> None:
    """The first lesson has one graded quiz with a pass mark of 0.6, the second none; last comes their module."""
    tree = manifest(built(courses.everything(), "scorm2004", {"sco": "lesson"}))
    objectives = list(named(tree, "primaryObjective"))
    rules = list(named(tree, "rollupRules"))
    assert [objective.get("satisfiedByMeasure") for objective in objectives] == ["true", "false"]
    assert [mark.text for mark in named(tree, "minNormalizedMeasure")] == ["0.6"]
    assert [rule.get("objectiveMeasureWeight") for rule in rules] == ["1.0000", "0.0000", "1.0000"]
    assert [rule.get("rollupObjectiveSatisfied") for rule in rules] == ["true", "false", "true"]


def test_modules_are_lines_of_the_platform_s_contents() -> None:
    example = courses.everything()
    modules = (Module(id="m-1", title="First & last", lessons=("torture",)),)
    course = replace(example.course, modules=modules)
    files = built(courses.Example(course, example.lessons, example.files), "scorm2004", {"sco": "lesson"})
    branch, inner, single = named(manifest(files), "item")
    assert (branch.get("identifier"), branch.get("identifierref")) == ("module-m-1", None)
    assert inner.getparent() is branch
    assert [inner.get("identifier"), single.get("identifier")] == ["lesson-torture", "lesson-types"]
    weights = {
        rule.getparent().getparent().get("identifier"): float(rule.get("objectiveMeasureWeight"))
        for rule in named(manifest(files), "rollupRules")
    }
    assert weights["module-m-1"] == weights["lesson-torture"]
    assert weights["lesson-torture"] + weights["lesson-types"] == 1


def test_a_mastery_score_is_the_pass_mark_in_percent() -> None:
    tree = manifest(built(courses.everything(), "scorm12", {"masteryscore": "pass_mark"}))
    assert [score.text for score in named(tree, "masteryscore")] == ["60"]


def data_of(page: bytes) -> Any:
    found = re.search(r'id="hornbook-course">(.*?)</script>', page.decode())
    assert found is not None
    return json.loads(found[1])


@both
def test_the_launch_page_knows_lessons_and_what_counts_for_status_and_score(version: str) -> None:
    data = data_of(built(courses.everything(), version)["launch.html"])
    assert data["lessons"] == [{"id": "types", "page": "types.html"}, {"id": "torture", "page": "torture.html"}]
    check = next(quiz for quiz in data["quizzes"] if quiz["id"] == "check")
    by_hand = 4.0
    quiz = courses.everything().lessons[0].quizzes[0]
    assert check["kind"] == "graded"
    assert check["pass_mark"] == 0.6
    assert check["points"] == pytest.approx(sum(item.points for item in quiz.questions) - by_hand)
    assert (data["completion"], data["home"], data["unit"]) == ("quiz", "index.html", "")
    assert data["limit"] == (4096 if version == "scorm12" else 64000)


@both
def test_the_launch_page_of_a_lesson_knows_its_own_quizzes_and_where_the_others_are(version: str) -> None:
    files = built(courses.everything(), version, {"sco": "lesson"})
    data = data_of(files["types.sco.html"])
    assert (data["home"], data["unit"]) == ("types.html", "types")
    assert data["lessons"] == [{"id": "types", "page": "types.html"}]
    assert data["elsewhere"] == {"torture.html": "lesson-torture"}
    own = {quiz.id for quiz in courses.everything().lessons[0].quizzes}
    assert {quiz["id"] for quiz in data["quizzes"]} == own
    assert "launch.html" not in files


def test_a_release_is_another_with_other_questions_or_a_new_version_and_not_with_other_words() -> None:
    def release(example: courses.Example) -> Any:
        return data_of(built(example, "scorm12")["launch.html"])["release"]

    example = courses.everything()
    first, second = example.lessons
    quiz = first.quizzes[0]
    asked = tuple(quiz.items)
    stem = replace(asked[0], stem=courses.text("Said otherwise?"))

    def with_items(items: Any) -> courses.Example:
        changed = replace(first, quizzes=(replace(quiz, items=items), *first.quizzes[1:]))
        return courses.Example(example.course, (changed, second), example.files)

    assert release(with_items((stem, *asked[1:]))) == release(example)
    assert release(with_items(asked[1:])) != release(example)
    assert release(renamed(version="99")) != release(example)


@both
def test_the_package_is_the_same_bytes_each_time(version: str) -> None:
    assert built(courses.everything(), version) == built(courses.everything(), version)


@both
def test_every_feature_is_declared(version: str) -> None:
    target = import_module(f"hornbook.targets.{version}").TARGET
    assert {name.rpartition(":")[2] for name in target.support} == set(FEATURES)
    assert all(target.of(name, kind) for name, kind in cells())


def test_scripts_hold_no_eval_and_name_no_host() -> None:
    for version in ("scorm12", "scorm2004"):
        files = built(courses.small(), version)
        for path in (path for path in files if path.endswith(".js")):
            text = files[path].decode()
            assert not re.search(r"\beval\b|new Function|document\.write|https?://\w", text), path
