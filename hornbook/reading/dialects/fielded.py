"""A question in fields, one a line: `- **Question:** …`, `- **Options:** (a) …; (b) …`, `- **Answer:** b`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from hornbook import patterns as re
from hornbook.reading.dialects import parted
from hornbook.reading.dialects.passage import Passage, blank
from hornbook.reading.quiz import keys, leads, options
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.words import normalise

SIGNS = tuple(
    word
    for each in ("ptions", "hoices", "pciones", "lternativas", "pções", "arianten", "选项", "選択肢")
    for word in (f"{each}:", f"{each}：", f"{each}**:")
)

_FIELD = re.compile(
    r"(?:[-*+]\s+)?[*_]{0,3}(?P<name>[^\W\d][\w ]{1,28}?)(?:\s*[:：][*_]{0,3}|[*_]{1,3}\s*[:：])\s*(?P<text>.*)$"
)
_LETTER = re.compile(r"(?:^|(?<=[\s;,/|]))\(?(?P<letter>[A-Ha-h])[).]\s+")
_MOST = 14
_LEAST = 2
_BETWEEN = (";", "；", "|", " / ", "、", ",", "，")


class Field(msgspec.Struct, frozen=True):
    """A field's name and its text, where it stands, and how deep."""

    name: str
    text: str
    place: int


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each question whose fields name its words, its options and its key, with nothing but fields between."""
    asked, count = None, 0
    for place, line in enumerate(lines):
        field = _field(line, place)
        if field is None:
            continue
        if field.name in parted.STEM and field.text:
            asked = field
        elif asked and field.name in parted.OPTIONS and place - asked.place < _MOST:
            made = _made(lines, asked, field, count + 1)
            count += bool(made)
            if made:
                yield _passage(lines, asked.place, made)
            asked = None


def _passage(lines: Sequence[Line], place: int, made: tuple[Line, ...]) -> Passage:
    """The passage of a question, with the heading right above that is no more than its number: `### Q1`."""
    above = next((line for line in reversed(lines[max(place - _LEAST, 0) : place]) if line.text), None)
    lead = leads.from_heading(above) if above and above.text[0] == "#" and not above.code else None
    if above and lead and not lead.text.strip():
        return Passage(above.number, made[-1].number, (blank(above.number), *made), alone=True)
    return Passage(lines[place].number, made[-1].number, made, alone=True)


def _field(line: Line, place: int) -> Field | None:
    match = _FIELD.match(line.text) if line.text and not line.code else None
    return Field(normalise(match["name"]), match["text"].strip(), place) if match else None


def _made(lines: Sequence[Line], asked: Field, offered: Field, count: int) -> tuple[Line, ...]:
    """The lines of a question with the options of `offered`; nothing where these or the key are not understood."""
    given, behind = _given(lines, offered)
    key = next((at for at in range(behind, min(behind + _MOST, len(lines))) if keys.recognise(lines[at])), 0)
    said = keys.recognise(lines[key]) if key else None
    if said and not given and offered.text:
        return _worded(lines, asked, offered, key, said, count)
    labels = keys.claim(said.value).labels if said else ()
    places = [options.ordinal(label) for label in labels]
    if len(given) < _LEAST or not places or any(each is None or each >= len(given) for each in places):
        return ()
    number = lines[asked.place].number
    return (
        make(number, f"Q{count}. {asked.text}"),
        *(line for line in lines[asked.place + 1 : offered.place] if line.text),
        make(number, ""),
        *given,
        make(lines[behind - 1].number, ""),
        *(line for line in lines[behind:key] if line.text),
        make(lines[key].number, f"Answer: {said.value}" if said else ""),
    )


def _worded(
    lines: Sequence[Line], asked: Field, offered: Field, key: int, said: keys.Key, count: int
) -> tuple[Line, ...]:
    """The lines of a question whose options have no letters, `Rhine; Alps; Etna`, and whose key is one of them."""
    for sign in _BETWEEN:
        words = [piece.strip(" []\"'") for piece in offered.text.split(sign)]
        named = [normalise(word) for word in words]
        chosen = [normalise(piece.strip(" []\"'")) for piece in said.value.split(sign)]
        if len(words) >= _LEAST and all(named) and (normalise(said.value) in named or set(chosen) <= set(named)):
            right = {normalise(said.value)} if normalise(said.value) in named else set(chosen)
            break
    else:
        return ()
    number = lines[asked.place].number
    at = lines[offered.place].number
    return (
        make(number, f"Q{count}. {asked.text}"),
        *(line for line in lines[asked.place + 1 : offered.place] if line.text),
        make(number, ""),
        *(make(at, f"- [{'x' if name in right else ' '}] {word}") for name, word in zip(named, words, strict=True)),
        make(at, ""),
        *(line for line in lines[offered.place + 1 : key] if line.text),
        make(lines[key].number, f"Answer: {said.value}"),
    )


def _given(lines: Sequence[Line], offered: Field) -> tuple[list[Line], int]:
    """The options on a field's own line or on those below it, and the place behind them."""
    number = lines[offered.place].number
    if offered.text:
        found = list(_LETTER.finditer(offered.text))
        if not found or found[0].start():
            return [], offered.place + 1
        in_order = [options.ordinal(match["letter"]) for match in found] == list(range(len(found)))
        ends = [*(match.start() for match in found[1:]), len(offered.text)]
        words = [offered.text[match.end() : end].strip(" ;,/|") for match, end in zip(found, ends, strict=True)]
        lettered = [make(number, f"{chr(97 + at)}) {text}") for at, text in enumerate(words)]
        return lettered if in_order else [], offered.place + 1
    below: list[Line] = []
    at = offered.place + 1
    while at < len(lines):
        mark = options.recognise(lines[at]) if lines[at].text else None
        if lines[at].text and (mark is None or options.ordinal(mark.label) != len(below)):
            break
        below += [make(lines[at].number, lines[at].text)] if lines[at].text else []
        at += 1
    return below, at
