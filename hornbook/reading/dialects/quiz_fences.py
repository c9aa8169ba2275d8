"""Blocks of code that are named `quiz`, `mcq` or `question`: records in YAML or JSON, lines with signs, or Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import msgspec

from hornbook import patterns as re
from hornbook.reading import yaml_text
from hornbook.reading.dialects import asked as questions
from hornbook.reading.dialects import fenced_questions, records
from hornbook.reading.dialects.asked import Asked, Choice, Words
from hornbook.reading.dialects.passage import Passage, Puzzle, blank, blocks
from hornbook.reading.quiz import leads, titles
from hornbook.reading.quiz.lines import Line

SIGNS = ("```quiz", "```mcq", "```question", "~~~quiz", "``` quiz")

_OPENS = re.compile(r"(?:`{3,}|~{3,})[ \t]*\{?\.?(?P<name>quiz|mcq|questions?)\}?(?:\s.*)?$", re.IGNORECASE)
_ASKS = re.compile(r"(?:\?|[QPF][:：])\s+(?P<text>\S.*)$")
_AROUND = ("questions", "quiz", "items")
_MAPPED = re.compile(r"[\w-]+:(?:\s|$)|[-+*]\s|[{\[]")
_LEAST = 2


def read(lines: Sequence[Line]) -> Iterator[Passage | Puzzle]:
    """Yield each such block; one that is not understood is a puzzle, except where a page shows how it is written."""
    shown, past, count = False, 0, 0
    for first, last in blocks(lines):
        opens = _OPENS.match(lines[first].text)
        if opens is None:
            continue
        shown, past = _is_shown(lines[past:first], before=shown), last
        if shown:
            continue
        made, added = _made(lines[first : last + 1], count + 1)
        count += added
        if made:
            yield Passage(lines[first].number, lines[last].number, made, alone=True)
        elif any(line.text for line in lines[first + 1 : last]):
            yield Puzzle(lines[first].number, opens[0].strip())


def _is_shown(lines: Sequence[Line], *, before: bool) -> bool:
    """Whether the last heading says that what is below it shows how questions are written."""
    found = (leads.heading(line) for line in reversed(lines) if line.text[:1] == "#" and not line.code)
    last = next((each for each in found if each), None)
    return titles.shows(last[1]) if last else before


def _made(block: Sequence[Line], count: int) -> tuple[tuple[Line, ...], int]:
    """The lines of a block's questions, and how many they are; nothing where one of them is not understood."""
    inner = block[1:-1]
    found = _signed(inner) or _halved(inner) or _recorded(inner)
    if found:
        made = [line for place, asked in enumerate(found) for line in questions.lines(asked, count + place)]
        return (blank(block[0].number), *made, blank(block[-1].number)), len(found)
    return fenced_questions.unfenced(block), 0


def _signed(lines: Sequence[Line]) -> list[Asked]:
    """Questions in lines with signs: `?` asks, `+` is right, `-` is wrong, `>` explains, `|` is code."""
    found: list[Asked] = []
    code: list[str] = []
    for line in lines:
        match = _ASKS.match(line.text)
        if match:
            code = []
            found.append(Asked(line.number, Words(match["text"], line.number)))
        elif line.text and found:
            _sign(found[-1], line, code)
        elif line.text:
            return []
    sound = all(len(asked.choices) >= _LEAST and any(each.right for each in asked.choices) for asked in found)
    return found if sound else []


def _sign(asked: Asked, line: Line, code: list[str]) -> None:
    words = Words(line.text[1:].strip(), line.number)
    assert asked.stem  # noqa: S101
    match line.text[0]:
        case "+" | "-":
            asked.choices.append(Choice(words, line.text[0] == "+"))
        case ">":
            said = f"{asked.explanation.text} {words.text}" if asked.explanation else words.text
            asked.explanation = Words(said, asked.explanation.number if asked.explanation else line.number)
        case "|":
            begun = asked.stem.text.partition("\n\n```")[0]
            code.append(line.text[1:].removeprefix(" "))
            asked.stem = Words("\n".join((begun, "", "```", *code, "```")), asked.stem.number)
        case _:
            asked.stem = Words(f"{asked.stem.text}\n{line.text}", asked.stem.number)


def _halved(lines: Sequence[Line]) -> list[Asked]:
    """A question in words above a line of three dashes, and its answer below it."""
    rules = [place for place, line in enumerate(lines) if line.text == "---"]
    if len(rules) != 1:
        return []
    above, below = ([line for line in half if line.text] for half in (lines[: rules[0]], lines[rules[0] + 1 :]))
    if not above or not below or any(_MAPPED.match(line.text) for line in above):
        return []
    words, answer = (" ".join(line.text for line in half) for half in (above, below))
    return [Asked(above[0].number, Words(words, above[0].number), key=Words(answer, below[0].number))]


def _recorded(lines: Sequence[Line]) -> list[Asked]:
    """Questions that are data: one record, a list of them, or a list with a name."""
    data = _data("\n".join(line.raw for line in lines))
    if isinstance(data, Mapping):
        data = next((data[name] for name in _AROUND if isinstance(data.get(name), list)), [data])
    if not isinstance(data, list) or not data or not all(isinstance(each, Mapping) for each in data):
        return []
    found = [records.read(each, lines[0].number, lines) for each in data]
    return [asked for asked in found if asked] if all(found) else []


def _data(text: str) -> Any:
    if text.lstrip()[:1] in {"{", "["}:
        with suppress(msgspec.DecodeError, RecursionError):
            return msgspec.json.decode(text)
    node, findings = yaml_text.read(yaml_text.Place("", text))
    return yaml_text.plain(node) if node is not None and not findings else None
