"""A question as it was understood, for its author to look over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any

from hornbook.diagnostics.text import Segment

Question = Mapping[str, Any]


def lines(question: Question) -> Iterator[list[Segment]]:
    """Yield printable lines: place, type, id, points; stem; answers with the key marked; what else it has."""
    place = question["source"]
    points = question["points"]
    earns = f"{points:g} point{'' if points == 1 else 's'}" if question["graded"] else "not graded: no key was found"
    yield [
        ("bold", f"{place['file']}:{place['line']}"),
        ("", f"  {question['type']}  #{question['id']}  "),
        ("dim", earns),
    ]
    yield [("", f"  {_short(question['stem']['text'])}")]
    yield from _answers(question)
    if question["key_source"]:
        yield [("dim", f"  key from: {question['key_source']}")]
    extras = ", ".join(_extras(question))
    if extras:
        yield [("dim", f"  with: {extras}")]
    yield []


def _answers(question: Question) -> Iterator[list[Segment]]:
    for option in question.get("options", ()):
        yield _answer(
            option["correct"],
            f"{option['id']}) {_short(option['content']['text'])}",
            option["score"],
            option["feedback"],
        )
    for accepted in question.get("accepted", ()):
        yield _answer(accepted["score"] > 0, _accepted(accepted), accepted["score"], accepted["feedback"])
    if question["type"] == "true-false":
        yield _answer(question["answer"] is True, "True", None, question["feedback_true"])
        yield _answer(question["answer"] is False, "False", None, question["feedback_false"])
    if question["type"] == "numeric" and question["unit"]:
        yield [("dim", f"  unit: {question['unit']}")]


def _answer(key: bool, words: str, score: float | None, feedback: object) -> list[Segment]:  # noqa: FBT001 - data
    share = f" ({score:g} of the points)" if score not in {None, 1.0} else ""
    told = " · feedback" if feedback else ""
    return [("bold green" if key else "", f"  {'✓' if key else '·'} {words}"), ("dim", share + told)]


def _accepted(accepted: Mapping[str, Any]) -> str:
    if "low" not in accepted:
        return str(accepted["text"])
    low, high = accepted["low"], accepted["high"]
    return f"{low:g}" if low == high else f"{low:g} … {high:g}"


def _extras(question: Question) -> Iterator[str]:
    yield from (f"feedback ({name})" for name, words in question["feedback"].items() if words)
    if question["hints"]:
        yield f"{len(question['hints'])} hints" if len(question["hints"]) > 1 else "a hint"
    if question.get("rubric"):
        yield f"a rubric of {len(question['rubric'])} lines"
    if question.get("sample"):
        yield "a sample answer"
    if question.get("shuffle"):
        yield "shuffled options"
    yield from (f"{name}: {', '.join(question[name])}" for name in ("tags", "objectives") if question[name])


def _short(words: str) -> str:
    return shorten(words, 100, placeholder=" …")
