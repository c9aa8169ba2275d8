"""Stretches of a file that hold keys and no questions: what a title announces as answers, and a list of them bears out.

What is found here only may be a key section: it is one where its keys fit the questions of the file (`key_joining`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz import (
    key_entries,
    key_listing,
    key_prose,
    key_tables,
    key_titles,
    keys,
    leads,
    titles,
    troubles,
    wrapping,
)
from hornbook.reading.quiz.attributes import NONE
from hornbook.reading.quiz.drafts import Text
from hornbook.reading.quiz.key_listing import Answer, Group, Listing
from hornbook.reading.quiz.key_titles import Title
from hornbook.reading.quiz.lines import RULE, Line, make

_ENOUGH = 2
_LOWEST = 6
_COMMENT = "<!--"
_ONE_LINE = re.compile(r".*</summary>\s*(?P<words>.*?)\s*</details>\s*$", re.IGNORECASE)
_ONE_KEY = re.compile(
    r"#+\W*(?:correct )?(?:answer|solution|antwort|lösung|respuesta|réponse|resposta|risposta|ответ|答案|解答|정답|"
    r"正解|đáp án|odpowiedź|cevap|jawaban)[\s*_]*[:：]",
    re.IGNORECASE,
)
_FAR = 400


@dataclass(slots=True)
class KeySection:
    """A key section in lines `first` to `last` (from 1); `loose` is text in it that belongs to no answer.

    `titled` says that a heading calls it one, `explains` that its title means explanations of keys told before.
    """

    first: int
    last: int
    groups: list[Group]
    loose: Text = field(default_factory=Text)
    titled: bool = False
    explains: bool = False

    @property
    def answers(self) -> list[Answer]:
        """All its answers."""
        return [answer for group in self.groups for answer in group.answers]


def find(lines: Sequence[Line]) -> list[KeySection]:
    """Return what may be the key sections of a file, in order of place."""
    found: list[KeySection] = []
    past = 0
    for place, line in enumerate(lines):
        if place < past or line.code or not line.text:
            continue
        section = _at(lines, place)
        if section:
            found.append(section)
            past = section.last
        elif line.text[0] == "<" and line.text.startswith(_COMMENT):
            past = _close(lines, place) + 1
    return found


def _at(lines: Sequence[Line], place: int) -> KeySection | None:
    line = lines[place]
    if line.text[0] == ">":
        return _quoted(lines, place)
    if line.text[0] == "<" and line.text.startswith(_COMMENT):
        return _commented(lines, place)
    title = key_titles.recognise(line, lines[place + 1] if place + 1 < len(lines) else None)
    if title:
        return _titled(lines, place, title)
    if line.text[0] == "|" or "|" in line.text:
        return _table(lines, place)
    return None


def _titled(lines: Sequence[Line], place: int, title: Title) -> KeySection | None:
    first = place + title.lines
    if (title.form == "line" and troubles.tell(lines, place)) or (title.form == "heading" and _says_one(lines[place])):
        return None
    match title.form:
        case "heading":
            body = list(_below(lines, first, title.level))
        case "summary":
            body = list(_folded(lines, first))
        case "admonition":
            body = list(_nested(lines, first))
        case _:
            body = [*([title.rest] if title.rest else []), *_run(lines, first)]
    shown = _unfenced(body) if title.alone else body
    fenced, body = shown is not body, shown
    strict = title.form != "heading" or not title.alone
    listing = Listing(strict=strict)
    listing.read(body)
    held = listing.holds()
    if not (held and not listing.is_told_below()) and title.alone:
        spoken = _spoken(lines, place, list(_paragraph(body)) if title.rest else body)
        if spoken or not held:
            explains = key_titles.explains(title.words)
            return dataclasses.replace(spoken, titled=_is_sure(title), explains=explains) if spoken else None
    if not held or (title.rest and body[0].number != listing.groups[0].answers[0].entry.line):
        return None
    begin = _begin(lines, place)
    last = listing.last + fenced if title.form == "line" else body[-1].number
    return KeySection(lines[begin].number, last, listing.groups, listing.loose, _is_sure(title))


def _unfenced(body: list[Line]) -> list[Line]:
    """What is below a title, without the fences where nothing but a block of code is there."""
    filled = [line for line in body if line.text]
    while filled and not filled[-1].code and RULE.match(filled[-1].text):
        filled.pop()
    if len(filled) <= _ENOUGH or not all(line.code for line in filled) or "{" in filled[0].text:
        return body
    fences = {filled[0].number, filled[-1].number}
    return [make(line.number, "" if line.number in fences else line.raw) for line in body]


def _says_one(line: Line) -> bool:
    """Whether a heading tells the key of one question: `#### Answer: the Nile`."""
    key = keys.recognise(line) if _ONE_KEY.match(line.text) else None
    return key is not None and bool(key.value) and len(key_entries.inline(make(key.number, key.value))[1]) < _ENOUGH


def _is_sure(title: Title) -> bool:
    """Whether a title can only mean keys."""
    return title.form == "heading" and title.alone and not titles.is_quiz(title.words, NONE)


def _paragraph(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines up to the first empty one."""
    for line in lines:
        if not line.text:
            return
        yield line


def _spoken(lines: Sequence[Line], place: int, body: Sequence[Line]) -> KeySection | None:
    """A list of answers that are sentences."""
    groups = key_prose.read(body)
    return KeySection(lines[_begin(lines, place)].number, body[-1].number, groups) if groups else None


def _begin(lines: Sequence[Line], place: int) -> int:
    """Where a section begins: with the tag above its summary."""
    return place - 1 if place and "<summary" in lines[place].text.lower() and _opens(lines[place - 1]) else place


def _opens(line: Line) -> bool:
    return line.text.lower().startswith("<details") and "<summary" not in line.text.lower()


def _table(lines: Sequence[Line], place: int) -> KeySection | None:
    """A table that is a key list by its own head."""
    size = key_tables.size(lines, place)
    if size <= _ENOUGH or not key_tables.is_list(lines[place : place + size]):
        return None
    listing = Listing()
    listing.read(lines[place : place + size])
    return KeySection(lines[place].number, lines[place + size - 1].number, listing.groups)


def _commented(lines: Sequence[Line], place: int) -> KeySection | None:
    """A comment whose first words are such a title: its keys are hidden from learners."""
    last = _close(lines, place)
    if "-->" not in lines[last].text:
        return None
    inner = map(wrapping.uncommented, lines[place : last + 1])
    begun = next((line for line in inner if line.text), None)
    glued = key_titles.recognise(begun, None) if begun and not begun.code else None
    if begun is None or not (glued or key_titles.announces(begun.text.strip("#*_:： "), alone=True)):
        return None
    listing = Listing(strict=True)
    listing.read([*([glued.rest] if glued and glued.rest else []), *inner])
    return KeySection(lines[place].number, lines[last].number, listing.groups) if listing.holds() else None


def _close(lines: Sequence[Line], place: int) -> int:
    """The place of the line on which a comment ends that begins on `lines[place]`; the same where none near does."""
    return next((at for at in range(place, min(place + _FAR, len(lines))) if "-->" in lines[at].text), place)


def _quoted(lines: Sequence[Line], place: int) -> KeySection | None:
    """A quotation whose first line is such a title."""
    if place and lines[place - 1].text[:1] == ">":
        return None
    last = place
    while last < len(lines) and lines[last].text[:1] == ">":
        last += 1
    callout = wrapping.callout(lines[place])
    inner = [wrapping.unquoted(line, flat=True) for line in lines[place:last]]
    title = key_titles.recognise(inner[0], None) if inner[0].text and callout is None else None
    told = bool(callout) and key_titles.announces(callout or "", alone=True)
    if not title and not told:
        return None
    listing = Listing(strict=True)
    listing.read([*([title.rest] if title and title.rest else []), *inner[1:]])
    return (
        KeySection(lines[place].number, lines[last - 1].number, listing.groups, listing.loose)
        if listing.holds()
        else None
    )


# How far a section goes


def _below(lines: Sequence[Line], first: int, level: int) -> Iterator[Line]:
    """The lines below a heading: up to one of its level, unless that goes on with answers, or to the next quiz."""
    for place in range(first, len(lines)):
        line = lines[place]
        found = leads.heading(line) if line.text[:1] == "#" and not line.code else None
        if found and _leaves(lines, place, found, level):
            return
        if line.text[:3] == ":::" and not line.code:
            return
        yield line


def _leaves(lines: Sequence[Line], place: int, found: tuple[int, str], level: int) -> bool:
    """Whether a heading begins something else: a quiz, or what stands beside the key section and holds no answers."""
    says = titles.is_quiz(found[1], NONE) and leads.from_heading(lines[place]) is None
    return (says or found[0] <= level) and not _goes_on(lines, place)


def _goes_on(lines: Sequence[Line], place: int) -> bool:
    """Whether a heading within a key section's level is a part of the key: its first lines are keys, no questions."""
    own = key_entries.recognise(lines[place])
    if own and own.labelled:
        return True
    count = 0
    for line in lines[place + 1 :]:
        if not line.text or (count and line.indent > 1):
            continue
        entry = key_entries.recognise(line) if not line.code and line.text[0] != "#" else None
        if entry is None or not entry.labelled:
            break
        count += 1
        if count >= _ENOUGH:
            break
    return count >= _ENOUGH


def _folded(lines: Sequence[Line], first: int) -> Iterator[Line]:
    """The lines up to the closing tag; where that was forgotten, up to a heading that begins something else."""
    alone = _ONE_LINE.match(lines[first - 1].text)
    if alone:
        whole = lines[first - 1]
        yield msgspec.structs.replace(whole, text=alone["words"], column=whole.column + alone.start("words"))
        return
    last = _closing(lines, first)
    if last is None:
        yield from _below(lines, first, _LOWEST)
        return
    for line in lines[first : last + 1]:
        if line.text[:1] == "#" and leads.heading(line) and not line.code and titles.is_quiz(line.text, NONE):
            return
        yield line


def _closing(lines: Sequence[Line], first: int) -> int | None:
    depth = 1
    for place in range(first, len(lines)):
        lowered = lines[place].text.lower()
        depth += lowered.count("<details") - lowered.count("</details")
        if depth <= 0:
            return place
    return None


def _nested(lines: Sequence[Line], first: int) -> Iterator[Line]:
    for line in lines[first:]:
        if line.text and line.indent < _ENOUGH:
            return
        yield line


def _run(lines: Sequence[Line], first: int) -> Iterator[Line]:
    """What stands below a line of text: up to a heading, a rule between it and something else, or a container's end."""
    for line in lines[first:]:
        if not line.code and (
            leads.heading(line) or line.text[:3] == ":::" or line.text.lower().startswith("</details")
        ):
            return
        if key_listing.is_rule(line):
            return
        yield line
