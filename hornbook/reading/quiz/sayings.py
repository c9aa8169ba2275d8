"""The lines that say something about a question: its key, its fields, rows that its type asks about, hidden keys."""

from __future__ import annotations

from hornbook import patterns as re
from hornbook.reading.quiz import (
    echoes,
    evidence,
    fields,
    key_entries,
    keys,
    late,
    lone_keys,
    naming,
    options,
    spoken_keys,
    told,
    unfolding,
    verdicts,
    wrapping,
)
from hornbook.reading.quiz.drafts import FieldDraft, QuestionDraft
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.options import BULLET, Mark
from hornbook.reading.quiz.placing import NESTED
from hornbook.reading.quiz.state import State
from hornbook.reading.quiz.words import TICKS, normalise

_TICKED = f"{TICKS}\ufe0f "
_BOXED = 8
_ENOUGH = 2
_VALUE = re.compile(
    r"[*_]{0,3}\(?[A-Za-z0-9]\)?[*_]{0,3}$|[*_]{0,3}\(?[A-Za-z]\)?[.):：]\s|"
    r"(?:(?P<bold>\*\*|__)|<(?P<tag>b|strong)>)\(?[A-Za-z](?:\)?(?(bold)(?P=bold)|</(?P=tag)>)\s*[-–—:：,]+|"
    r"[.):]+(?(bold)(?P=bold)|</(?P=tag)>))\s"
)
_EXPLAINED = re.compile(r"\(?[A-Ha-h1-9]\)?\s+[-–—]{1,2}\s|[A-H],\s+[^\W\d_]{2}")
_OWN = re.compile(
    r"(?:[-*+]\s+)?[*_]*(?:my|your|student)(?:['’]s)?\s+(?:answer|choice|response)[*_]*\s*[:：]|"
    r"(?:[-*+]\s+)?[*_]*(?:mi respuesta|ma réponse|meine antwort|minha resposta|мой ответ|我的答案)[*_]*\s*[:：]",
    re.IGNORECASE,
)
"""What a learner answered, which is no key."""
_SET_OFF = re.compile(
    r"(?:\*\*|__|<(?:b|strong)>)\(?(?P<label>[A-Za-z])[.):]+(?:\*\*|__|</(?:b|strong)>)\s+(?P<rest>\S.*)$"
)
_GLUED = re.compile(
    r"(?P<key>\(?[A-Za-z]\)?[.)]?)(?:\*\*|__)?\s+(?P<next>(?:\*\*)?(?:Q\s*)?(?P<number>\d{1,4})[.)]\s.*)$"
)


def _is_offered(question: QuestionDraft, claimed: keys.Claim) -> bool:
    """Whether a key names one of the question's options by its label."""
    return bool(claimed.labels) and naming.by_label(question.options, claimed.labels[0]) is not None


def _parted(text: str, known: set[str]) -> tuple[str, str]:
    """A letter in bold with a bracket, and the words behind it, which explain the key unless they are an option's."""
    match = _SET_OFF.match(text)
    return (match["label"], match["rest"]) if match and normalise(match["rest"]) not in known else (text, "")


class Sayings(State):
    """The steps for such lines; each returns whether it took the line in."""

    def take(self, line: Line) -> None:
        """Take in one line, as the pass over all of them does."""
        raise NotImplementedError

    def take_comment(self, line: Line) -> bool:
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
        if key and key.value and not key_entries.inline(make(line.number, key.value))[1]:
            self.add_key(Key(key.value, key.number, key.column, "comment", key.note))
        elif fields.recognise(line):
            self.take_field(line)
            self.field = None

    def take_row(self, line: Line) -> bool:
        """A row or an item that a question of a type such as ordering asks about."""
        question = self.question
        if question is None or self.details or not told.takes(question, self.field, line, gap=self.gap):
            return False
        question.inset = line.indent if question.inset is None else question.inset
        question.stem.follow(line)
        self.field = None
        return True

    def take_key(self, line: Line) -> bool:
        """A line that announces a key, with it or without."""
        if self.question is None and not self.intro:
            return False
        if self.question and self.question.options and _OWN.match(line.text):
            self.question.after.follow(line)
            return True
        key = keys.recognise(line)
        if key is None and self.question and line.text[0] == "#" and evidence.announces_answer(line):
            key = Key("", line.number, line.column)
        if key is None or not (self._late(key) or self.question) or self._is_row(key):
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

    def _is_row(self, key: Key) -> bool:
        """Whether a line holds the keys of several questions, `Answers: 1-A, 2-B`, which is no key of one."""
        if not key.value[:1].isdecimal():
            return False
        return len(key_entries.inline(make(key.number, key.value))[1]) > 1

    def _late(self, key: Key) -> bool:
        """Whether a key makes a question of the words and bullets above it that belong to none so far."""
        if self.details or not key.value or (self.question and not self.question.after):
            return False
        source = self.question.after if self.question else self.intro
        if late.offers(source) and keys.claim(key.value).labels:
            return self.begin_from(source)
        if late.states(source, key.value):
            return self.begin_from(source)
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

    def take_awaited(self, line: Line) -> bool:
        """The value of a key whose line held none, or the first line inside `<details>`."""
        if not self.awaiting or self.question is None:
            return False
        if self._ticked_again(self.question, line):
            return True
        self.awaiting = False
        return self._numbered_key(self.question, line) or self._value(self.question, line)

    def _ticked_again(self, question: QuestionDraft, line: Line) -> bool:
        """One of the options once more, with a box that says whether it is right."""
        mark = options.recognise(line) if "[" in line.text[:_BOXED] else None
        if mark is None or not self.echoed(question, mark, line):
            return False
        self.awaiting = self.awaiting or bool(mark.ticked)
        return True

    def echoed(self, question: QuestionDraft, mark: Mark, line: Line) -> bool:
        """Take in one of the options once more, which says by its box whether it is right; return whether it is one."""
        at = echoes.place(question, mark)
        if at is None:
            return False
        if mark.ticked:
            named = question.options[at].mark.label or str(at + 1)
            self.add_key(Key(named, line.number, line.column, "details" if self.details else "answer line"))
        echoes.explain(question, mark, at, line)
        return True

    def take_lone(self, line: Line) -> bool:
        """A paragraph below the options that holds nothing but the right one's label or words."""
        question = self.question
        if not self.gap or question is None or len(question.options) < _ENOUGH or self.details or self.awaiting:
            return False
        if question.closed or question.after or line.indent > question.options[-1].mark.indent + NESTED:
            return False
        value = lone_keys.read(line.text, question.options)
        if not value or lone_keys.begins_again(line.text, question.options):
            return False
        self.add_key(Key(value, line.number, line.column))
        return True

    def _value(self, question: QuestionDraft, line: Line) -> bool:
        """A value below an answer line that held none, bullets included."""
        bullet = BULLET.match(line.text)
        text = bullet[2].lstrip(_TICKED) if bullet else line.text
        if bullet and self._is_list(question, line):
            return self._judged(question, line)
        if bullet and self._is_bare(question, text):
            return True
        known = {normalise(option.text.lines[0]) for option in question.options if option.text.lines}
        text = spoken_keys.alone(text) or text
        claimed = keys.claim(text)
        if len(claimed.labels) > 1:
            self.add_key(Key(text, line.number, line.column, "details" if self.details else "answer line"))
            return True
        several = {normalise(part) for part in text.split(";")} if ";" in text else set()
        named = normalise(claimed.text) in known or normalise(text) in known or (several and several <= known)
        told = not bullet and (_EXPLAINED.match(text) or not claimed.text) and _is_offered(question, claimed)
        if not _VALUE.match(text) and not named and not told:
            return False
        value, note = _parted(text, known)
        self.add_key(Key(value, line.number, line.column, "details" if self.details else "answer line", note))
        self.awaiting = bullet is not None
        return True

    def _is_list(self, question: QuestionDraft, line: Line) -> bool:
        """Whether a bullet begins a list of answers, or says of an option whether it is right: `- B - Correct`."""
        if not question.options:
            return bool(question.blank_key) and not self.details
        verdict = verdicts.recognise(line.text, question.options)
        return verdict is not None and verdict.right is not None

    def _is_bare(self, question: QuestionDraft, text: str) -> bool:
        """A label without a verdict among verdicts: that option is not right."""
        self.awaiting = bool(question.options and question.explanation and _VALUE.match(text))
        return self.awaiting

    def _judged(self, question: QuestionDraft, line: Line) -> bool:
        """A verdict on an option in the list below an answer line: bare labels in that list then are no keys."""
        if not (question.options and question.blank_key and (self.gap or question.explanation or question.keys)):
            return False
        question.keys = [key for key in question.keys if key.number < question.blank_key]
        question.explanation.follow(line)
        self.awaiting = True
        return True

    def _numbered_key(self, question: QuestionDraft, line: Line) -> bool:
        """A list of one answer, which bears the number of the question: `1. **b**. It is …`."""
        entry = key_entries.recognise(line) if line.text[0].isdecimal() and self.details and question.options else None
        if entry is None or entry.key is None or not entry.labelled or entry.number != question.lead.number:
            return False
        self.add_key(Key(entry.key.value, line.number, entry.key.column, "details", entry.note))
        return True

    def take_field(self, line: Line) -> bool:
        """A line that names a field: a hint, an explanation or points."""
        found = fields.recognise(line)
        if found and self.question is None and found.name == "explanation":
            self.question, self.former = self.former, None
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

    def take_more(self, line: Line) -> bool:
        """A line below `Rubric:`, `Explanation:` … is part of it until an empty line ends it."""
        if self.field is None or self.question is None:
            return False
        if self.gap and self.field.text and line.indent < NESTED and not self.details and not self.field.headed:
            self.field = None
            return False
        self.place_title()
        self.field.text.follow(line)
        return True
