"""The answers of a key section, read line by line: which lines begin one, which explain it, where the list ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hornbook.reading.quiz import fields, key_entries, key_tables, key_titles, keys, leads, wrapping
from hornbook.reading.quiz.drafts import Text
from hornbook.reading.quiz.key_entries import Entry
from hornbook.reading.quiz.lines import Line

_RULE = frozenset("-*_ ")
_ENOUGH = 2
_MOST = 0.6
_TERM = 3
_NEAR = 3
_LONGEST_TITLE = 80
_DASHES = (" - ", " – ", " — ")
_BOLD_MARKS = ("**", "__")


@dataclass(slots=True)
class Answer:
    """The key of one question, and the lines that explain it; `apart` says that some are a paragraph of their own.

    `spoken` says that these lines are the answer itself: sentences instead of a key.
    """

    entry: Entry
    why: Text = field(default_factory=Text)
    apart: bool = False
    spoken: bool = False


@dataclass(slots=True)
class Group:
    """Answers below one title in a key section, or up to where their numbers begin again."""

    title: str = ""
    answers: list[Answer] = field(default_factory=list)
    line: int = 0


def is_rule(line: Line) -> bool:
    """Return whether a line is a rule between paragraphs."""
    return line.text[:3] in {"---", "***", "___"} and not line.code and set(line.text) <= _RULE


def _may_begin_answers(lines: Sequence[Line]) -> bool:
    """Whether the first of some lines that is not empty is an answer, or a table, or nothing is known of it."""
    first = next((line for line in lines if line.text), None)
    if first is None or first.text[0] in "|#<":
        return True
    return bool(key_entries.recognise(first) or key_entries.inline(first)[1])


def _part(words: str) -> str:
    """The name of a part of the quiz before the words that announce its answers, if there is one."""
    return max(map(words.rpartition, _DASHES), key=lambda parted: len(parted[1]))[0].strip("#*_ :：")


def _is_labelled(group: Group) -> bool:
    """Whether several answers are below a title, and all of them labels: those of other parts may be sentences."""
    return len(group.answers) >= _ENOUGH and all(answer.entry.labelled for answer in group.answers)


def _is_title(line: Line) -> bool:
    """Whether a heading with a number says that the answers of a part are below: `### 2. Review - Answers`."""
    return line.text[0] == "#" and key_titles.announces(line.text.lstrip("#* "), alone=True)


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
        self.tabled = False

    def read(self, lines: Sequence[Line]) -> None:
        """Take the lines in."""
        place = 0
        while place < len(lines) and not self.refused:
            size = 0 if lines[place].code or "|" not in lines[place].text else key_tables.size(lines, place)
            taken = self._table(lines[place : place + size]) if size else 0
            if not taken and not self._line(lines[place], lines[place + 1 : place + 1 + _NEAR]):
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
        if not self.strict and len(self.groups) > 1 and any(map(_is_labelled, self.groups)):
            return True
        if self.tabled and all(answer.entry.key for answer in answers):
            return not self.strict
        terms = all(answer.entry.short for answer in answers)
        few = sum(answer.entry.words for answer in answers) <= _TERM * len(answers)
        return not self.strict and terms and few

    def is_told_below(self) -> bool:
        """Return whether no answer is a label and each has sentences below its first line: that is only its title."""
        answers = [answer for group in self.groups for answer in group.answers]
        return all(not answer.entry.labelled and bool(answer.why.trimmed()) for answer in answers)

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
        self.tabled = self.tabled or bool(found)
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
            if self._ends_before(line):
                return False
            self._follow(line)
        self.gap = False
        return not self.refused

    def _ends_before(self, line: Line) -> bool:
        """Whether a paragraph ends a list below a plain line: it explains the answer above only where others did."""
        at_its_end = self.strict and self.gap and line.indent < _ENOUGH and not line.code
        return at_its_end and self.open is not None and not (self._pending() or self.open.apart or self._is_headed())

    def _is_headed(self) -> bool:
        """Whether the answer above has its number on a line of its own, so that paragraphs below it are its own too."""
        key = self.open.entry.key if self.open else None
        return key is not None and self.open is not None and key.number > self.open.entry.line

    def _is_frame(self, line: Line) -> bool:
        """Tags around the list, rules and breaks in it."""
        details = wrapping.details(line)
        bare = line.text.lower().strip()
        if details and not details.rest:
            self._titles(details.summary or "", line)
            return True
        return is_rule(line) or bare in {"<br>", "<br/>", "<br />", "</br>"} or bare.startswith(("<div", "</div"))

    def _titles(self, words: str, line: Line) -> bool:
        """Begin a group; a title that only announces keys again names none."""
        named = _part(words) if key_titles.announces(words) else words.strip("#*_ :：")
        if self.groups[-1].answers or named:
            self.groups.append(Group(named, line=line.number))
        return True

    def _begins(self, line: Line, below: Sequence[Line]) -> bool:
        """Take a line in that begins an answer, several of them, or a group."""
        title, several = key_entries.inline(line)
        if several:
            if title:
                self._titles(title, line)
            for each in several:
                self._add(each)
                self.groups[-1].answers[-1].spoken = each.key is None
            self.last = line.number
            return True
        entry = key_entries.recognise(line) if self._at_margin(line) and not _is_title(line) else None
        if entry and self._fits(entry, line, below):
            self._add(entry)
            self.last = line.number
            return True
        return self._heads(line, below) and self._titles(line.text, line)

    def _at_margin(self, line: Line) -> bool:
        """Whether a line is not nested below the answer above: numbers there belong to what explains it."""
        return self.open is None or line.indent <= self.margin + 1

    def _fits(self, entry: Entry, line: Line, below: Sequence[Line]) -> bool:
        """Whether a numbered line is the next answer; a list with its own numbers may explain the answer above."""
        if self.open is None:
            self.margin = line.indent
        elif not entry.labelled and entry.number <= self.open.entry.number and entry.number == 1:
            return False
        options = [each for each in below[:1] if key_entries.is_option(each, 0)]
        self.refused = bool(options) and not entry.labelled
        if self.strict and not entry.labelled and entry.key is not None:
            self.refused = self.open is None
            return False
        return not self.refused

    def _heads(self, line: Line, below: Sequence[Line]) -> bool:
        """Whether a line is the title of a group: a heading, or bold that fills it."""
        if line.text[0] == "#":
            return leads.heading(line) is not None and keys.recognise(line) is None
        bold = line.text.startswith(_BOLD_MARKS) and line.text.rstrip(":：").endswith(_BOLD_MARKS)
        return (
            bold
            and len(line.text) < _LONGEST_TITLE
            and line.text.count("**") == _ENOUGH
            and not self._announced(line)
            and (not self._pending())
            and _may_begin_answers(below)
            and not line.text.rstrip("*_").endswith((".", "!", ";"))
        )

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
        """Take off what belongs to no answer: titles with none below; a last paragraph where others have none."""
        while len(self.groups) > 1 and not self.groups[-1].answers:
            title = self.groups.pop()
            if title.title:
                self.loose = Text([title.title, *self.loose.lines], [title.line, *self.loose.numbers])
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
