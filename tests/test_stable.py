"""Stable: what is done to one question leaves all others as they were, bytes and identifiers, in every format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from msgspec.structs import replace

from hornbook import pipeline, targets
from hornbook.course import Lesson, Quiz
from hornbook.pipeline import Request
from hornbook.questions import Choice, Item
from tests import projects
from tests.matrix import proof
from tests.targets import composite, courses
from tests.targets.courses import Example

Pieces = dict[str, bytes]


def course_of(*lessons: Lesson) -> Example:
    """Return a course of these lessons."""
    return Example(courses.course(*lessons), lessons, courses.FILES)


def before() -> tuple[Lesson, Lesson]:
    """Return two lessons with questions of all types."""
    return courses.types_lesson(), composite.lesson()


def with_items(lesson: Lesson, at: int, change: Callable[[Any], tuple[Any, ...]]) -> Lesson:
    """Return the lesson with other questions in its quiz at a place."""
    quizzes = list(lesson.quizzes)
    quizzes[at] = replace(quizzes[at], items=change(quizzes[at].items))
    return replace(lesson, quizzes=tuple(quizzes))


# --- each question's own piece of an output ---------------------------------------------------------------------------


def pieces(target: str, files: dict[str, bytes]) -> Pieces:
    """Return the bytes of each question by its id; the number of its place, which a reader sees, is left out."""
    return dict(_PIECES[target](files))


def _of_json(files: dict[str, bytes]) -> Any:
    lessons = [json.loads(data) for path, data in files.items() if path.startswith("lessons/")]
    entries = [entry for lesson in lessons for quiz in lesson["quizzes"] for entry in quiz["items"]]
    items = [item for entry in entries for item in (entry["questions"] if entry["type"] == "pool" else [entry])]
    return ((item["id"], json.dumps(item | {"source": None}).encode()) for item in items)


def _of_pages(files: dict[str, bytes]) -> Any:
    for path, data in files.items():
        page = html.document_fromstring(data) if path.endswith(".html") else etree.Element("none")
        secrets: dict[str, Any] = {}
        for script in page.iter("script"):
            if script.get("class") == "quiz-data":
                secrets |= {item["id"]: item for item in json.loads(script.text)["items"]}
        for field in page.iter("fieldset"):
            for number in field.find_class("number"):
                number.drop_tree()
            name = field.get("data-item")
            yield name, etree.tostring(field, with_tail=False) + json.dumps(secrets[name]).encode()


def _of_qti(files: dict[str, bytes]) -> Any:
    manifest = etree.fromstring(files["imsmanifest.xml"])
    resources = {each.get("href"): each for each in manifest.iter() if each.get("href") and each.get("identifier")}
    for path, data in files.items():
        if path.startswith("item-"):
            root = etree.fromstring(data)
            yield root.get("identifier"), path.encode() + data + etree.tostring(resources[path], with_tail=False)


def _of_canvas(files: dict[str, bytes]) -> Any:
    for path, data in files.items():
        if path.endswith(".xml") and "/" in path:
            for item in etree.fromstring(data).iter("{*}item"):
                yield item.get("ident"), etree.tostring(item, with_tail=False)


def _of_moodle(files: dict[str, bytes]) -> Any:
    (data,) = files.values()
    for question in etree.fromstring(data).iter("question"):
        name = question.findtext("idnumber")
        if name:
            text = etree.tostring(question, with_tail=False)
            yield name, re.sub(rb"<name><text>[0-9]+ ", b"<name><text>", text)


def _of_gift(files: dict[str, bytes]) -> Any:
    (data,) = files.values()
    for entry in re.split(rb"\n\s*\n", data):
        name = re.search(rb"\[id:([^\]]*)\]", entry)
        if name:
            yield name[1].decode(), re.sub(rb"\n::[0-9]+ ", b"\n::", entry)


_PIECES: dict[str, Callable[[dict[str, bytes]], Any]] = {
    "json": _of_json,
    "html": _of_pages,
    "scorm12": _of_pages,
    "scorm2004": _of_pages,
    "qti3": _of_qti,
    "qti22": _of_qti,
    "qti21": _of_qti,
    "qti12": _of_canvas,
    "moodle": _of_moodle,
    "gift": _of_gift,
}


def changed(target: str, *after: Lesson) -> set[str]:
    """Return the ids of questions whose pieces are not as they were, or not there."""
    old = pieces(target, proof.built(target, course_of(*before())))
    new = pieces(target, proof.built(target, course_of(*after)))
    assert len(old) > 25
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def of(target: str, *items: str) -> set[str]:
    """Return the identifiers that questions with these ids have in a target."""
    old = pieces(target, proof.built(target, course_of(*before())))
    return {name for name in old for item in items if re.fullmatch(rf"(item-)?{item}(-[0-9a-f]{{8}}|\.[a-z]+)?", name)}


# --- what authors do --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", targets.BUILTIN)
def test_an_edited_stem_changes_that_question_alone_and_not_its_identifier(target: str) -> None:
    first, second = before()

    def edit(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return (items[0], replace(items[1], stem=courses.text("Quite another stem?")), *items[2:])

    assert changed(target, with_items(first, 0, edit), second) == of(target, "full-choice")


@pytest.mark.parametrize("target", targets.BUILTIN)
def test_an_option_that_is_added_changes_that_question_alone(target: str) -> None:
    first, second = before()

    def add(items: tuple[Item, ...]) -> tuple[Item, ...]:
        (asked,) = [item for item in items if isinstance(item, Choice) and item.id == "plain-choice"]
        more = replace(asked, options=(*asked.options, *courses.options(("One more", False))[:1]))
        last = replace(more.options[-1], id=courses.option_id(len(more.options) - 1))
        return tuple(replace(more, options=(*more.options[:-1], last)) if item is asked else item for item in items)

    assert changed(target, with_items(first, 0, add), second) == of(target, "plain-choice")


@pytest.mark.parametrize("target", targets.BUILTIN)
@pytest.mark.parametrize("moved", ["plain-choice", "town", "essay"])
def test_a_question_that_moves_to_another_lesson_leaves_all_others_and_keeps_its_identifier(
    target: str, moved: str
) -> None:
    first, second = before()
    item = next(each for each in first.quizzes[0].questions if each.id == moved)
    source = with_items(first, 0, lambda items: tuple(each for each in items if each.id != moved))
    aim = with_items(second, 1, lambda items: (item, *items))
    assert changed(target, source, aim) <= of(target, moved)
    assert of(target, moved) <= set(pieces(target, proof.built(target, course_of(source, aim))))


@pytest.mark.parametrize("target", targets.BUILTIN)
def test_questions_in_another_order_are_the_same_questions(target: str) -> None:
    first, second = before()
    assert changed(target, with_items(first, 0, lambda items: items[::-1]), second) == set()


@pytest.mark.parametrize("target", targets.BUILTIN)
def test_another_quiz_in_the_course_leaves_all_questions(target: str) -> None:
    first, second = before()
    asked = replace(courses.choices()[0], id="brand-new")
    quiz = Quiz(id="brand-new-quiz", title=courses.text("New"), items=(asked,))
    more = replace(first, quizzes=(quiz, *first.quizzes), sections=(courses.quiz_section(quiz), *first.sections))
    assert {re.sub(r"^item-|-[0-9a-f]{8}$", "", name) for name in changed(target, more, second)} == {"brand-new"}


def test_every_question_has_a_piece_in_every_target() -> None:
    for target in targets.BUILTIN:
        items = [item for lesson in before() for quiz in lesson.quizzes for item in quiz.questions]
        assert [item.id for item in items if not of(target, item.id)] == [], target


# --- from Markdown ----------------------------------------------------------------------------------------------------

LESSON = """---
title: {title}
---

# {title}

## Quiz

{questions}
"""
QUESTIONS = {
    name: f"### What is {name}? {{#{name}}}\n\n- [ ] one\n- [x] two\n\nExplanation: because of {name}.\n"
    for name in ("alpha", "beta", "gamma", "delta")
}


def build(folder: Path, first: list[str], second: list[str], **edited: str) -> dict[str, dict[str, bytes]]:
    """Return the files of each target for two lessons with these questions."""
    asked = QUESTIONS | edited
    source = folder / "source"
    for name, questions in (("01-one.md", first), ("02-two.md", second)):
        text = LESSON.format(title=name[3:-3].title(), questions="\n".join(asked[each] for each in questions))
        source.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    (source / "course.yml").write_text("id: stable\ntitle: Stable\n", encoding="utf-8")
    outcome = pipeline.build(Request((source,), folder / "build", targets.BUILTIN, allow_loss=True))
    assert outcome.report is not None, outcome.findings
    files = projects.contents(folder / "build")
    return {"json": {path.removeprefix("json/"): data for path, data in files.items() if path.startswith("json/")}}


def test_questions_of_markdown_are_known_by_their_ids_wherever_they_stand(tmp_path: Path) -> None:
    old = pieces("json", build(tmp_path / "old", ["alpha", "beta", "gamma"], ["delta"])["json"])
    beta = QUESTIONS["beta"].replace("- [x] two\n", "- [x] two\n- [ ] three\n").replace("What is", "What on earth is")
    new = pieces("json", build(tmp_path / "new", ["beta", "gamma"], ["delta", "alpha"], beta=beta)["json"])
    assert {name for name in old if old[name] != new.get(name)} == {"beta"}
    assert set(old) == set(new)
