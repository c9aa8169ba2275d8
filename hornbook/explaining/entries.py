"""The entries of quizzes as they were understood, for their author to look over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hornbook.diagnostics.text import Segment
from hornbook.explaining import answers
from hornbook.explaining.answers import short

Question = Mapping[str, Any]


def lines(entry: Mapping[str, Any]) -> Iterator[list[Segment]]:
    """Yield printable lines for a question, or for a pool and its questions."""
    if entry["type"] != "pool":
        yield from _question(entry)
    elif entry["variants"]:
        yield from _variants(entry)
    else:
        yield from _pool(entry)


def _pool(pool: Mapping[str, Any]) -> Iterator[list[Segment]]:
    questions = pool["questions"]
    title = f"  {pool['title']}" if pool["title"] else ""
    yield _head(pool, f"pool of {len(questions)}, draws {pool['pick']}")
    yield [("", title)] if title else [("dim", "  without a title")]
    yield []
    for question in questions:
        yield from _question(question)


def _variants(pool: Mapping[str, Any]) -> Iterator[list[Segment]]:
    """The first variant in full, and what the others ask and take for right."""
    first, *others = pool["questions"]
    yield _head(pool, f"{1 + len(others)} variants, each learner gets one; shown is the first")
    yield from _question(first)
    for question in others:
        yield [("dim", f"  #{question['id']}  "), ("", short(question["stem"]["text"], 60)), *_key(question)]
    yield []


def _key(question: Question) -> list[Segment]:
    key = answers.key(question)
    return [("bold green", f"  ✓ {short(key, 40)}")] if key else []


def _head(entry: Mapping[str, Any], words: str) -> list[Segment]:
    place = entry["source"]
    return [("bold", f"{place['file']}:{place['line']}"), ("", f"  {words}  #{entry['id']}")]


def _question(question: Question) -> Iterator[list[Segment]]:
    """Yield place, type, id, points; stem; answers with the key marked; what else it has."""
    points = question["points"]
    earns = f"{points:g} point{'' if points == 1 else 's'}" if question["graded"] else "not graded: no key was found"
    yield [*_head(question, question["type"]), ("dim", f"  {earns}")]
    yield [("", f"  {short(question['stem']['text'])}")]
    yield from answers.lines(question)
    if question["key_source"]:
        yield [("dim", f"  key from: {question['key_source']}")]
    extras = ", ".join(_extras(question))
    if extras:
        yield [("dim", f"  with: {extras}")]
    yield []


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
    if question.get("scoring") in {"all", "each"}:
        yield f"scoring: {question['scoring']}"
    yield from (f"{name}: {', '.join(question[name])}" for name in ("tags", "objectives") if question[name])
