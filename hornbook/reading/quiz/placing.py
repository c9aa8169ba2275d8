"""Where a line belongs, given the question that is open: decisions without state of their own."""

from __future__ import annotations

from hornbook import patterns as re
from hornbook.reading.quiz import numbers, options
from hornbook.reading.quiz.attributes import split
from hornbook.reading.quiz.drafts import FieldDraft, QuestionDraft, Text
from hornbook.reading.quiz.keys import claim
from hornbook.reading.quiz.leads import Lead
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.options import Mark, ordinal
from hornbook.reading.quiz.words import CROSSES, TICKS, ends_asking, normalise

NESTED = 2
CLOSED = {"choice", "multiple", "true-false", "single", "mcq", "multi", "checkbox", "radio"}
_BOXES = {"box", "radio"}
_JUDGED = re.compile(
    rf"[\W_]*(?:[{TICKS}{CROSSES}]|(?:in)?correct\w*\b|wrong\b|right\b|true\b|false\b|not\b|"
    r"richtig\b|falsch\b|(?:in)?correct[oae]\b|verdader[oa]\b|fals[oa]\b|(?:in)?corret[oa]\b|errad[oa]\b|certo\b|"
    r"vrai\b|faux\b|(?:не)?верно\b|(?:не)?правильно\b|正确|正確|错误|錯誤|不正确|对|错|正しい|誤り|정답|오답|đúng\b|sai\b)",
    re.IGNORECASE,
)


_CLOSED = re.compile(r"(?:\s*</\w+>)+$")


def is_new(question: QuestionDraft | None, lead: Lead, *, gap: bool) -> bool:
    """Return whether a numbered line begins a question; else it is an option, or part of the stem."""
    if question is None:
        return True
    if lead.indent > question.lead.indent + 1:
        return False
    if question.closed or (lead.indent + 1 < question.lead.indent and not question.options):
        return True
    number, expected = question.lead.number, (question.lead.number or 0) + 1
    if not question.options:
        again = lead.number == number and (gap or _is_question(lead.text))
        later = gap and (lead.number or 0) > expected and _is_question(lead.text)
        return question.lead.kind == "item" and (lead.number == expected or again or later)
    last = question.options[-1].mark
    if last.kind == "number" and last.indent == lead.indent:
        return lead.number != int(last.label) + 1
    return question.lead.kind in {"item", "none"} or lead.number == expected


def continues(question: QuestionDraft | None, field: FieldDraft | None, lead: Lead, *, gap: bool) -> bool:
    """Return whether a numbered line is part of the field above it: `Explanation:` with a numbered list below."""
    if question is None or field is None:
        return False
    last = next((line for line in reversed(field.text.lines) if line.strip()), "")
    follows = last.lstrip("-*+ ").startswith((f"{(lead.number or 0) - 1}.", f"{(lead.number or 0) - 1})"))
    if follows:
        return not gap
    return lead.number == 1 and question.lead.number != 0 and (not gap or not last)


def is_stem(question: QuestionDraft, field: FieldDraft | None, lead: Lead) -> bool:
    """Return whether a line in bold without a number says what is asked below a lead-in that asks nothing."""
    if lead.number is not None or field or question.closed or question.lead.kind == "none":
        return False
    if question.options:
        return lead.kind == "bold" and question.lead.kind == "heading" and _is_background(question)
    if lead.kind == "word":
        return question.lead.number is not None or question.lead.kind == "heading"
    if question.lead.number is None and question.lead.kind != "heading":
        return False
    return not asks(question.stem)


def _is_background(question: QuestionDraft) -> bool:
    """Whether the bullets of a question are a list in its words, which do not ask so far."""
    marks = [option.mark for option in question.options]
    plain = all(mark.kind == "bullet" and not (mark.marked or mark.bold) for mark in marks)
    return plain and not any(ends_asking(line) for line in question.stem.lines)


def holds(question: QuestionDraft | None, level: int) -> bool:
    """Return whether a heading of a level stands inside a question: below its own, or behind its options."""
    if question is None or not 0 < question.lead.level < level:
        return False
    return bool(question.options) or not (question.stem or question.keys or question.fields)


def is_early(question: QuestionDraft, mark: Mark) -> bool:
    """Return whether the key of a question stands before its options, and this is one of them."""
    if mark.kind not in {"letter", "box"} or not question.keys:
        return False
    return not question.options or question.keys[0].number < question.options[0].number


def _is_question(words: str) -> bool:
    """Whether words ask: in a list whose numbers are all `1.`, such an item is the next question, not an option."""
    return ends_asking(split(words)[0])


def is_outside(question: QuestionDraft, mark: Mark) -> bool:
    """Return whether a bullet stands less deep than the item that asks, so that it is an item of the list around it."""
    return mark.kind == "bullet" and question.lead.kind == "item" and mark.indent + 1 < question.lead.indent


def is_judgement(mark: Mark) -> bool:
    """Return whether what looks like an option says of one whether it is right: `- A: wrong, since …`."""
    return _JUDGED.match(mark.text) is not None


def asks(text: Text) -> bool:
    """Return whether a text ends as a question does that options follow."""
    last = next((line for line in reversed(text.lines) if line.strip()), "")
    last = _CLOSED.sub("", split(last)[0]) if last.endswith(">") else split(last)[0]
    return last.rstrip("*_ ").endswith(("?", "？", "؟", ":", "：", "__", "…"))


def settled(question: QuestionDraft | None, line: Line, mark: Mark | None) -> Mark | None:
    """Return an option whose label is one: `- C - the language` among bullets, or `- [x] R: statistics`, has none.

    A label has to be the next one in its place. Bare letters without a bullet or box are left as they are.
    """
    if mark is None and question and question.options and not question.closed:
        return options.due(line, question.options[-1].mark)
    if mark is None or not mark.label or mark.kind == "number" or not (mark.bullet or mark.kind in _BOXES):
        return mark
    given = question.options if question else []
    listed = bool(given) and question is not None and is_listed(question, mark)
    follows = not given or listed or bool(given[-1].mark.label)
    again = bool(question and question.after) and ordinal(mark.label) == 0
    if given and (again or mark.kind == given[-1].mark.kind == "letter"):
        return mark
    due = ordinal(mark.label) == (0 if listed else len(given))
    return mark if due and follows and not (listed and "-" in mark.style) else options.unlabelled(line)


def is_feedback(question: QuestionDraft, mark: Mark) -> bool:
    """Return whether what looks like an option is nested under the last one: feedback for it."""
    if not question.options or mark.kind in _BOXES:
        return False
    return mark.indent >= question.options[-1].mark.indent + NESTED


def fits(question: QuestionDraft, mark: Mark) -> bool:
    """Return whether an option goes on with those of the question, or is its first."""
    given = question.options
    listed = is_listed(question, mark)
    if mark.kind in _BOXES:
        return listed or not question.after
    if not given or (mark.kind == "letter" and listed):
        return mark.kind == "bullet" or ordinal(mark.label) == 0
    last = given[-1].mark
    if mark.kind != last.kind or question.after:
        return False
    if mark.kind == "bullet":
        return mark.indent <= last.indent + 1
    follows = ordinal(mark.label) == (ordinal(last.label) or 0) + 1
    return follows or (mark.kind == "letter" and mark.style == last.style)


def resumes(question: QuestionDraft, mark: Mark) -> bool:
    """Return whether a bullet is one more key, below a quotation that says why the one before it is right."""
    between = [line for line in question.after.lines if line]
    if not between or not question.options or question.keys or any(line.lstrip()[:1] != ">" for line in between):
        return False
    last = question.options[-1].mark
    marked = all(each.bold or each.marked for each in (last, mark))
    return marked and mark.kind == last.kind == "bullet" and mark.indent == last.indent


def is_listed(question: QuestionDraft, mark: Mark) -> bool:
    """Return whether what looked like options may be a list of the stem: bullets, numbers, tasks above a paragraph."""
    if not question.options:
        return False
    kind = question.options[-1].mark.kind
    return kind in {"bullet", "number"} or (kind == "box" and mark.kind == "letter" and bool(question.after))


def text_for(question: QuestionDraft | None, intro: Text, line: Line, *, gap: bool, details: bool) -> Text:
    """Return the text that a line goes to which begins nothing: intro, stem, option, explanation, or what follows."""
    if question is None:
        return intro
    if question.closed:
        return question.after if question.after or (gap and not details) else question.explanation
    if not question.options:
        return question.stem
    last = question.options[-1]
    if question.after:
        return question.after
    if last.feedback and line.indent >= last.mark.indent + 2 * NESTED:
        return last.feedback
    return last.text if line.indent > last.mark.indent + gap or not last.text or not gap else question.after


def text_above(question: QuestionDraft | None, intro: Text, field: FieldDraft | None, *, details: bool) -> Text:
    """Return the text that an empty line stands in."""
    if question is None:
        return intro
    if field is not None:
        return field.text
    if question.closed:
        return question.explanation if details else question.after
    if question.after:
        return question.after
    return question.options[-1].text if question.options else question.stem


def is_list(question: QuestionDraft) -> bool:
    """Return whether what looks like options is a list that the question talks about: its own type or key is open.

    Only unlabelled or numbered lines without a mark can be one; a word as key could also be a misspelt option, so
    then the author has to give the type.
    """
    marks = [option.mark for option in question.options]
    if not marks or any(mark.kind not in {"bullet", "number"} or mark.marked or mark.bold for mark in marks):
        return False
    if question.attributes.values.get("type", "choice") not in CLOSED:
        return True
    if any(claim(key.value).labels for key in question.keys):
        return False
    value = question.keys[0].value if len(question.keys) == 1 else ""
    known = {normalise(option.text.lines[0]) for option in question.options if option.text.lines}
    return bool(value) and not value.isdecimal() and numbers.read(value) is not None and normalise(value) not in known


def demote(question: QuestionDraft) -> None:
    """Make lines that looked like options part of the stem again: a list that the question talks about."""
    if question.stem and question.options:
        question.stem.add("", question.options[0].number)
    for option in question.options:
        for line in option.raw:
            question.stem.follow(line)
    question.options.clear()
