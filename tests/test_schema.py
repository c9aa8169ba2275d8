"""The schemas: fresh, accepted by others, and one judgement from both validators."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest
from jsonschema import Draft202012Validator

from hornbook import contracts, report, resources, schema
from hornbook.diagnostics import Finding, Severity, Span
from hornbook.model import Place
from hornbook.preflight import Loss
from tests.steps import steps
from tests.targets import courses

FOLDER = resources.folder("schemas")
FILES = sorted(FOLDER.glob("*.schema.json"))
EXAMPLE = courses.everything()
FOUND = Finding(code="QUI001", name="no-key", severity=Severity.ERROR, message="m", span=Span("a.md", 3), hint="h")
LOST = Loss(target="moodle", feature="link", level="degraded", how="words", file="a.md", line=1, column=1, count=2)

Change = Callable[[Any], None]


def plain(document: object) -> Any:
    return msgspec.json.decode(msgspec.json.encode(document))


def good() -> dict[str, list[Any]]:
    """Return documents that fit, by the name of their schema."""
    made = report.made("json", "json/course.json", b"{}")
    whole = report.report(EXAMPLE.course, [{"choice": 2}], [made], [FOUND], [LOST])
    items = [item for lesson in EXAMPLE.lessons for quiz in lesson.quizzes for item in quiz.questions]
    return {
        "course": [plain(EXAMPLE.course), plain(courses.small().course)],
        "lesson": [plain(lesson) for lesson in (*EXAMPLE.lessons, *courses.small().lessons)],
        "findings": [plain({"findings": [FOUND]}), plain({"questions": items, "findings": []})],
        "report": [plain(whole)],
    }


GOOD = [(name, document) for name, documents in good().items() for document in documents]
LESSON = good()["lesson"][0]
ITEM = "/quizzes/0/items/1"


def reach(document: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        document = document[key_of(document, step)]
    return document


def key_of(document: Any, step: str) -> str | int:
    return int(step) if isinstance(document, list) else step


def put(pointer: str, value: Any) -> Change:
    """Return a change that sets the value at a pointer."""
    parent, _, key = pointer.rpartition("/")

    def change(document: Any) -> None:
        holder = reach(document, parent)
        holder[key_of(holder, key)] = value

    return change


def drop(pointer: str) -> Change:
    """Return a change that takes a member away."""
    parent, _, key = pointer.rpartition("/")
    return lambda document: reach(document, parent).pop(key)


BAD: dict[str, tuple[Change, str]] = {
    "no id": (drop("/id"), ""),
    "a field with a default left out": (drop(f"{ITEM}/shuffle"), ITEM),
    "no type": (drop(f"{ITEM}/type"), ITEM),
    "a type that nobody knows": (put(f"{ITEM}/type", "riddle"), f"{ITEM}/type"),
    "a field too many": (put(f"{ITEM}/colour", "red"), ITEM),
    "an item that is a text": (put("/quizzes/0/items", ["x"]), "/quizzes/0/items/0"),
    "an item without anything": (put("/quizzes/0/items", [{}]), "/quizzes/0/items/0"),
    "an id with a space": (put(f"{ITEM}/id", "a b"), f"{ITEM}/id"),
    "an id that starts with a digit": (put(f"{ITEM}/id", "1a"), f"{ITEM}/id"),
    "an id with a line end": (put(f"{ITEM}/id", "a\n"), f"{ITEM}/id"),
    "points below zero": (put(f"{ITEM}/points", -1), f"{ITEM}/points"),
    "points as text": (put(f"{ITEM}/points", "2"), f"{ITEM}/points"),
    "no number of points": (put(f"{ITEM}/points", None), f"{ITEM}/points"),
    "a score above the whole": (put(f"{ITEM}/options/0/score", 1.5), f"{ITEM}/options/0/score"),
    "a score below minus the whole": (put(f"{ITEM}/options/0/score", -1.5), f"{ITEM}/options/0/score"),
    "a key that is no boolean": (put(f"{ITEM}/options/0/correct", 1), f"{ITEM}/options/0/correct"),
    "content as text": (put(f"{ITEM}/stem", "words"), f"{ITEM}/stem"),
    "feedback as text": (put(f"{ITEM}/feedback/correct", "words"), f"{ITEM}/feedback/correct"),
    "feedback as a list": (put(f"{ITEM}/feedback/correct", []), f"{ITEM}/feedback/correct"),
    "a line before the first": (put(f"{ITEM}/source/line", 0), f"{ITEM}/source/line"),
    "half a line": (put(f"{ITEM}/source/line", 1.5), f"{ITEM}/source/line"),
    "a kind of quiz that nobody knows": (put("/quizzes/0/kind", "exam"), "/quizzes/0/kind"),
    "a pass mark in per cent": (put("/quizzes/0/pass_mark", 60), "/quizzes/0/pass_mark"),
    "a hash that is none": (put("/media/0/sha256", "abc"), "/media/0/sha256"),
    "a medium in a folder": (put("/media/0/id", "a/b.png"), "/media/0/id"),
    "a block of unknown type": (put("/sections/0/blocks/0/type", "song"), "/sections/0/blocks/0/type"),
    "an alignment that is none": (put("/sections/0/blocks/2/align/0", "middle"), "/sections/0/blocks/2/align/0"),
    "a language that is none": (put("/language", "English please"), "/language"),
    "a list where an object is due": (put("/quizzes", {}), "/quizzes"),
}


def changed(change: Change) -> Any:
    document = copy.deepcopy(LESSON)
    change(document)
    return document


def properties(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the schema of every object, at any depth."""
    if isinstance(value, dict):
        if value.get("type") == "object" and "properties" in value and "title" in value:
            yield value
        for part in value.values():
            yield from properties(part)
    if isinstance(value, list):
        for part in value:
            yield from properties(part)


def test_committed_schemas_are_what_the_model_says_today() -> None:
    """If this fails, run `python -m hornbook.contracts` and commit what it writes."""
    fresh = {f"{name}.schema.json": contracts.encode(made) for name, made in contracts.generate().items()}
    assert {path.name: path.read_bytes() for path in FILES} == fresh


def test_writing_gives_the_committed_files(tmp_path: Path) -> None:
    contracts.write(tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {path.name for path in FILES}


def test_a_third_party_accepts_the_schemas() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", *map(str, FILES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_third_party_accepts_a_lesson_and_refuses_a_bad_one(tmp_path: Path) -> None:
    codes = []
    for document in (LESSON, changed(BAD["points below zero"][0])):
        path = tmp_path / "lesson.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        wanted = str(FOLDER / "lesson.schema.json")
        command = [sys.executable, "-m", "check_jsonschema", "--schemafile", wanted, str(path)]
        codes.append(subprocess.run(command, capture_output=True, check=False).returncode)
    assert codes == [0, 1]


@pytest.mark.parametrize(("name", "document"), GOOD, ids=[f"{name} {at}" for at, (name, _) in enumerate(GOOD)])
def test_what_hornbook_writes_fits_by_both_validators(name: str, document: Any) -> None:
    made = json.loads(schema.text(name))
    assert schema.validate(name, document) == []
    assert list(Draft202012Validator(made).iter_errors(document)) == []
    assert jsonschema_rs.Draft202012Validator(made).is_valid(document)


@pytest.mark.parametrize("name", BAD)
def test_a_fault_is_refused_by_both_and_named_where_it_is(name: str) -> None:
    change, pointer = BAD[name]
    document, made = changed(change), json.loads(schema.text("lesson"))
    assert not jsonschema_rs.Draft202012Validator(made).is_valid(document)
    errors = schema.validate("lesson", document)
    assert [error.path for error in errors] == [pointer]
    assert all(0 < len(error.message) <= 210 for error in errors)
    if name != "an id with a line end":
        assert not Draft202012Validator(made).is_valid(document)


def test_a_fault_is_placed_in_the_source_of_its_question() -> None:
    (error,) = schema.validate("lesson", changed(put(f"{ITEM}/options/2/score", 7)))
    assert error.place == Place(file="01-types.md", line=20, column=1, end=27)
    (outside,) = schema.validate("lesson", changed(put("/title", 7)))
    assert outside.place is None
    assert schema.place({"source": {"file": 1}, "a": [1]}, ["a", 0]) is None
    assert schema.place({"a": 1}, ["b", "c"]) is None


def test_all_faults_are_told() -> None:
    document = changed(put(f"{ITEM}/points", -1))
    document["title"] = 3
    assert [error.path for error in schema.validate("lesson", document)] == [f"{ITEM}/points", "/title"]


@pytest.mark.parametrize("value", [None, 1, "x", [], [[]], True, {"type": "choice"}])
def test_any_value_at_all_is_judged(value: Any) -> None:
    for name in contracts.DOCUMENTS:
        assert schema.validate(name, value) != []


def test_every_object_is_closed_described_and_complete() -> None:
    for name, made in contracts.generate().items():
        assert made["$id"].startswith(f"urn:hornbook:schema:{name}:")
        for part in properties(made):
            if "allOf" in part or part["title"] == "Findings":
                continue
            assert part["additionalProperties"] is False, part["title"]
            assert part["required"] == list(part["properties"]), part["title"]
            assert part["description"], part["title"]


def test_no_schema_leaves_a_choice_to_any_of_or_points_to_a_network() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert path.name == "course-file.schema.json" or '"anyOf"' not in text
        assert '"discriminator"' not in text
        references = {line.split('"')[3] for line in text.splitlines() if '"$ref"' in line}
        assert all(reference.startswith("#/$defs/") for reference in references)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(LookupError, match="course, course-file, findings, front-matter, lesson, report"):
        schema.text("lessons")


def test_the_gate_takes_no_step_in_python_for_a_question() -> None:
    small, large = (plain(courses.bank(count).lessons[0]) for count in (2, 2000))
    assert schema.validate("lesson", small) == schema.validate("lesson", large) == []
    assert steps(lambda: schema.validate("lesson", large)) == steps(lambda: schema.validate("lesson", small))
