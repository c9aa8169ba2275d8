"""Paragraphs with nothing before their words that begin a question, each with its answer folded right below it.

`**Basic** — Name the terms.` and below it `<details><summary>Answer</summary>`: so it is written below a heading that
says «quiz», and there each such pair is a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook.reading.dialects import calling
from hornbook.reading.dialects.passage import Passage, instead
from hornbook.reading.quiz import leads, options, wrapping
from hornbook.reading.quiz.lines import RULE, Line
from hornbook.reading.quiz.words import ends_asking

SIGNS = ("<summary>", "<summary ", "{dropdown}", "::: details")

_LEAST = 2
_MOST = 20


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield the paragraphs of such pairs: all where they are several and there are no others, else those that ask."""
    folds = [place for place, line in enumerate(lines) if _opens(lines, place, line)]
    called = calling.places(lines) if folds else []
    pairs = [(first, fold) for fold in folds if called[fold] and (first := _paragraph(lines, fold)) is not None]
    if len(pairs) < max(_LEAST, sum(called[fold] for fold in folds)):
        pairs = [(first, fold) for first, fold in pairs if any(ends_asking(line.text) for line in lines[first:fold])]
    for count, (first, _) in enumerate(pairs, 1):
        line = lines[first]
        yield instead(line, f"Q{count}. {line.text}")


def _opens(lines: Sequence[Line], place: int, line: Line) -> bool:
    """Whether a fold begins on a line whose summary, on it or below it, announces an answer."""
    if line.text[:3] == ":::" and not line.code:
        return wrapping.folds_key(line)
    if "<details" not in line.text.casefold() or line.code:
        return False
    for each in lines[place : place + 2]:
        found = wrapping.details(each) if "<summary" in each.text.casefold() else None
        if found and found.summary:
            return wrapping.announces_key(found.summary)
    return False


def _paragraph(lines: Sequence[Line], fold: int) -> int | None:
    """The first line of the only paragraph between a fold and what ends before it; None where it is not so simple.

    Nor is it where a heading with a number stands above: that begins the question.
    """
    last = fold - 1
    while last >= 0 and not lines[last].text:
        last -= 1
    first = last
    while first > max(0, last - _MOST) and lines[first - 1].text and not _ends(lines[first - 1]):
        first -= 1
    if first < 0 or last < 0 or any(_is_other(line) for line in lines[first : last + 1]):
        return None
    above = next((at for at in range(first - 1, -1, -1) if lines[at].text), None)
    if above is None:
        return first
    return first if _ends(lines[above]) and leads.from_heading(lines[above]) is None else None


def _ends(line: Line) -> bool:
    closes = "</details" in line.text.casefold() or (line.text[:3] == ":::" and not line.text.strip(":"))
    return closes or line.text[:1] == "#" or RULE.match(line.text) is not None


def _is_other(line: Line) -> bool:
    """Whether a line begins a question as others do, or is no text at all."""
    if line.code or line.text[0] in "<|>#" or options.recognise(line) is not None:
        return True
    lead = leads.from_text(line)
    return (lead is not None and lead.number is not None) or leads.from_item(line) is not None
