"""Questions as they were written: the parts that `scan` found, before their meaning is settled."""

from __future__ import annotations

from msgspec import Struct, field

from hornbook.reading.quiz import attributes
from hornbook.reading.quiz.attributes import Attributes
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.leads import Lead
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.options import Mark


class Text(Struct):
    """Lines of Markdown with their numbers; `margin` is the indentation taken off (null: not yet known)."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    margin: int | None = None

    def __bool__(self) -> bool:
        return any(self.lines)

    @property
    def end(self) -> int:
        """The number of the last line, 0 for a text without any."""
        return max(self.trimmed().numbers, default=0)

    def add(self, text: str, number: int) -> None:
        """Add words that stand on line `number`."""
        self.lines.append(text)
        self.numbers.append(number)

    def follow(self, line: Line) -> None:
        """Add a whole line; the first one's indentation is the margin of those after it."""
        if self.margin is None and line.text:
            self.margin = line.indent
        raw = line.raw.expandtabs(4) if "\t" in line.raw[: line.column] else line.raw
        self.add(
            raw[min(self.margin or 0, line.indent) :].rstrip()
            if not line.raw.endswith("  ")
            else raw[min(self.margin or 0, line.indent) :],
            line.number,
        )

    def extend(self, other: Text) -> None:
        """Add another text below, with an empty line between."""
        if self and other:
            self.add("", other.numbers[0])
        self.lines += other.lines
        self.numbers += other.numbers

    def trimmed(self) -> Text:
        """Return the text without empty lines at its ends."""
        first, last = 0, len(self.lines)
        while first < last and not self.lines[first].strip():
            first += 1
        while last > first and not self.lines[last - 1].strip():
            last -= 1
        return Text(self.lines[first:last], self.numbers[first:last], self.margin)

    def piece(self, first: int, last: int | None = None) -> Text:
        """Return the lines `first` up to `last` (not included; null: to the end) as a text."""
        return Text(self.lines[first:last], self.numbers[first:last], self.margin)

    def pop_paragraph(self) -> Text:
        """Take the last paragraph (with a code block below it) out of the text and return it."""
        whole = self.trimmed()
        cut = len(whole.lines)
        fenced = False
        while cut and (whole.lines[cut - 1].strip() or fenced):
            fenced ^= whole.lines[cut - 1].lstrip().startswith(("```", "~~~"))
            cut -= 1
        if cut and whole.lines[cut].lstrip().startswith(("```", "~~~", "![")):
            cut -= 1
            while cut and whole.lines[cut - 1].strip():
                cut -= 1
        taken = Text(whole.lines[cut:], whole.numbers[cut:])
        self.lines, self.numbers = whole.lines[:cut], whole.numbers[:cut]
        return taken


class OptionDraft(Struct):
    """An option: the mark that began it, its words, and what is nested under it."""

    mark: Mark
    number: int
    text: Text = field(default_factory=Text)
    feedback: Text = field(default_factory=Text)
    raw: list[Line] = field(default_factory=list)


class FieldDraft(Struct):
    """A named field of a question, with all its lines; one that a heading names goes on over empty lines."""

    name: str
    side: str
    number: int
    column: int
    text: Text = field(default_factory=Text)
    headed: bool = False


class QuestionDraft(Struct):
    """One question as written.

    `explanation` is text that belongs to the key; `after` is text behind it that may belong to the next question.
    `inset` is the indentation of the list or table that a type such as ordering asks about (null: not yet met).
    `params` are the lines of its blocks of drawn numbers, fences included. `revealed` says that an answer is shown on
    demand below its options.
    """

    lead: Lead
    number: int
    column: int
    end: int
    stem: Text = field(default_factory=Text)
    options: list[OptionDraft] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    blank_key: int = 0
    fields: list[FieldDraft] = field(default_factory=list)
    explanation: Text = field(default_factory=Text)
    after: Text = field(default_factory=Text)
    attributes: Attributes = attributes.NONE
    points: str = ""
    closed: bool = False
    revealed: bool = False
    inset: int | None = None
    params: Text = field(default_factory=Text)


class PoolDraft(Struct):
    """A pool: its questions are those of the quiz from place `first` to before `last`.

    `level` is its heading's, 0 for a container. `intro` is text before its first question, `headings` the lines of
    headings in it that are no question, `inner` those of pools in it. `fences` are the containers open
    inside a container, true for those that are pools.
    """

    title: str
    number: int
    attributes: Attributes
    level: int
    first: int
    last: int = 0
    intro: Text = field(default_factory=Text)
    headings: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    fences: list[bool] = field(default_factory=list)


class QuizDraft(Struct):
    """Questions below one heading, some of them in `pools`; `intro` is the text before the first.

    `loose` are the lines of blocks with drawn numbers that stand in no question.
    """

    title: str
    number: int
    attributes: Attributes = attributes.NONE
    intro: Text = field(default_factory=Text)
    questions: list[QuestionDraft] = field(default_factory=list)
    pools: list[PoolDraft] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)
    level: int = 2
    end: int = 0
    last: int = 0
