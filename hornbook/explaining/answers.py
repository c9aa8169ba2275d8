"""What earns the points of a question, as it was understood: one form for each type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from textwrap import shorten
from typing import Any

from hornbook.diagnostics.text import Segment

Question = Mapping[str, Any]
Lines = Iterator[list[Segment]]

_MEGABYTE = 1_000_000
_WIDEST = 100


def lines(question: Question) -> Lines:
    """Yield printable lines of a question's answers, the right ones marked."""
    yield from _FORMS[question["type"]](question)


def key(question: Question) -> str:
    """Return what is right, in one line; empty where a person marks it or no key was found."""
    return " | ".join(text.strip(" ✓") for line in lines(question) for style, text in line if style == "bold green")


def short(words: str, width: int = _WIDEST) -> str:
    """Return words on one line, cut where they are long."""
    return shorten(words, width, placeholder=" …")


def _answer(words: str, *, right: bool, score: float | None = None, feedback: object = None) -> list[Segment]:
    share = f" ({score:g} of the points)" if score not in {None, 1.0} else ""
    told = " · feedback" if feedback else ""
    return [("bold green" if right else "", f"  {'✓' if right else '·'} {words}"), ("dim", share + told)]


def _text(content: Mapping[str, Any]) -> str:
    return short(content["text"])


def _options(question: Question) -> Lines:
    for option in question["options"]:
        words = f"{option['id']}) {_text(option['content'])}"
        yield _answer(words, right=option["correct"], score=option["score"], feedback=option["feedback"])


def _accepted(question: Question) -> Lines:
    for each in question["accepted"]:
        yield _answer(_value(each), right=each["score"] > 0, score=each["score"], feedback=each["feedback"])
    if question.get("unit"):
        yield [("dim", f"  unit: {question['unit']}")]


def _value(accepted: Mapping[str, Any]) -> str:
    if "low" not in accepted:
        return str(accepted["text"])
    low, high = accepted["low"], accepted["high"]
    return f"{low:g}" if low == high else f"{low:g} … {high:g}"


def _true_false(question: Question) -> Lines:
    yield _answer("True", right=question["answer"] is True, feedback=question["feedback_true"])
    yield _answer("False", right=question["answer"] is False, feedback=question["feedback_false"])


def _gaps(question: Question) -> Lines:
    for gap in question["gaps"]:
        weight = "" if gap["weight"] == 1 else f", weight {gap['weight']:g}"
        yield [("", f"  {gap['id']}) "), ("dim", f"{gap['type'].replace('-', ' ')}{weight}")]
        within = _options(gap) if gap["type"] == "choice-gap" else _accepted(gap)
        yield from ([("", "  "), *line] for line in within)


def _matching(question: Question) -> Lines:
    responses = {each["id"]: _text(each["content"]) for each in question["responses"]}
    for premise in question["premises"]:
        yield _answer(f"{_text(premise['content'])} → {responses[premise['response']]}", right=True)
    used = {premise["response"] for premise in question["premises"]}
    yield from _spare([words for name, words in responses.items() if name not in used])


def _spare(words: list[str]) -> Lines:
    """What belongs nowhere."""
    yield from (_answer(f"{each} (a distractor)", right=False) for each in words)


def _ordering(question: Question) -> Lines:
    for number, item in enumerate(question["items"], 1):
        yield _answer(f"{number}. {_text(item['content'])}", right=True)


def _categorise(question: Question) -> Lines:
    for category in question["categories"]:
        members = [_text(item["content"]) for item in question["items"] if item["category"] == category["id"]]
        yield _answer(f"{_text(category['content'])}: {', '.join(members) or 'nothing'}", right=True)
    yield from _spare([_text(item["content"]) for item in question["items"] if item["category"] is None])


def _hotspot(question: Question) -> Lines:
    size = f"{question['width']} × {question['height']} pixels"
    several = "several areas may be chosen" if question["several"] else "one area is to be chosen"
    yield [("dim", f"  picture: {question['media']}, {size}; {several}")]
    for area in question["areas"]:
        words = f"{area['id']}) {area['label']}: {area['shape']} {' '.join(map(str, area['coords']))}"
        yield _answer(words, right=area["correct"], feedback=area["feedback"])


def _upload(question: Question) -> Lines:
    files = "1 file" if question["max_files"] == 1 else f"up to {question['max_files']} files"
    kinds = f" of type {', '.join(question['accept'])}" if question["accept"] else " of any type"
    size = f", {question['max_bytes'] / _MEGABYTE:g} MB each at most" if question["max_bytes"] else ""
    yield [("", f"  {files}{kinds}{size}")]


def _essay(question: Question) -> Lines:
    least, most = question["min_words"], question["max_words"]
    if least or most:
        yield [("dim", f"  words: {least or 'any number'} to {most or 'any number'}")]


_FORMS: Mapping[str, Callable[[Question], Lines]] = {
    "choice": _options,
    "multiple": _options,
    "true-false": _true_false,
    "short-text": _accepted,
    "numeric": _accepted,
    "gaps": _gaps,
    "matching": _matching,
    "ordering": _ordering,
    "categorise": _categorise,
    "hotspot": _hotspot,
    "essay": _essay,
    "upload": _upload,
}
