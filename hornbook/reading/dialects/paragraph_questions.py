"""Open questions that are the paragraphs of a section which calls itself a quiz, and nothing else in it.

An answer may follow each: behind an arrow, in a fold, or below a heading that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import answer_divs
from hornbook.reading.dialects.passage import Passage, instead
from hornbook.reading.quiz import attributes, evidence, leads, options, titles, wrapping
from hornbook.reading.quiz.lines import RULE, Line
from hornbook.reading.quiz.words import QUESTION_MARKS

SIGNS = ("# ",)

_ARROW = re.compile(r"(?:→|->|=>|⇒|➜|➡️?)[ \t]*(?P<text>\S.*)$")
_ASKING = (*QUESTION_MARKS, "か", "か。", "せよ。", "なさい。", "ください。", "吗。", "呢。", "하세요.", "시오.")
_FIRST = frozenset("<>|!:{-+=#[(（")
_CLOSES = ("</details>", "</div>")
_NEAR = 4
_FAR = 40
_HIGH = 2
_MOST = 12


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield the first line of each paragraph that asks, and each answer behind an arrow."""
    for place, line in enumerate(lines):
        if line.text[:1] != "#" or line.code or not _asks_below(lines, place) or not _calls(line):
            continue
        body = _body(lines, place + 1)
        asking = [at for at in body if _asks(lines, at)]
        if not asking or len(asking) < len(body) or (len(asking) == 1 and not _is_answered(lines, asking[0])):
            continue
        kind = " {type=essay}" if len(asking) == 1 else ""
        for count, at in enumerate(asking, 1):
            yield instead(lines[at], f"Q{count}. {lines[at].text}{kind}")
            yield from _pointed(lines, at)
        if kind:
            yield from _inner_titles(lines, asking[0])


def _asks_below(lines: Sequence[Line], place: int) -> bool:
    """Whether the first paragraph below a heading asks: most sections are refused by it at once."""
    below = next((at for at in range(place + 1, min(place + _NEAR, len(lines))) if lines[at].text), None)
    if below is None or lines[below].code or lines[below].text[0] in _FIRST or lines[below].text[0].isdecimal():
        return False
    return _asks(lines, below)


def _calls(line: Line) -> bool:
    """Whether a heading says that a quiz is below it, and nothing else."""
    found = leads.heading(line)
    title, named = attributes.split(found[1]) if found else ("", attributes.NONE)
    return titles.calls(title, named)


def _body(lines: Sequence[Line], first: int) -> list[int]:
    """The places where the paragraphs of a section begin; none where it holds anything but paragraphs and answers."""
    found: list[int] = []
    folded = False
    for place in range(first, len(lines)):
        line = lines[place]
        lowered = line.text.casefold()
        folded = (folded or "<details" in lowered or _opens(line)) and not lowered.endswith(_CLOSES)
        if folded or lowered.endswith(_CLOSES) or lowered.startswith("<div") or not line.text or RULE.match(line.text):
            continue
        if line.text[0] == "#" and not line.code and leads.heading(line):
            return found if not evidence.is_answer(line) else found[:_MOST]
        begins = not lines[place - 1].text or place == first
        if _ARROW.match(line.text) or (line.text[0] == ">" and wrapping.announces_key(line.text)):
            continue
        if line.code or _is_other(line):
            return []
        found += [place] if begins else []
    return found if len(found) <= _MOST else []


def _opens(line: Line) -> bool:
    """Whether a division begins on a line that holds an answer."""
    return line.text[:4] == "<div" and answer_divs.OPENS.match(line.text) is not None


def _is_other(line: Line) -> bool:
    """Whether a line is none of a paragraph: a list, an option, a lead-in, markup."""
    other = (line.text[0] in _FIRST and line.text[:2] != "**") or options.recognise(line) or leads.from_item(line)
    return bool(other or leads.from_text(line))


def _asks(lines: Sequence[Line], place: int) -> bool:
    """Whether the paragraph that begins at a place ends as a question does."""
    last = place
    while last + 1 < len(lines) and lines[last + 1].text and not _ARROW.match(lines[last + 1].text):
        if lines[last + 1].text[0] in "#<>":
            break
        last += 1
    return attributes.split(lines[last].text)[0].rstrip("*_`) ").endswith(_ASKING)


def _is_answered(lines: Sequence[Line], place: int) -> bool:
    """Whether an answer is announced below the only question of a section; else it may be no more than words."""
    for line in lines[place + 1 : place + _FAR]:
        if _ARROW.match(line.text) or evidence.announces_answer(line):
            return True
        if line.text[:1] in {"<", ">"} and (wrapping.announces_key(line.text) or _opens(line)):
            return True
        found = leads.heading(line) if line.text[:1] == "#" else None
        if found and found[0] <= _HIGH:
            return False
    return False


def _pointed(lines: Sequence[Line], place: int) -> Iterator[Passage]:
    """The answer behind an arrow below a paragraph."""
    for line in lines[place + 1 : place + _MOST]:
        match = _ARROW.match(line.text)
        if match:
            yield instead(line, f"Answer: {match['text']}")
        if match or (line.text and line.text[0] == "#"):
            return


def _inner_titles(lines: Sequence[Line], place: int) -> Iterator[Passage]:
    """The headings between a question and the one above its answer, as words in bold."""
    held: list[tuple[Line, str]] = []
    for line in lines[place + 1 : place + _FAR]:
        found = leads.heading(line) if line.text[:1] == "#" and not line.code else None
        if found and evidence.announces_answer(line):
            yield from (instead(each, f"**{title}**") for each, title in held)
            return
        if found and (found[0] <= _HIGH or leads.from_heading(line)):
            return
        held += [(line, found[1])] if found else []
