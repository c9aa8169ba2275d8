"""The SCORM 1.2 package without a browser: its manifest, and that it holds what it lists."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
from lxml import etree

from hornbook.targets import scorm12
from hornbook.targets.features import FEATURES, cells
from hornbook.templating import environment
from tests.targets import courses

XSD = Path(os.environ.get("HORNBOOK_XSD", Path(__file__).parents[3] / "shared" / "xsd")) / "all-scorm12.xsd"
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


def built(example: courses.Example) -> dict[str, bytes]:
    templates = environment("scorm12")
    rendered = [scorm12.render_lesson(lesson, example.course, templates) for lesson in example.lessons]
    return {
        entry.path: entry.data for entry in scorm12.TARGET.assemble(example.course, rendered, example.read, templates)
    }


def manifest(files: dict[str, bytes]) -> Any:
    return etree.fromstring(files["imsmanifest.xml"])


def renamed(**fields: Any) -> courses.Example:
    example = courses.everything()
    return courses.Example(msgspec.structs.replace(example.course, **fields), example.lessons, example.files)


@pytest.mark.skipif(not XSD.is_file(), reason=f"the SCORM 1.2 schemas are not at {XSD}: set HORNBOOK_XSD")
@pytest.mark.parametrize(
    "example",
    [courses.everything(), courses.small(), renamed(authors=(), license="", description="", id="9 of ünïcode")],
)
def test_the_manifest_is_valid_against_the_official_schemas(example: courses.Example) -> None:
    schema = etree.XMLSchema(etree.parse(XSD))
    tree = manifest(built(example))
    assert schema.validate(tree), schema.error_log
    tree.find(f"{CP}resources").append(etree.Element(f"{CP}organization"))
    assert not schema.validate(tree)


def test_every_file_is_listed_once_and_every_listed_file_is_there() -> None:
    files = built(courses.everything())
    listed = [unquote(entry.get("href")) for entry in manifest(files).iter(f"{CP}file")]
    assert sorted(listed) == sorted(path for path in files if path != "imsmanifest.xml")
    assert next(iter(files)) == "imsmanifest.xml"


def test_one_sco_is_launched_and_its_reference_holds() -> None:
    files = built(courses.everything())
    tree = manifest(files)
    (item,) = tree.iter(f"{CP}item")
    (resource,) = tree.iter(f"{CP}resource")
    assert item.get("identifierref") == resource.get("identifier")
    assert resource.get(f"{ADLCP}scormtype") == "sco"
    assert resource.get("href") in files
    organizations = tree.find(f"{CP}organizations")
    assert organizations.get("default") == organizations.find(f"{CP}organization").get("identifier")


def test_identifiers_stay_when_title_and_version_change() -> None:
    first, second = (
        manifest(built(renamed(title=title, version=version))) for title, version in (("A", "1"), ("B", "2"))
    )
    names = [
        [element.get("identifier") for element in tree.iter() if element.get("identifier")] for tree in (first, second)
    ]
    assert names[0] == names[1]


def test_the_manifest_is_written_so_that_moodle_reads_it() -> None:
    title = "Ünïcode & \"quotes\" <b> 'n' €"
    text = built(renamed(title=title))["imsmanifest.xml"].decode()
    assert "&#" not in text
    assert "<schemaversion>1.2</schemaversion>" in text
    assert "adlcp:scormtype" in text
    assert "masteryscore" not in text
    assert etree.fromstring(text.encode()).find(f".//{CP}item/{CP}title").text == title


def test_the_launch_page_knows_lessons_and_what_counts_for_status_and_score() -> None:
    page = built(courses.everything())["launch.html"].decode()
    found = re.search(r'id="hornbook-course">(.*?)</script>', page)
    assert found is not None
    data = json.loads(found[1])
    assert data["lessons"] == [{"id": "types", "page": "types.html"}, {"id": "torture", "page": "torture.html"}]
    check = next(quiz for quiz in data["quizzes"] if quiz["id"] == "check")
    by_hand = 4.0
    quiz = courses.everything().lessons[0].quizzes[0]
    assert check["kind"] == "graded"
    assert check["pass_mark"] == 0.6
    assert check["points"] == pytest.approx(sum(item.points for item in quiz.questions) - by_hand)


def test_the_package_is_the_same_bytes_each_time() -> None:
    assert built(courses.everything()) == built(courses.everything())


def test_every_feature_is_declared() -> None:
    assert {name.rpartition(":")[2] for name in scorm12.TARGET.support} == set(FEATURES)
    assert all(scorm12.TARGET.of(name, kind) for name, kind in cells())
