"""What makes a section a quiz without a word of its heading: its questions have answers that are kept apart from them.

Either an answer is shown on demand below each, or a list of answers in sentences has the numbers of the questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz import attributes, keys, leads, wrapping
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import QUESTION_MARKS, without_aside

_QUESTION = re.compile(
    r"#+\W*(?:q|question|frage|pregunta|pergunta|domanda|вопрос|问题|問題|问|題)[ #-]{0,2}\d", re.IGNORECASE
)
_TASK = re.compile(
    r"[*_]*(?:explain|describe|name|list|define|state|compare|contrast|give|discuss|outline|identify|distinguish|"
    r"erkläre|beschreibe|nenne|definiere|explique[rz]?|décri\w+|nomme[rz]?|define|explica|describe|nombra|"
    r"объясните|опишите|назовите|перечислите|дайте)\b|(?:解释|说明|简述|列举)",
    re.IGNORECASE,
)
_POINTED = re.compile(r".*[?？][*_]{0,3}\s*(?:→|->|=>|⇒|➜)\s*\S")
_HALF = 0.5


class Spoken(msgspec.Struct, frozen=True):
    """A list of answers in sentences: the line where it begins, and how many it has."""

    first: int
    count: int


def may_hold(lines: Iterable[Line]) -> bool:
    """Return whether some line of a file shows an answer on demand: most files need no further look."""
    return any(_reveals(line) for line in lines if line.text[:1] in {"<", ">"} and not line.code)


def holds(lines: Sequence[Line], lists: Iterable[Spoken], *, least: int) -> bool:
    """Return whether `least` lines or more ask and have their answers below them, or all in one of the lists."""
    return _revealed(lines) >= least or any(_listed(lines, each) for each in lists)


def are_pointed(lines: Iterable[Line], *, least: int) -> bool:
    """Return whether `least` numbered lines or more ask and have their answers behind an arrow: `1. Why? → Because`."""
    return (
        sum(not line.code and _POINTED.match(line.text) is not None for line in lines if leads.from_item(line)) >= least
    )


def mostly_ask(lines: Iterable[Line], *, least: int) -> bool:
    """Return whether `least` numbered lines or more stand here and half of them ask: exercises that are questions."""
    items = [line for line in lines if not line.code and line.indent <= 1 and leads.from_item(line)]
    return len(items) >= least and sum(map(_asks, items)) >= _HALF * len(items)


def _revealed(lines: Iterable[Line]) -> int:
    """How many questions have an answer below them that is shown on demand."""
    pairs, asked, folded = 0, False, False
    for line in lines:
        if line.code or not line.text:
            continue
        if _reveals(line):
            pairs += asked
            asked, folded = False, "<" in line.text
        elif not folded and line.text[0] != ">":
            asked = asked or _asks(line)
        folded = folded and "</details" not in line.text.lower()
    return pairs


def _reveals(line: Line) -> bool:
    """Whether a line announces an answer: a summary, a callout, or a quotation that is an answer line."""
    if line.text[0] != ">":
        found = wrapping.details(line) if "<summary" in line.text.lower() else None
        return bool(found and found.summary and wrapping.announces_key(found.summary))
    title = wrapping.callout(line)
    if title is not None:
        return wrapping.announces_key(title)
    key = keys.recognise(wrapping.unquoted(line, flat=True)) if len(line.text) > 1 else None
    return key is not None and bool(key.value)


def _asks(line: Line) -> bool:
    words = attributes.split(line.text)[0] if line.text.endswith("}") else line.text
    if without_aside(words).rstrip("*_` ").endswith(QUESTION_MARKS) or _QUESTION.match(line.text) is not None:
        return True
    lead = leads.from_text(line) if line.text[0] in "*_" else None
    return lead is not None and lead.kind == "word" and lead.number is not None


def _is_task(line: Line) -> bool:
    """Whether a numbered line tells learners what to write: «Explain …», «Name …»."""
    lead = leads.from_item(line) or leads.from_text(line)
    return lead is not None and _TASK.match(lead.text) is not None


def _listed(lines: Sequence[Line], spoken: Spoken) -> bool:
    """Whether the lines above a list of answers have as many numbers, and half of these ask."""
    above = [line for line in lines if line.number < spoken.first and line.text and not line.code]
    if not lines or not lines[0].number <= spoken.first <= lines[-1].number + 1:
        return False
    begun = [place for place, line in enumerate(above) if leads.from_item(line) or leads.from_text(line)]
    ends = [*begun[1:], len(above)] if begun else []
    asking = 0
    for place, end in zip(begun, ends, strict=True):
        asking += any(mark in line.text for line in above[place:end] for mark in QUESTION_MARKS) or _is_task(
            above[place]
        )
    return len(begun) == spoken.count and asking >= _HALF * spoken.count
