"""Numbered lists that tell learners how a quiz is taken: «Instructions: 1. Read each question …». They ask nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import leads, options
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import ends_asking

_LABEL = re.compile(
    r"[\W_]*(?:(?:general|quiz|test|exam|student|before you (?:begin|start))\s+)?"
    r"(?:instructions?|directions?|how (?:to (?:use|take|work|answer|proceed|play)|it works)|rules|"
    r"before you (?:begin|start)|(?:hinweise|anleitung|anweisungen|so geht(?: e|')s|regeln|ablauf)|"
    r"instrucciones|indicaciones|reglas|consignes?|règles|istruzioni|regole|instruções|orientações|regras|"
    r"инструкци[яи]|указания|правила|как (?:проходить|работать)|інструкці[яї]|"
    r"说明|答题说明|考试说明|注意事项|使用说明|説明|手順|안내|지시 ?사항|"
    r"talimatlar|hướng dẫn|petunjuk|instrukcje?|instructies)"
    r"(?:\W.{0,60})?$",
    re.IGNORECASE,
)
_PRESCRIBES = re.compile(
    r"\b(?:use|follow|in) (?:exactly )?(?:this|the following) format\b|"
    r"^[\W_]*ask (?:the |each |every |in the |all )?(?:participant|user|interviewee|respondent|customer|tester)",
    re.IGNORECASE,
)
_SETS_OFF = ("#", "*", "_", ">")
_ENDS = (":", "：", "*", "_")
_FIRST = ("1.", "1)")
_NEAR = 3


def find(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are items of such lists; in a list where some item asks, none is."""
    found: set[int] = set()
    for place, line in enumerate(lines):
        if line.text[:2] in _FIRST and not line.code and _is_announced(lines, place):
            found.update(_items(lines, place))
    return frozenset(found)


def _is_announced(lines: Sequence[Line], place: int) -> bool:
    """Whether the line above a list, with empty ones at most between them, is a label that says so."""
    above = next((line for line in reversed(lines[max(place - _NEAR, 0) : place]) if line.text), None)
    return above is not None and not above.code and _is_label(above)


def fill(title: str, body: Sequence[Line]) -> bool:
    """Return whether a section with such a title holds one such list, and nothing that could be a question.

    One that says in which format questions are to be written holds samples of it, and one that says whom somebody
    else is to ask a protocol.
    """
    if any(_PRESCRIBES.search(line.text) for line in body if ("ormat" in line.text or "sk " in line.text)):
        return True
    if not _LABEL.match(title):
        return False
    told = frozenset(_items(body, 0))
    rest = (line for line in body if line.text and not line.code and line.number not in told)
    return bool(told) and not any(leads.from_item(line) or leads.from_text(line) or _is_option(line) for line in rest)


def _is_label(line: Line) -> bool:
    set_off = line.text[0] in _SETS_OFF or line.text.endswith(_ENDS)
    return set_off and leads.from_text(line) is None and _LABEL.match(line.text) is not None


def _items(lines: Sequence[Line], first: int) -> list[int]:
    """The numbered lines from 1 on; an empty line with something else behind it ends them."""
    items: list[Line] = []
    for line in _below(lines, first):
        lead = leads.from_item(line)
        if lead is not None and lead.number == len(items) + 1:
            items.append(line)
        elif not items or lead is not None or _is_option(line):
            return []
    return [] if any(ends_asking(line.text) for line in items) else [line.number for line in items]


def _below(lines: Sequence[Line], first: int) -> Iterator[Line]:
    """The lines up to the next heading, rule, or paragraph behind an empty line."""
    gap, begun = False, False
    for line in lines[first:]:
        if not line.text:
            gap = True
            continue
        numbered = line.text[0].isdecimal() and leads.from_item(line) is not None
        if line.code or (gap and begun and not numbered and line.indent <= 1) or not line.text.strip("-*_# "):
            return
        if line.text[0] == "#" and leads.heading(line):
            return
        yield line
        gap, begun = False, True


def _is_option(line: Line) -> bool:
    mark = options.recognise(line)
    return mark is not None and mark.kind in {"letter", "box", "radio"}
