"""What a pass over a quiz knows, and how it changes: a question begins, an option opens, a key is added."""

from __future__ import annotations

from msgspec import Struct

from hornbook.reading.quiz import asides, attributes, fields, glued, leads, placing
from hornbook.reading.quiz.asides import Aside
from hornbook.reading.quiz.attributes import Attributes
from hornbook.reading.quiz.drafts import FieldDraft, OptionDraft, PoolDraft, QuestionDraft, QuizDraft, Text
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.leads import Lead
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.options import Mark
from hornbook.reading.quiz.placing import NESTED


class Box(Struct, frozen=True):
    """An admonition that is open: how far its body is indented, and the text that takes it whole (null: it is read)."""

    indent: int
    text: Text | None


class State:
    """The quizzes so far, and what is open.

    `gap` says that an empty line stands above, `details` that the text is shown on demand, `awaiting` that the next
    line may be the key, `ruled` that a rule stands above, `comment` on which line an open comment began, `fence` the
    marks of the code block that is open, `former` the question that a rule right above has closed, `folded` that a
    container shows its text on demand, `unclosed` the pool whose container never ended, `title` the words over what is
    shown on demand, until it is known whether they announce a key or belong to the text, `box` the admonition that is
    open.
    """

    def __init__(self, quiz: QuizDraft) -> None:
        """Begin in `quiz`."""
        self.quizzes = [quiz]
        self.question: QuestionDraft | None = None
        self.former: QuestionDraft | None = None
        self.field: FieldDraft | None = None
        self.pool: PoolDraft | None = None
        self.unclosed: PoolDraft | None = None
        self.coding: Text | None = None
        self.fence = ""
        self.comment = 0
        self.gap = False
        self.details = False
        self.awaiting = False
        self.ruled = False
        self.callout = False
        self.reopens = False
        self.folded = False
        self.title: Line | None = None
        self.box: Box | None = None

    @property
    def quiz(self) -> QuizDraft:
        """The quiz that the pass is in."""
        return self.quizzes[-1]

    @property
    def intro(self) -> Text:
        """Where text goes that belongs to no question: to the pool that is open, else to the quiz."""
        return self.pool.intro if self.pool else self.quiz.intro

    def place(self, line: Line) -> Text:
        """Return the text that a line goes to which begins nothing."""
        if self.field and (not self.gap or not self.field.text or line.indent >= NESTED):
            return self.field.text
        return placing.text_for(self.question, self.intro, line, gap=self.gap, details=self.details)

    def place_title(self) -> None:
        """Put the words over what is shown on demand where its text goes: no key came of it."""
        title, self.title = self.title, None
        if title:
            place = self.place(title)
            place.add(title.text, title.number)
            place.add("", title.number)

    def add_key(self, key: Key) -> None:
        """Add a key to the open question, which then takes no more options."""
        assert self.question is not None  # noqa: S101  (callers ask before)
        self.title = None
        self.question.keys.append(key)
        self.question.closed = True
        self.awaiting, self.field = False, None

    def open_field(self, field: FieldDraft) -> None:
        """Open a field of the question that is open."""
        assert self.question is not None  # noqa: S101
        self.field = field
        self.awaiting = False
        self.question.fields.append(field)
        begun = self.question.options or self.question.inset is not None
        if begun and field.name in {"explanation", "feedback"}:
            self.question.closed = True

    def begin(self, lead: Lead, line: Line) -> None:
        """Begin a question with its lead-in."""
        self.finish()
        text, named = attributes.split_question(lead.text)
        text, key = glued.answered(text) if ":" in text or "：" in text else (text, None)
        text, points = fields.points_at_end(text.strip())
        text, told = asides.split(text)
        told = told.joined(asides.beside(lead.aside)) if lead.aside else told
        question = QuestionDraft(
            lead, line.number, line.column, line.number, attributes=_labelled(named, told), points=points or told.points
        )
        if text:
            question.stem.add(text, line.number)
            if lead.kind == "heading":
                question.stem.add("", line.number)
        self.question = question
        self.quiz.questions.append(question)
        if key:
            self.add_key(Key(key.value, line.number, line.raw.rfind(key.value) + 1, key.source, key.note))

    def begin_from(self, source: Text) -> bool:
        """Begin a question without a lead-in from the paragraph that stands right before its options."""
        stem = source.pop_paragraph()
        if not stem:
            return False
        first = stem.numbers[0]
        column = next((1 for line in stem.lines if line), 1)
        self.finish()
        text, named = attributes.split_question(stem.lines[-1])
        text, points = fields.points_at_end(text)
        stem.lines[-1] = text
        number, stem.lines[0] = leads.counted(stem.lines[0]) or (None, stem.lines[0])
        self.question = QuestionDraft(
            Lead("none", number, "", 0), first, column, stem.numbers[-1], stem, attributes=named, points=points
        )
        self.quiz.questions.append(self.question)
        return True

    def finish(self) -> None:
        """Close the open question; text behind its key stays with it."""
        self.place_title()
        if self.question is not None and self.question.after:
            self.question.explanation.extend(self.question.after.trimmed())
        self.question, self.former, self.field = None, None, None
        self.details = self.folded = self.awaiting = self.ruled = self.callout = False
        self.box = None

    def open_option(self, mark: Mark, line: Line) -> None:
        """Add an option; one of another kind makes those before it a list in the stem."""
        assert self.question is not None  # noqa: S101
        if self.question.options and self.question.options[-1].mark.kind != mark.kind:
            placing.demote(self.question)
            self.question.stem.extend(self.question.after.trimmed())
            self.question.after = Text()
        option = OptionDraft(mark, line.number)
        option.raw.append(line)
        option.text.add(mark.text, line.number)
        self.question.options.append(option)

    def close_details(self) -> None:
        """Close what is shown on demand."""
        self.place_title()
        self.details, self.awaiting, self.field = False, False, None
        if self.question:
            self.question.closed = bool(self.question.keys) or (self.question.closed and not self.reopens)
        self.reopens = False


def _labelled(named: Attributes, told: Aside) -> Attributes:
    """A question's attributes with what stood beside its number; its own say more."""
    if not told.difficulty and not told.rest:
        return named
    values = {"difficulty": told.difficulty} if told.difficulty else {}
    tags = ",".join(filter(None, (named.values.get("tags", ""), told.rest.replace(",", " "))))
    if tags:
        named = Attributes(named.id, named.classes, {**named.values, "tags": tags})
    return Attributes(values=values).joined(named)
