"""What is folded away in `<details>`: a rule or a heading in there ends no question and begins none."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import options
from hornbook.reading.quiz.lines import RULE, RULE_SIGNS, Line
from hornbook.reading.quiz.options import Mark

_JUDGED = re.compile(
    r"[\W_]*(?:(?:in)?correct\w*|wrong|right|true|false|not|no|yes|richtig|falsch|ja|nein|sí|vrai|faux|vero|falso)\b",
    re.IGNORECASE,
)
_FAR = 80
_LEAST = 2
_WORDS = 5


def has_some(lines: Sequence[Line]) -> bool:
    """Return whether anything is folded away among the lines."""
    return any("<details" in line.text.casefold() for line in lines if "<" in line.text)


def breaks(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the rules and headings between a `<details>` and its end; what nothing ends holds none."""
    found: set[int] = set()
    held: list[int] | None = None
    for line in lines:
        tag = _tag(line)
        if tag:
            found.update(held if held and tag == "closes" else ())
            held = [] if tag == "opens" else None
        elif held is not None and _breaks(line):
            held.append(line.number)
    return frozenset(found)


def _breaks(line: Line) -> bool:
    if line.text[:1] == "#":
        return not line.code
    return line.text[:1] in RULE_SIGNS and RULE.match(line.text) is not None


def parts(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines `(a) …` in a fold, with `(b) …` below, that say of no option if it is right."""
    found: set[int] = set()
    held: list[Mark] | None = None
    first = 0
    for line in lines:
        tag = _tag(line)
        if tag:
            found.update({first} if held and len(held) >= _LEAST and _are_parts(held) else ())
            held = [] if tag == "opens" else None
            continue
        mark = options.recognise(line) if held is not None and line.text and not line.code else None
        if mark and mark.kind == "letter" and held is not None and options.ordinal(mark.label) == len(held):
            first = first if held else line.number
            held.append(mark)
    return frozenset(found)


def _are_parts(held: Sequence[Mark]) -> bool:
    """Whether lettered lines have sentences and no marks: answers, and not the options once more."""
    judged = any(mark.marked or mark.crossed or mark.bold or _JUDGED.match(mark.text) for mark in held)
    return not judged and sum(len(mark.text.split()) for mark in held) >= _WORDS * len(held)


def inside(lines: Sequence[Line], place: int) -> bool:
    """Return whether the line at a place stands between a `<details>` and its end."""
    above = next(filter(None, map(_tag, reversed(lines[max(place - _FAR, 0) : place]))), "")
    return above == "opens" and next(filter(None, map(_tag, lines[place + 1 : place + _FAR])), "") == "closes"


def _tag(line: Line) -> str:
    """What a line does: it opens, closes, or does both, which is as good as closing."""
    if "<" not in line.text or line.code:
        return ""
    lowered = line.text.casefold()
    if "</details" in lowered:
        return "closes"
    return "opens" if "<details" in lowered else ""
