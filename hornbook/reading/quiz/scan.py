"""From lines to drafts of questions: one pass, one step for each kind of line, in a fixed order of precedence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz import (
    attributes,
    glued,
    keys,
    leads,
    options,
    params,
    placing,
    pooling,
    titles,
    told,
    unfolding,
)
from hornbook.reading.quiz.drafts import QuizDraft, Text
from hornbook.reading.quiz.leads import Lead
from hornbook.reading.quiz.lines import RULE, RULE_SIGNS, Line, after, make
from hornbook.reading.quiz.lists import Lists
from hornbook.reading.quiz.options import Mark, ordinal
from hornbook.reading.quiz.sayings import Sayings

_ATTRIBUTE_LINE = re.compile(r"\{[#.:A-Za-z][^{}]*\}$")
_BUTTON = re.compile(
    r"\W*(?:view|show|reveal|see|hide|check|click[\w ]{0,20})\s+(?:the\s+)?(?:answers?|solutions?)\W*$", re.IGNORECASE
)
_REFERENCE = re.compile(r" {0,3}\[(?!\^)[^\]\s][^\]]+\]:\s+\S+(?:\s+[\"'(].*)?$")
NO_LISTS = Lists()


class Scan(Sayings):
    """One pass over a quiz's lines."""

    def __init__(self, quiz: QuizDraft, headings: dict[int, bool], lists: Lists = NO_LISTS) -> None:
        """Begin in `quiz`; `headings[number]` says whether an unnumbered heading is a question (else it is a group).

        `lists` tells of lists what their lines do not.
        """
        super().__init__(quiz)
        self.lists = lists
        self.headings = headings
        self.steps: tuple[Callable[[Line], bool], ...] = (
            self.take_comment,
            self._set_aside,
            self._folder,
            self._pool,
            self._attributes,
            self._details,
            self._admonition,
            self.take_lone,
            self._quoted,
            *((self._parted,) if lists.parted else ()),
            self.take_row,
            self.take_key,
            self.take_field,
            self._heading,
            self._rule,
            self._capitals,
            self._lead,
            self._numbered,
            self.take_awaited,
            self.take_more,
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
        line = unfolding.inside_box(self, line) if self.box else line
        if self.box and self.box.text:
            self.box.text.follow(line)
            self.gap = not line.text
        elif line.code:
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
            self.place_title()
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

    def _set_aside(self, line: Line) -> bool:
        """A link's address serves the whole file, and a button's words («View Answer») are left from a web page."""
        if "nswer" in line.text[-12:] and _BUTTON.match(line.text):
            self.awaiting = self.question is not None
            return True
        if line.text[0] == "{":
            return line.text.startswith(("{%", "{{%", "{{<")) and line.text.endswith(("%}", "%}}", ">}}"))
        if line.text[0] != "[" or not _REFERENCE.match(line.raw):
            return False
        return keys.recognise(line) is None

    # Lines that say something about a question

    def _parted(self, line: Line) -> bool:
        return line.number in self.lists.parted and unfolding.answers_parts(self, line)

    def _attributes(self, line: Line) -> bool:
        if line.text[0] != "{" or not _ATTRIBUTE_LINE.match(line.text):
            return False
        if line.text[1] == ":" and self.question is None:
            return True
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

    # Lines that begin a question, or a group of them

    def _pool(self, line: Line) -> bool:
        return line.text[0] in "#:" and pooling.step(self, line)

    def _heading(self, line: Line) -> bool:
        found = leads.heading(line) if line.text[0] == "#" else None
        if found is None:
            return False
        lead = leads.from_heading(line)
        if self._is_folded(line, lead):
            self._text(make(line.number, f"**{found[1].strip('*_ ')}**"))
            return True
        pooling.leave(self, found[0])
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

    def _is_folded(self, line: Line, lead: Lead | None) -> bool:
        """Whether a heading stands among what is shown on demand below a question, and is not the next question."""
        question = self.question
        if question is None or not self.details or line.number not in self.lists.folded:
            return False
        return lead is None or lead.number != (question.lead.number or 0) + 1

    def _rule(self, line: Line) -> bool:
        if line.text[0] not in RULE_SIGNS or not RULE.match(line.text):
            return False
        question = self.question
        if line.number in self.lists.folded and question is not None:
            return True
        if question is None or question.closed or self.details:
            self.finish()
            self.former = question
        self.ruled = self.question is not None
        return True

    def _capitals(self, line: Line) -> bool:
        """A line in capitals that says «quiz» is a heading without a mark: `MULTIPLE CHOICE QUESTIONS (20)`."""
        if not line.text.isupper() or not titles.in_capitals(line.text):
            return False
        self.finish()
        self.intro.add(line.text, line.number)
        self.intro.add("", line.number)
        return True

    def _lead(self, line: Line) -> bool:
        if self.details:
            return False
        lead = leads.from_text(line)
        if lead is None or (self.question and line.indent > self.question.lead.indent + 3):
            return False
        if self.question and placing.is_stem(self.question, self.field, lead):
            if self.question.options:
                placing.demote(self.question)
                self.question.stem.add("", line.number)
            self.question.stem.add(lead.text, line.number)
            return True
        self.begin(lead, line)
        return True

    def _numbered(self, line: Line) -> bool:
        if line.number in self.lists.asking:
            self.begin(Lead("item", None, leads.unlabelled(line.text[1:].strip()), line.indent), line)
            return True
        lead = leads.from_item(line)
        if lead is None:
            return self._bare_number(line)
        if line.number in self.lists.counted or (self.question is None and line.number in self.lists.telling):
            return False
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
        if shown and self.details and self.question and self.echoed(self.question, shown, line):
            return True
        if shown and line.number in self.lists.counted:
            shown = self._counted(shown)
        mark = None if line.number in self.lists.idle else placing.settled(self.question, line, shown)
        if mark is None:
            return False
        several = glued.parts(line, mark)
        for each in several:
            self._step(each)
        return bool(several) or self._placed(mark, line)

    def _counted(self, mark: Mark) -> Mark:
        """A counted option with the number that is due: Markdown counts where all of them are `1.`."""
        given = self.question.options if self.question and not self.question.closed else []
        goes_on = bool(given) and given[-1].number in self.lists.counted and not (self.question and self.question.after)
        return msgspec.structs.replace(mark, label=str(len(given) + 1 if goes_on else 1))

    def _placed(self, mark: Mark, line: Line) -> bool:
        """Put an option where it belongs, and return whether it belongs anywhere."""
        if self.question and mark.kind == "bullet" and placing.is_outside(self.question, mark):
            self.finish()
            return False
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
        if mark.kind == "bullet" and self.question.after and placing.resumes(self.question, mark):
            self.question.options[-1].feedback.extend(self.question.after.trimmed())
            self.question.after = Text()
        if not placing.fits(self.question, mark):
            return self._restarts(mark) and self._first_option(mark, line, self.question.after)
        self.open_option(mark, line)
        return True

    def _first_option(self, mark: Mark, line: Line, source: Text) -> bool:
        starts = (
            mark.kind in {"box", "radio"}
            or line.number in self.lists.counted
            or line.number in self.lists.offered
            or (mark.kind == "letter" and ordinal(mark.label) == 0)
        )
        if not starts or not source or not self.begin_from(source):
            return False
        self.open_option(mark, line)
        return True

    def _restarts(self, mark: Mark) -> bool:
        """Whether an option may belong to a new question; among headings with numbers its words have to ask."""
        question = self.question
        if question is None or not question.after or mark.kind == "bullet":
            return False
        headed = question.lead.kind == "heading" and question.lead.number is not None
        return not headed or placing.asks(question.after)

    def _text(self, line: Line) -> None:
        begun = self.question and (self.question.options or self.question.inset is not None)
        if self.ruled and begun and not self.details:
            self.finish()
        question = self.question
        given = question.options if question and not question.closed else []
        if given and line.text.startswith(">") and line.indent > given[-1].mark.indent:
            given[-1].feedback.add(line.text.lstrip("> "), line.number)
            given[-1].raw.append(line)
            return
        self.former = None
        self.place_title()
        place = self.place(line)
        place.follow(line)
        if given and question and place is not question.after:
            given[-1].raw.append(line)
