"""Questions in bold with a letter, each with its answer right below: `**(a) Why …?**` and `**Answer:** …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import calling
from hornbook.reading.dialects.passage import Passage, instead
from hornbook.reading.quiz import keys
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.options import ordinal

SIGNS = ("**(a)", "**a)", "**a.", "**A)", "**A.", "**(A)")

_LETTERED = re.compile(r"\*\*\(?(?P<label>[A-Za-z])[.)]\s*(?P<text>\S[^*]*)\*\*(?P<rest>.*)$")
_LEAST = 2


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each such line of a run of questions in a section that calls itself a quiz."""
    called = calling.places(lines)
    run: list[tuple[Line, re.Match[str]]] = []
    for place, line in enumerate(lines):
        match = _LETTERED.match(line.text) if called[place] and line.text[:2] == "**" and not line.code else None
        if match is None or not _is_answered(lines, place):
            continue
        if ordinal(match["label"]) != len(run):
            yield from _numbered(run)
            run = []
        run += [(line, match)] if ordinal(match["label"]) == len(run) else []
    yield from _numbered(run)


def _is_answered(lines: Sequence[Line], place: int) -> bool:
    """Whether an answer in words stands right below a line."""
    below = next((line for line in lines[place + 1 :] if line.text), None)
    key = keys.recognise(below) if below and not below.code else None
    return key is not None and not keys.claim(key.value).labels


def _numbered(run: Sequence[tuple[Line, re.Match[str]]]) -> Iterator[Passage]:
    if len(run) < _LEAST:
        return
    for count, (line, match) in enumerate(run, 1):
        yield instead(line, f"**Q{count}.** {match['text']}{match['rest']}")
