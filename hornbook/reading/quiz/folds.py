"""What is folded away in `<details>`: a rule or a heading in there ends no question and begins none."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook.reading.quiz.lines import RULE, RULE_SIGNS, Line

_FAR = 80


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
