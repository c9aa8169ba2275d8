"""R/exams: `Question`, `Answerlist`, `Solution` and `Meta-information`, each underlined, one question a file.

The key stands among the last: `exsolution: 0100` for options, a number or words for others. A key that has to be
computed, and a question of several parts, are named by a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, Puzzle, blank
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("exsolution:",)

_UNDERLINE = re.compile(r"[=-]{3,}$")
_SETTING = re.compile(r"(?P<name>ex\w+)\s*:\s*(?P<value>.*)$")
_ITEM = re.compile(r"(?:[-*+]\s+|\\item\s*)(?P<text>.*)$")
_BITS = re.compile(r"[01]{2,}$")
_NAMES = ("question", "answerlist", "solution", "meta-information")
_FIELDS = {"exname": "Title", "exsection": "Tags"}
_NO = {"false", "f", "0"}
_ENOUGH = 2


class Part(msgspec.Struct):
    """A part of the file: its name, the place of its title, and the places of its lines."""

    name: str
    at: int
    inside: range


def read(lines: Sequence[Line]) -> Iterator[Passage | Puzzle]:
    """Yield the question of a file with these parts; a puzzle where its key is not written."""
    parts = _parts(lines)
    question = next((part for part in parts if part.name == "question"), None)
    told = next((part for part in parts if part.name == "meta-information"), None)
    if question is None or told is None:
        return
    settings = {match["name"]: match["value"].strip() for match in _settings(lines, told)}
    made = _made(lines, parts, question, settings)
    if made is None:
        yield Puzzle(lines[question.at].number, f"extype: {settings.get('extype', '')}".strip())
        return
    yield Passage(lines[question.at].number, lines[told.inside.stop - 1].number, tuple(made), alone=True)


def _parts(lines: Sequence[Line]) -> list[Part]:
    begun = [
        place
        for place in range(len(lines) - 1)
        if lines[place].text.casefold() in _NAMES and not lines[place].code and _UNDERLINE.match(lines[place + 1].text)
    ]
    ends = [*begun[1:], len(lines)]
    return [Part(lines[at].text.casefold(), at, range(at + 2, end)) for at, end in zip(begun, ends, strict=bool(begun))]


def _settings(lines: Sequence[Line], told: Part) -> Iterator[re.Match[str]]:
    for place in told.inside:
        match = _SETTING.match(lines[place].text)
        if match:
            yield match


def _made(lines: Sequence[Line], parts: list[Part], question: Part, settings: dict[str, str]) -> list[Line] | None:
    """The question's lines; nothing where the key is computed or has several parts."""
    key, kind = settings.get("exsolution", ""), settings.get("extype", "")
    offered = _list(lines, parts, "question")
    judged = _list(lines, parts, "solution")
    if not key or "`" in key or "|" in key or kind == "cloze":
        return None
    if offered and not (_BITS.match(key) and len(key) == len(offered)):
        return None
    made = [make(lines[question.at].number, "Q1."), *_words(lines, question)]
    for place, (number, text) in enumerate(offered):
        made.append(make(number, f"- [{'x' if key[place] == '1' else ' '}] {text}"))
        if len(judged) == len(offered) and judged[place][1]:
            made.append(make(judged[place][0], f"  Explanation: {judged[place][1]}"))
    number = lines[parts[-1].at].number
    if not offered:
        spread = settings.get("extol", "")
        made += [blank(number), make(number, f"Answer: {key}{f' ± {spread}' if _counts(spread) else ''}")]
    made += [make(number, text) for text in _settled(settings, choices=bool(offered))]
    solution = next((part for part in parts if part.name == "solution"), None)
    if solution:
        number = lines[solution.at].number
        made += [blank(number), make(number, "###### Explanation"), *_words(lines, solution)]
    return made


def _settled(settings: dict[str, str], *, choices: bool) -> Iterator[str]:
    """What the file sets beside the key: a title, tags, whether options are shuffled and several may be right."""
    yield from (f"{name}: {settings[setting]}" for setting, name in _FIELDS.items() if settings.get(setting))
    shuffled = settings.get("exshuffle", "").casefold()
    if choices and shuffled:
        yield f"{{shuffle={'false' if shuffled in _NO else 'true'}}}"
    if choices and settings.get("extype") == "mchoice":
        yield "{type=multiple}"


def _counts(spread: str) -> bool:
    return bool(spread.strip("0. ")) and spread.replace(".", "", 1).isdecimal()


def _words(lines: Sequence[Line], part: Part) -> Iterator[Line]:
    """The lines of a part; a heading in it is set in bold, as it would end the question."""
    for place in part.inside:
        line = lines[place]
        headed = line.text[:1] == "#" and not line.code
        yield make(line.number, f"**{line.text.lstrip('# ')}**") if headed else line


def _list(lines: Sequence[Line], parts: list[Part], name: str) -> list[tuple[int, str]]:
    """The items of the answer list that belongs to a part, each with its line's number."""
    place = next((at for at, part in enumerate(parts) if part.name == name), -1)
    below = parts[place + 1] if 0 <= place < len(parts) - 1 else None
    if below is None or below.name != "answerlist":
        return []
    found: list[tuple[int, str]] = []
    for at in below.inside:
        match = _ITEM.match(lines[at].text)
        if match:
            found.append((lines[at].number, match["text"]))
        elif found and lines[at].text:
            found[-1] = (found[-1][0], f"{found[-1][1]} {lines[at].text}")
    return found if len(found) >= _ENOUGH else []
