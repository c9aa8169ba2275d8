"""GIFT, read by a parser that is not ours: stems, answers, weights and feedback come back as they were authored."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hornbook.moodle.gift import is_carried
from hornbook.questions import Choice, Gaps, Item, Matching, Multiple, Numeric, Ordering, ShortText, TrueFalse
from hornbook.targets.contents import contents
from tests.browser import stage
from tests.targets import composite, courses
from tests.targets.courses import TRICKY, Example, text
from tests.targets.test_gift import build
from tests.targets.test_moodle import quiz_of, words

PARSER = """
const {parse} = require("gift-pegjs");
const chunks = [];
process.stdin.on("data", chunk => chunks.push(chunk));
process.stdin.on("end", () => console.log(JSON.stringify(parse(Buffer.concat(chunks).toString("utf8")))));
"""

pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node on the path"),
    pytest.mark.skipif(not stage.installed("gift-pegjs"), reason="gift-pegjs is not installed"),
]


def parsed(example: Example) -> list[dict[str, Any]]:
    """Return what the parser makes of the file; it ends a line break with a semicolon of its own."""
    data = build(example).encode()
    run = subprocess.run(
        ["node", "-e", PARSER], input=data, capture_output=True, check=False, cwd=Path(__file__).parent, timeout=60
    )
    assert run.returncode == 0, run.stderr.decode()
    found: list[dict[str, Any]] = json.loads(run.stdout.decode().replace("\\n;", "\\n"))
    return found


def carried(example: Example) -> dict[str, Item]:
    items = [item for lesson in example.lessons for quiz in lesson.quizzes for item in quiz.questions]
    return {item.id: item for item in items if is_carried(item) and len(item.id) <= 90 and not isinstance(item, Gaps)}


def pairs(example: Example) -> list[tuple[Item, dict[str, Any]]]:
    made = {question["id"]: question for question in parsed(example) if question.get("id")}
    items = carried(example)
    return [(item, made[key]) for key, item in items.items() if key in made]


@pytest.fixture(scope="module")
def read() -> list[tuple[Item, dict[str, Any]]]:
    return [*pairs(courses.everything()), *pairs(composite.example())]


def said(piece: Any) -> str:
    return words(piece["text"]) if piece and piece["text"].strip() else ""


def strings(value: Any) -> list[str]:
    """Return every text in a value."""
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inside for text in strings(each)]


def test_every_question_is_found_by_its_id(read: list[tuple[Item, dict[str, Any]]]) -> None:
    wanted = [*carried(courses.everything()), *carried(composite.example())]
    found = [item.id for item, _ in read]
    assert sorted(set(wanted) - set(found)) == ["caSE"]
    assert len(found) >= 40


def test_every_text_comes_back(read: list[tuple[Item, dict[str, Any]]]) -> None:
    for item, question in read:
        found = " ".join(words(each) for each in strings(question) if each.strip())
        for content in contents(item):
            assert [word for word in words(content.html).split() if word not in found] == [], (item.id, content.html)
        assert said(question["stem"]).startswith(words(item.stem.html)[:20]), item.id


def test_options_have_their_weights_and_feedback(read: list[tuple[Item, dict[str, Any]]]) -> None:
    checked = 0
    for item, question in read:
        if not isinstance(item, Choice | Multiple) or not item.graded:
            continue
        assert question["type"] == "MC"
        for option, choice in zip(item.options, question["choices"], strict=True):
            earned = 100 if choice["isCorrect"] else choice["weight"] or 0
            assert said(choice["text"]).removesuffix(" de") == words(option.content.html)
            assert option.feedback is None or words(option.feedback.html) in said(choice["feedback"])
            assert (earned > 0) == (option.correct or (option.score or 0) > 0), (item.id, option.id)
            checked += isinstance(item, Choice) and earned == pytest.approx(option.worth * 100)
    assert checked >= 50


def test_typed_answers_have_their_weights_and_intervals(read: list[tuple[Item, dict[str, Any]]]) -> None:
    for item, question in read:
        if not isinstance(item, ShortText | Numeric) or not item.graded:
            continue
        rows = [choice for choice in question["choices"] if choice["isCorrect"] and choice["weight"]]
        if isinstance(item, Numeric):
            assert question["type"] == "Numerical"
            best = sorted(item.accepted, key=lambda accepted: -accepted.score)
            for accepted, row in zip(best, rows, strict=True):
                middle, margin = row["text"]["number"], row["text"]["range"]
                slack = max(abs(accepted.low), abs(accepted.high)) * 1e-9
                ends = (accepted.low, accepted.high)
                assert (middle - margin, middle + margin) == pytest.approx(ends, abs=slack)
                assert row["weight"] == accepted.score * 100
        else:
            assert question["type"] == "Short"
            texts = {row["text"]["text"].replace("\\*", "*"): row["weight"] for row in rows}
            assert {each.text: each.score * 100 for each in item.accepted}.items() <= texts.items()


def test_judgements_matches_and_orders_come_back(read: list[tuple[Item, dict[str, Any]]]) -> None:
    kinds = set()
    for item, question in read:
        kinds.add(type(item))
        if isinstance(item, TrueFalse) and item.graded:
            assert question["isTrue"] is item.answer
        if isinstance(item, Matching):
            answers = {entry.id: entry.content.text for entry in item.responses}
            rows = [(pair["subquestion"]["text"], pair["subanswer"]) for pair in question["matchPairs"]]
            assert {(each.content.text, answers[each.response]) for each in item.premises} <= set(rows)
            assert {answer for _, answer in rows} == set(answers.values())
        if isinstance(item, Ordering):
            rows = [(pair["subquestion"]["text"], pair["subanswer"]) for pair in question["matchPairs"]]
            assert sorted(rows) == sorted((each.content.text, str(at)) for at, each in enumerate(item.items, start=1))
    assert {TrueFalse, Matching, Ordering, Choice, Numeric, ShortText} <= kinds


def test_a_missing_word_stands_in_its_sentence() -> None:
    whole = composite.gaps()[0]
    assert isinstance(whole, Gaps)
    stem = courses.html('<p>It is <input name="gap:a"/> {today}.</p>', "____", block=True)
    alone = Gaps(id="x", title="", stem=stem, source=whole.source, gaps=(composite.CITIES,))
    (question,) = (each for each in parsed(quiz_of(alone)) if each.get("id"))
    assert question["type"] == "Short"
    assert re.sub(r"\s+", " ", question["stem"]["text"]) == "<p>It is _____ {today}.</p>"
    assert [(row["text"]["text"], row["weight"]) for row in question["choices"]] == [
        ("Paris", 100),
        ("Lutetia", 50),
        ("Lyon", 0),
    ]


@pytest.mark.parametrize("words_", [*TRICKY, r"\nabla \{x\}", "[html] x", "%50% of", "// x", "T", "::x::"])
def test_no_sign_of_an_author_is_taken_for_one_of_gift(words_: str) -> None:
    options = courses.options((words_, True, words_), ("other", False))
    item = Choice(id="x", title=words_, stem=text(words_), source=courses.place(1), options=options)
    (question,) = (each for each in parsed(quiz_of(item)) if each.get("id"))
    assert words(question["stem"]["text"]) == " ".join(words_.split())
    first = question["choices"][0]
    assert said(first["text"]) == said(first["feedback"]) == " ".join(words_.split())
    assert [choice["isCorrect"] for choice in question["choices"]] == [True, False]
