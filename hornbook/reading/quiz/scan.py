"""From lines to drafts of questions: one pass, one step for each kind of line, in a fixed order of precedence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import (
    attributes,
    echoes,
    evidence,
    fields,
    glued,
    key_entries,
    keys,
    late,
    leads,
    options,
    params,
    placing,
    pooling,
    told,
    unfolding,
    wrapping,
)
from hornbook.reading.quiz.drafts import FieldDraft, QuestionDraft, QuizDraft, Text
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.leads import Lead
from hornbook.reading.quiz.lines import Line, after, make
from hornbook.reading.quiz.options import BULLET, Mark, ordinal
from hornbook.reading.quiz.placing import NESTED
from hornbook.reading.quiz.state import State
from hornbook.reading.quiz.words import normalise

_RULE = re.compile(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_ATTRIBUTE_LINE = re.compile(r"\{[#.:A-Za-z][^{}]*\}$")
_VALUE = re.compile(r"[*_]{0,3}\(?[A-Za-z0-9]\)?[*_]{0,3}$|[*_]{0,3}\(?[A-Za-z]\)?[.)]\s")
_GLUED = re.compile(
    r"(?P<key>\(?[A-Za-z]\)?[.)]?)(?:\*\*|__)?\s+(?P<next>(?:\*\*)?(?:Q\s*)?(?P<number>\d{1,4})[.)]\s.*)$"
)
_BUTTON = re.compile(
    r"\W*(?:view|show|reveal|see|hide|check|click[\w ]{0,20})\s+(?:the\s+)?(?:answers?|solutions?)\W*$", re.IGNORECASE
)
_REFERENCE = re.compile(r" {0,3}\[(?!\^)[^\]\s][^\]]+\]:\s+\S+(?:\s+[\"'(].*)?$")


class Scan(State):
    """One pass over a quiz's lines."""

    def __init__(self, quiz: QuizDraft, headings: dict[int, bool], idle: frozenset[int] = frozenset()) -> None:
        """Begin in `quiz`; `headings[number]` says whether an unnumbered heading is a question (else it is a group).

        `idle` are the lines of boxes that are no options.
        """
        super().__init__(quiz)
        self.idle = idle
        self.headings = headings
        self.steps: tuple[Callable[[Line], bool], ...] = (
            self._commented,
            self._set_aside,
            self._folder,
            self._pool,
            self._attributes,
            self._details,
            self._admonition,
            self._quoted,
            self._told,
            self._answer,
            self._field,
            self._heading,
            self._rule,
            self._lead,
            self._numbered,
            self._awaited,
            self._absorbed,
            self._option,
        )

    def run(self, lines: Sequence[Line]) -> list[QuizDraft]:
        """Return the quizzes of the lines; the first is the one that was given."""
        for line in lines:
            self.take(line)
        self.finish()
        self.unclosed = self.pool if self.pool and not self.pool.level else None
        pooling.end(self)
        self.steps = ()  # they refer to the scan, which would keep all drafts until garbage is collected
        return self.quizzes

    def take(self, line: Line) -> None:
        """Take in one line."""
        if line.code:
            self._code(line)
        elif not line.text:
            self._blank(line)
        else:
            self.coding = None
            self._step(line)
            self.gap = False
        if line.text:
            self.quiz.last = line.number
            if self.question:
                self.question.end = line.number

    def _step(self, line: Line) -> None:
        for step in self.steps:
            if step(line):
                return
        self._text(line)

    # Lines that stand inside something

    def _code(self, line: Line) -> None:
        opened, self.fence = self.fence, after(line.raw, self.fence)
        if not opened:
            if self._fenced_option(line):
                return
            self.coding = self._params(line)
        if self.coding is None:
            self.coding = self.place(line)
        self.coding.follow(line)
        self.gap = self.question is not None and self.coding is self.question.params

    def _params(self, line: Line) -> Text | None:
        """Where a block with drawn numbers goes; in no question it stays text."""
        if not params.begins(line):
            return None
        if self.question is None:
            self.quiz.loose.append(line.number)
            return None
        return self.question.params

    def _fenced_option(self, line: Line) -> bool:
        mark = options.recognise(line)
        if mark is None or not self.question or not mark.text.startswith(("```", "~~~")):
            return False
        self.open_option(mark, line)
        self.coding = self.question.options[-1].text
        return True

    def _blank(self, line: Line) -> None:
        self.gap = True
        target = placing.text_above(self.question, self.intro, self.field, details=self.details)
        if target and target.lines[-1]:
            target.add("", line.number)

    def _commented(self, line: Line) -> bool:
        """Comments of whole lines; `comment` is the line on which an open one began."""
        if not self.comment and line.text[0] in "<%" and unfolding.hidden_key(self, line):
            return True
        if not self.comment and not line.text.startswith("<!--"):
            return False
        begun = self.comment or line.number
        self.comment = 0 if "-->" in line.text else begun
        inner = wrapping.uncommented(line)
        if inner.text and self.question:
            self._commented_key(inner)
        return True

    def _commented_key(self, line: Line) -> None:
        """A key or a field that is hidden from learners in a comment; other words in it stay hidden."""
        key = keys.recognise(line)
        if key and key.value:
            self.add_key(Key(key.value, key.number, key.column, "comment", key.note))
        elif fields.recognise(line):
            self._field(line)
            self.field = None

    def _set_aside(self, line: Line) -> bool:
        """A link's address serves the whole file, and a button's words («View Answer») are left from a web page."""
        if "nswer" in line.text[-12:] and _BUTTON.match(line.text):
            self.awaiting = self.question is not None
            return True
        if line.text[0] == "{":
            return line.text[:2] == "{%" and line.text[-2:] == "%}"
        return line.text[0] == "[" and _REFERENCE.match(line.raw) is not None

    # Lines that say something about a question

    def _attributes(self, line: Line) -> bool:
        if line.text[0] != "{" or not _ATTRIBUTE_LINE.match(line.text):
            return False
        rest, found = attributes.split(line.text)
        if rest or self.question is None:
            return False
        self.question.attributes = self.question.attributes.joined(found)
        told.settle(self.question)
        return True

    def _details(self, line: Line) -> bool:
        return "<" in line.text and unfolding.details(self, line)

    def _admonition(self, line: Line) -> bool:
        return line.text[0] in "?!" and unfolding.admonition(self, line)

    def _folder(self, line: Line) -> bool:
        return line.text[0] == ":" and unfolding.container(self, line)

    def _quoted(self, line: Line) -> bool:
        return (line.text[0] == ">" or self.callout) and unfolding.quoted(self, line)

    def _told(self, line: Line) -> bool:
        """A row or an item that a question of a type such as ordering asks about."""
        question = self.question
        if question is None or self.details or not told.takes(question, self.field, line, gap=self.gap):
            return False
        question.inset = line.indent if question.inset is None else question.inset
        question.stem.follow(line)
        self.field = None
        return True

    def _answer(self, line: Line) -> bool:
        if self.question is None and not self.intro:
            return False
        key = keys.recognise(line)
        if key is None and self.question and line.text[0] == "#" and evidence.announces_answer(line):
            key = Key("", line.number, line.column)
        if key is None or not (self._late(key) or self.question):
            return False
        assert self.question is not None  # noqa: S101
        if not key.value:
            self.awaiting, self.field = True, None
            self.question.blank_key = line.number
            self.question.closed = True
            return True
        glued = _GLUED.match(key.value)
        if glued and int(glued["number"]) == (self.question.lead.number or 0) + 1:
            self.add_key(Key(glued["key"], key.number, key.column, key.source))
            self.take(make(line.number, glued["next"]))
            return True
        self.add_key(Key(key.value, key.number, key.column, "details" if self.details else key.source, key.note))
        return True

    def _late(self, key: Key) -> bool:
        """Whether a key makes a question of the words and bullets above it that belong to none so far."""
        if self.details or not key.value or (self.question and not self.question.after):
            return False
        source = self.question.after if self.question else self.intro
        found = late.bullets(source, key.value)
        if not found:
            return False
        numbers = [source.numbers[line.number - 1] for line, _ in found]
        del source.lines[found[0][0].number - 1 :], source.numbers[found[0][0].number - 1 :]
        if not self.begin_from(source):
            return False
        for number, (line, mark) in zip(numbers, found, strict=True):
            self.open_option(mark, make(number, line.raw))
        return True

    def _awaited(self, line: Line) -> bool:
        """The value of a key whose line held none, or the first line inside `<details>`."""
        if not self.awaiting or self.question is None:
            return False
        self.awaiting = False
        if self._numbered_key(self.question, line):
            return True
        text = BULLET.sub(r"\2", line.text)
        if text != line.text and self.question.blank_key and not self.question.options and not self.details:
            return False
        known = {normalise(option.text.lines[0]) for option in self.question.options if option.text.lines}
        claimed = keys.claim(text)
        if len(claimed.labels) > 1:
            self.add_key(Key(text, line.number, line.column, "details" if self.details else "answer line"))
            return True
        if not _VALUE.match(text) and normalise(claimed.text) not in known and normalise(text) not in known:
            return False
        self.add_key(Key(text, line.number, line.column, "details" if self.details else "answer line"))
        self.awaiting = text != line.text
        return True

    def _numbered_key(self, question: QuestionDraft, line: Line) -> bool:
        """A list of one answer, which bears the number of the question: `1. **b**. It is …`."""
        entry = key_entries.recognise(line) if line.text[0].isdecimal() and self.details and question.options else None
        if entry is None or entry.key is None or not entry.labelled or entry.number != question.lead.number:
            return False
        self.add_key(Key(entry.key.value, line.number, entry.key.column, "details", entry.note))
        return True

    def _field(self, line: Line) -> bool:
        found = fields.recognise(line)
        if found is None or self.question is None or self._is_stem(found):
            return False
        if self.ruled and found.name in fields.SHORT:
            self.finish()
            return False
        given = self.question.options if not self.question.closed else []
        if given and line.indent > given[-1].mark.indent and self._option_feedback(found):
            return True
        field = FieldDraft(found.name, found.side, found.number, found.column, headed=line.text[0] == "#")
        if found.text:
            field.text.add(found.text, found.number)
        self.open_field(field)
        self.field = None if found.text and found.name in fields.SHORT else field
        return True

    def _is_stem(self, found: fields.Field) -> bool:
        """«Level: high» right below the words of a question belongs to them."""
        assert self.question is not None  # noqa: S101
        begun = self.question.options or self.question.closed or self.gap or self.field
        return bool(self.question.stem) and not begun and found.name in fields.SHORT

    def _option_feedback(self, found: fields.Field) -> bool:
        if found.name not in {"feedback", "explanation"} or self.question is None:
            return False
        self.question.options[-1].feedback.add(found.text, found.number)
        return True

    def _absorbed(self, line: Line) -> bool:
        """A line below `Rubric:`, `Explanation:` … is part of it until an empty line ends it."""
        if self.field is None or self.question is None:
            return False
        if self.gap and self.field.text and line.indent < NESTED and not self.details and not self.field.headed:
            self.field = None
            return False
        self.field.text.follow(line)
        return True

    # Lines that begin a question, or a group of them

    def _pool(self, line: Line) -> bool:
        return line.text[0] in "#:" and pooling.step(self, line)

    def _heading(self, line: Line) -> bool:
        found = leads.heading(line)
        if found is None:
            return False
        pooling.leave(self, found[0])
        lead = leads.from_heading(line)
        if lead is None and self.headings.get(line.number):
            lead = Lead("heading", None, found[1], line.indent, found[0])
        if lead:
            self.begin(lead, line)
            return True
        if placing.holds(self.question, found[0]):
            self._text(make(line.number, f"**{found[1].strip('*_ ')}**"))
            return True
        self.finish()
        if self.pool:
            self.pool.headings.append(line.number)
            return True
        title, named = attributes.split(found[1])
        self.quizzes.append(QuizDraft(title, line.number, named, level=found[0]))
        return True

    def _rule(self, line: Line) -> bool:
        if line.text[0] not in "-*_" or not _RULE.match(line.text):
            return False
        question = self.question
        if question is None or question.closed or self.details:
            self.finish()
        self.ruled = self.question is not None
        return True

    def _lead(self, line: Line) -> bool:
        if self.details:
            return False
        lead = leads.from_text(line)
        if lead is None or (self.question and line.indent > self.question.lead.indent + 3):
            return False
        if self.question and placing.is_stem(self.question, self.field, lead):
            self.question.stem.add(lead.text, line.number)
            return True
        self.begin(lead, line)
        return True

    def _numbered(self, line: Line) -> bool:
        lead = leads.from_item(line)
        if lead is None:
            return self._bare_number(line)
        if self.details or placing.continues(self.question, self.field, lead, gap=self.gap):
            return False
        mark = options.recognise(line)
        if (mark and mark.kind == "box") or not told.is_new(self.question, lead, gap=self.gap):
            return False
        self.begin(lead, line)
        return True

    def _bare_number(self, line: Line) -> bool:
        """`2 Which …`: the number has to be the one that is due, at the beginning or behind a key."""
        if not line.text[0].isdecimal() or self.details or self.field:
            return False
        question = self.question
        if question is not None and not (question.closed and question.keys and question.lead.kind != "heading"):
            return False
        lead = leads.from_bare_number(line)
        due = (question.lead.number or 0) + 1 if question else 1
        if lead is None or lead.number != due or (question is None and self.intro.trimmed()):
            return False
        self.begin(lead, line)
        return True

    # Options

    def _option(self, line: Line) -> bool:
        shown = options.recognise(line)
        if shown and self.details and self._echoed(shown, line):
            return True
        mark = None if line.number in self.idle else placing.settled(self.question, line, shown)
        if mark is None:
            return False
        several = glued.parts(line, mark)
        for each in several:
            self._step(each)
        return bool(several) or self._placed(mark, line)

    def _placed(self, mark: Mark, line: Line) -> bool:
        """Put an option where it belongs, and return whether it belongs anywhere."""
        if self.question is None:
            return self._first_option(mark, line, self.intro)
        if self.question.closed and not placing.is_early(self.question, mark):
            loose = self.question.after or self.question.explanation
            asks = self.question.lead.kind == "none" or placing.asks(loose)
            begins = asks and not self.details and not placing.is_judgement(mark)
            return begins and self._first_option(mark, line, loose)
        if placing.is_feedback(self.question, mark):
            self.question.options[-1].feedback.follow(line)
            self.question.options[-1].raw.append(line)
            return True
        if not self.question.options and (first := glued.take_first(self.question, mark)):
            self._step(first)
        if not placing.fits(self.question, mark):
            return self._restarts(mark) and self._first_option(mark, line, self.question.after)
        self.open_option(mark, line)
        return True

    def _echoed(self, mark: Mark, line: Line) -> bool:
        at = echoes.place(self.question, mark) if self.question else None
        if at is None or self.question is None:
            return False
        if mark.ticked:
            named = self.question.options[at].mark.label or str(at + 1)
            self.add_key(Key(named, line.number, line.column, "details"))
        echoes.explain(self.question, mark, at, line)
        return True

    def _first_option(self, mark: Mark, line: Line, source: Text) -> bool:
        starts = mark.kind in {"box", "radio"} or (mark.kind == "letter" and ordinal(mark.label) == 0)
        if not starts or not source or not self.begin_from(source):
            return False
        self.open_option(mark, line)
        return True

    def _restarts(self, mark: Mark) -> bool:
        return self.question is not None and bool(self.question.after) and mark.kind != "bullet"

    def _text(self, line: Line) -> None:
        if self.ruled and self.question and (self.question.options or self.question.inset is not None):
            self.finish()
        question = self.question
        given = question.options if question and not question.closed else []
        if given and line.text.startswith(">") and line.indent > given[-1].mark.indent:
            given[-1].feedback.add(line.text.lstrip("> "), line.number)
            given[-1].raw.append(line)
            return
        place = self.place(line)
        place.follow(line)
        if given and question and place is not question.after:
            given[-1].raw.append(line)
