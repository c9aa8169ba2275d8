"""Questions as TOML tables: `[[questions]]` with `prompt.prompt`, `answer.answer` and their like."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

from hornbook import patterns as re
from hornbook.reading.dialects import asked as questions
from hornbook.reading.dialects.asked import Asked, Choice, Words
from hornbook.reading.dialects.passage import Passage, Puzzle
from hornbook.reading.quiz.lines import Line

SIGNS = ("[[questions]]", "[[question]]", "[[quiz.questions]]")

_TABLE = re.compile(r"\[\[(?:quiz\.)?questions?\]\]$")
_OTHER_TABLE = re.compile(r"\[{1,2}[A-Za-z_][\w.\"-]*\]{1,2}$")
_ENDS = re.compile(r"\+{3,}$|#{1,6}\s|:::")
_STEMS = ("question", "text", "prompt", "stem", "title")
_CHOICES = ("options", "choices", "answers", "distractors", "wrong")
_WHY = ("context", "explanation", "feedback", "why")


def read(lines: Sequence[Line]) -> Iterator[Passage | Puzzle]:
    """Yield one passage for each run of tables; a table that is no TOML or asks nothing is a puzzle."""
    places = [place for place, line in enumerate(lines) if line.text[:2] == "[[" and _is_table(line)]
    made: list[Line] = []
    first = last = -1
    for count, place in enumerate(places, 1):
        end = _end(lines, place)
        asked = _asked(lines, place, end)
        if asked is None:
            yield Puzzle(lines[place].number, lines[place].text)
            continue
        if made and place != last:
            yield Passage(lines[first].number, lines[last - 1].number, tuple(made), alone=True)
            made = []
        first, last = (first if made else place), end
        made += questions.lines(asked, count)
    if made:
        yield Passage(lines[first].number, lines[last - 1].number, tuple(made), alone=True)


def _is_table(line: Line) -> bool:
    return not line.code and _TABLE.match(line.text) is not None


def _end(lines: Sequence[Line], place: int) -> int:
    """The place behind a table: of the next table, or of the line that ends them."""
    end = place + 1
    while end < len(lines) and not (_OTHER_TABLE.match(lines[end].text) or _ENDS.match(lines[end].text)):
        end += 1
    return end


def _asked(lines: Sequence[Line], first: int, end: int) -> Asked | None:
    body = lines[first + 1 : end]
    try:
        found = tomllib.loads("\n".join(line.raw for line in body))
    except tomllib.TOMLDecodeError:
        return None
    prompt = found.get("prompt") if isinstance(found.get("prompt"), dict) else {}
    answer = found.get("answer") if isinstance(found.get("answer"), dict) else {}
    merged = {**found, **(prompt or {}), **{f"{name}": value for name, value in (answer or {}).items()}}
    merged["prompt"] = prompt.get("prompt") if prompt else found.get("prompt")
    stem = next((merged[name] for name in _STEMS if isinstance(merged.get(name), str)), "")
    if not stem.strip():
        return None
    asked = Asked(lines[first].number, _located(stem, body))
    why = next((merged[name] for name in _WHY if isinstance(merged.get(name), str)), "")
    asked.explanation = _located(why, body) if why else None
    _choose(asked, merged, body)
    return asked if asked.choices or asked.key else None


def _choose(asked: Asked, merged: dict[str, Any], body: Sequence[Line]) -> None:
    name = next((name for name in _CHOICES if isinstance(merged.get(name), list)), "")
    given = [str(each) for each in merged[name]] if name else []
    value = merged.get("answer", merged.get("correct"))
    value = value.get("answer") if isinstance(value, dict) else value
    said = value if isinstance(value, list) else [value]
    if not given:
        asked.key = _located(str(value), body) if value is not None else None
        return
    if name in {"distractors", "wrong"}:
        right = [str(each) for each in said if each is not None]
        # Nothing says where the key stands among them, and its place must not tell anything.
        given = sorted({*right, *given}, key=str.casefold)
    else:
        right = [given[each] if _is_place(each, given) else str(each) for each in said if each is not None]
    asked.several = isinstance(value, list) and len(right) == 1
    asked.choices = [Choice(_located(text, body), text in right) for text in given]
    if not any(choice.right for choice in asked.choices) and value is not None:
        asked.key = _located(str(value), body)


def _is_place(value: Any, given: list[str]) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(given)


def _located(text: str, body: Sequence[Line]) -> Words:
    """A text with the line that holds its first words."""
    words = text.strip().split("\n")[0].strip()
    number = next((line.number for line in body if words and words in line.raw), body[0].number if body else 1)
    return Words(text.strip(), number)
