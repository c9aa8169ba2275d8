"""Stretches of a file that hold keys and no questions: what a title announces as answers, and a list of them bears out.

What is found here only may be a key section: it is one where its keys fit the questions of the file (`key_joining`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hornbook.reading.quiz import evidence, fields, key_entries, key_tables, key_titles, keys, leads, wrapping
from hornbook.reading.quiz.attributes import NONE
from hornbook.reading.quiz.drafts import Text
from hornbook.reading.quiz.key_entries import Entry
from hornbook.reading.quiz.key_titles import Title
from hornbook.reading.quiz.lines import Line

_RULE = frozenset("-*_ ")
_ENOUGH = 2
_MOST = 0.6
_BOLD_MARKS = ("**", "__")


@dataclass(slots=True)
class Answer:
    """The key of one question, and the lines that explain it; `apart` says that some stand in a paragraph of its own."""

    entry: Entry
    why: Text = field(default_factory=Text)
    apart: bool = False


@dataclass(slots=True)
class Group:
    """Answers below one title in a key section, or up to where their numbers begin again."""

    title: str = ""
    answers: list[Answer] = field(default_factory=list)


@dataclass(slots=True)
class KeySection:
    """A key section in lines `first` to `last` (from 1); `loose` is text in it that belongs to no answer."""

    first: int
    last: int
    groups: list[Group]
    loose: Text = field(default_factory=Text)

    @property
    def answers(self) -> list[Answer]:
        """All its answers."""
        return [answer for group in self.groups for answer in group.answers]


def find(lines: Sequence[Line]) -> list[KeySection]:
    """Return what may be the key sections of a file, in order of place."""
    found: list[KeySection] = []
    place, past = 0, 0
    for place, line in enumerate(lines):
        if place < past or line.code or not line.text:
            continue
        section = _at(lines, place)
        if section:
            found.append(section)
            past = section.last
    return found


def _at(lines: Sequence[Line], place: int) -> KeySection | None:
    line = lines[place]
    if line.text[0] == ">":
        return _quoted(lines, place)
    title = key_titles.recognise(line, lines[place + 1] if place + 1 < len(lines) else None)
    if title:
        return _titled(lines, place, title)
    if line.text[0] == "|" or "|" in line.text:
        return _table(lines, place)
    return None


def _titled(lines: Sequence[Line], place: int, title: Title) -> KeySection | None:
    first = place + title.lines
    match title.form:
        case "heading":
            body = list(_below(lines, first, title.level))
        case "summary":
            body = list(_folded(lines, first))
        case "admonition":
            body = list(_nested(lines, first))
        case _:
            body = [*([title.rest] if title.rest else []), *_run(lines, first)]
    strict = title.form != "heading" or not title.alone
    listing = Listing(strict=strict)
    listing.read(body)
    if not listing.holds() or (title.rest and not body[0].number == listing.groups[0].answers[0].entry.line):
        return None
    begin = place - 1 if title.form == "summary" and place and _opens(lines[place - 1]) else place
    last = listing.last if title.form == "line" else body[-1].number
    return KeySection(lines[begin].number, last, listing.groups, listing.loose)


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
    return KeySection(lines[place].number, lines[last - 1].number, listing.groups, listing.loose) if listing.holds() else None


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
    if evidence.is_quiz(found[1], NONE) and leads.from_heading(lines[place]) is None:
        return True
    return found[0] <= level and not _goes_on(lines, place)


def _goes_on(lines: Sequence[Line], place: int) -> bool:
    """Whether a heading within a key section's level is a part of the key: its first lines are keys, no questions."""
    own = key_entries.recognise(lines[place])
    if own and own.labelled:
        return True
    count = 0
    for line in lines[place + 1 :]:
        if not line.text:
            continue
        entry = key_entries.recognise(line) if not line.code and line.text[0] != "#" else None
        if entry is None or not entry.labelled:
            break
        count += 1
        if count >= _ENOUGH:
            break
    return count >= _ENOUGH


def _folded(lines: Sequence[Line], first: int) -> Iterator[Line]:
    depth = 1
    for line in lines[first:]:
        lowered = line.text.lower()
        depth += lowered.count("<details") - lowered.count("</details")
        if line.text[:1] == "#" and leads.heading(line) and not line.code and evidence.is_quiz(line.text, NONE):
            return
        yield line
        if depth <= 0:
            return


def _nested(lines: Sequence[Line], first: int) -> Iterator[Line]:
    for line in lines[first:]:
        if line.text and line.indent < _ENOUGH:
            return
        yield line


def _run(lines: Sequence[Line], first: int) -> Iterator[Line]:
    """What stands below a line of text: up to a heading, a rule between it and something else, or a container's end."""
    for line in lines[first:]:
        if not line.code and (leads.heading(line) or line.text[:3] == ":::" or line.text.lower().startswith("</details")):
            return
        if _is_rule(line):
            return
        yield line


def _is_rule(line: Line) -> bool:
    return line.text[:3] in {"---", "***", "___"} and not line.code and set(line.text) <= _RULE


# What it holds


class Listing:
    """Answers while the lines of a section are read; `last` is the last line that belongs to one.

    A `strict` one, whose title is no heading, ends at the first entry that is no label.
    """

    def __init__(self, *, strict: bool = False) -> None:
        """Begin with nothing."""
        self.groups = [Group()]
        self.loose = Text()
        self.strict = strict
        self.last = 0
        self.gap = False
        self.refused = False
        self.options = 0
        self.margin = 0

    def read(self, lines: Sequence[Line]) -> None:
        """Take the lines in."""
        place = 0
        while place < len(lines) and not self.refused:
            size = 0 if lines[place].code or "|" not in lines[place].text else key_tables.size(lines, place)
            taken = self._table(lines[place : place + size]) if size else 0
            if not taken and not self._line(lines[place], lines[place + 1 : place + 2]):
                break
            place += taken or 1
        self._settle_end()

    def holds(self) -> bool:
        """Return whether there are answers enough, and labels or terms among them."""
        self.groups = [group for group in self.groups if group.answers]
        answers = [answer for group in self.groups for answer in group.answers]
        self._count(answers)
        if self.refused or not answers or (self.strict and len(answers) < _ENOUGH):
            return False
        if sum(answer.entry.labelled for answer in answers) >= _MOST * len(answers):
            return True
        return not self.strict and all(answer.entry.short for answer in answers)

    def _count(self, answers: Sequence[Answer]) -> None:
        """Number the answers of a list that leaves it to Markdown to count: `1.` before each."""
        if len(answers) < _ENOUGH or any(group.title for group in self.groups):
            return
        if {answer.entry.number for answer in answers} == {1}:
            for number, answer in enumerate(answers, 1):
                answer.entry.number = number
            self.groups = [Group("", list(answers))]

    @property
    def open(self) -> Answer | None:
        """The answer that lines below go on with."""
        return self.groups[-1].answers[-1] if self.groups[-1].answers else None

    def _table(self, lines: Sequence[Line]) -> int:
        found = key_tables.entries(lines)
        for entry, told in found:
            self._add(entry)
            if told and self.open:
                self.open.why.extend(Text(told.split("\n"), [entry.line] * (told.count("\n") + 1)))
        self.last = lines[-1].number if found else self.last
        return len(lines) if found else 0

    def _line(self, line: Line, below: Sequence[Line]) -> bool:
        """Take one line in; false where the section ends before it."""
        if not line.text and not line.code:
            self.gap = True
            if self.open and self.open.why:
                self.open.why.add("", line.number)
            return True
        if not line.code and self._is_frame(line):
            return True
        if line.code or not self._begins(line, below):
            if self.strict and self.open and self.gap and line.indent < _ENOUGH and not line.code and not self._pending():
                return self._skips(line, below)
            self._follow(line)
        self.gap = False
        return not self.refused

    def _skips(self, line: Line, below: Sequence[Line]) -> bool:
        """In a list below a plain line: a paragraph may explain the answer above where that stands as a paragraph."""
        bold = self.open is not None and self.open.apart
        if bold:
            self._follow(line)
        return bold

    def _is_frame(self, line: Line) -> bool:
        """Tags around the list, rules and breaks in it."""
        details = wrapping.details(line)
        bare = line.text.lower().strip()
        if details and not details.rest:
            self._titles(details.summary or "", line)
            return True
        return _is_rule(line) or bare in {"<br>", "<br/>", "<br />", "</br>"} or bare.startswith(("<div", "</div"))

    def _titles(self, words: str, line: Line) -> bool:
        """Begin a group; a title that only announces keys again names none."""
        named = "" if key_titles.announces(words) else words.strip("#*_ :：")
        if self.groups[-1].answers or named:
            self.groups.append(Group(named))
        return True

    def _begins(self, line: Line, below: Sequence[Line]) -> bool:
        """Take a line in that begins an answer, several of them, or a group."""
        title, several = key_entries.inline(line)
        if several:
            if title:
                self._titles(title, line)
            for each in several:
                self._add(each)
            self.last = line.number
            return True
        entry = key_entries.recognise(line) if self._at_margin(line) else None
        if entry and self._fits(entry, line, below):
            self._add(entry)
            self.last = line.number
            return True
        return self._heads(line) and self._titles(line.text, line)

    def _at_margin(self, line: Line) -> bool:
        """Whether a line is not nested below the answer above: numbers there belong to what explains it."""
        return self.open is None or line.indent <= self.margin + 1

    def _fits(self, entry: Entry, line: Line, below: Sequence[Line]) -> bool:
        """Whether a numbered line is the next answer; a list with its own numbers may explain the answer above."""
        if self.open is None:
            self.margin = line.indent
        elif not entry.labelled and entry.number <= self.open.entry.number and entry.number == 1:
            return False
        options = [each for each in below if key_entries.is_option(each, 0)]
        self.refused = bool(options) and not entry.labelled
        if self.strict and not entry.labelled and entry.key is not None:
            self.refused = self.open is None
            return False
        return not self.refused

    def _heads(self, line: Line) -> bool:
        """Whether a line is the title of a group: a heading, or bold that fills it."""
        if line.text[0] == "#":
            return leads.heading(line) is not None and keys.recognise(line) is None
        bold = line.text.startswith(_BOLD_MARKS) and line.text.rstrip(":：").endswith(_BOLD_MARKS)
        return bold and len(line.text) < 80 and line.text.count("**") == _ENOUGH and not self._announced(line) and (  # noqa: PLR2004
            not self._pending()
        ) and not line.text.rstrip("*_").endswith((".", "!", ";"))

    def _announced(self, line: Line) -> bool:
        return keys.recognise(line) is not None or fields.recognise(line) is not None

    def _pending(self) -> bool:
        """Whether the answer above has no key yet: its line repeats the question, or is a number alone."""
        return self.open is not None and self.open.entry.key is None

    def _add(self, entry: Entry) -> None:
        group = self.groups[-1]
        if group.answers and entry.number <= group.answers[-1].entry.number and entry.labelled:
            self.groups.append(Group())
            group = self.groups[-1]
        self.options = 0
        answer = Answer(entry)
        if entry.note:
            answer.why.add(entry.note, entry.line)
        group.answers.append(answer)

    def _follow(self, line: Line) -> None:
        """Take in a line that begins nothing: a key that stands below its number, or what explains the one above."""
        answer = self.open
        if answer is None:
            self.loose.follow(line)
            return
        if self._pending() and not line.code and self._keys(answer, line):
            self.last = line.number
            return
        found = None if line.code else fields.recognise(line)
        if not answer.entry.labelled and not line.code and key_entries.is_option(line, self.options):
            self.options += 1
            self.refused = self.options >= _ENOUGH
        answer.apart = answer.apart or (self.gap and line.indent < _ENOUGH)
        if found and found.name in {"explanation", "feedback"}:
            answer.why.add(found.text, line.number)
        else:
            answer.why.follow(line)
        self.last = line.number

    def _keys(self, answer: Answer, line: Line) -> bool:
        announced = keys.recognise(line)
        if announced and announced.value:
            answer.entry.key = keys.Key(announced.value, line.number, announced.column, keys.LISTED)
            if announced.note:
                answer.why.add(announced.note, line.number)
            return True
        if announced:
            return True
        bare = line.text.lstrip("-*+•> ") if line.text[:2] not in _BOLD_MARKS else line.text
        key, note = key_entries.read(bare, line)
        if key is None or not keys.claim(key.value).labels:
            return False
        answer.entry.key = key
        if note:
            answer.why.add(note, line.number)
        return True

    def _settle_end(self) -> None:
        """Take a paragraph off the last answer that belongs to none, as far as the others show."""
        answers = [answer for group in self.groups for answer in group.answers]
        if len(answers) < _ENOUGH or not answers[-1].apart or any(answer.apart for answer in answers[:-1]):
            return
        why = answers[-1].why
        cut = next((place for place, text in enumerate(why.lines) if not text.strip()), None)
        gapless = bool(answers[-1].entry.note) or bool(why.lines and why.numbers[0] == answers[-1].entry.line + 1)
        start = (cut or 0) if gapless else 0
        if gapless and cut is None:
            return
        self.loose.extend(why.piece(start).trimmed())
        answers[-1].why = why.piece(0, start).trimmed()
