"""Open questions with their answers below them in plain words, which nothing announces."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz.drafts import FieldDraft, QuestionDraft, Text
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.words import QUESTION_MARKS, ends_asking

_LEAST = 2
_WORDS = 6
_BEHIND = re.compile(
    r"(?P<asked>.*[?？])(?:\s+(?P<mark>\*\*|__)(?![(\[])(?P<key>(?:(?!\*\*|__).)+)(?P=mark)"
    r"|(?:\*\*|__)?\s*(?:→|->|=>|⇒|➜|[—–]{1,2})\s*(?P<shown>\S.*))\s*$"
)

_AFTER = re.compile(r"(?P<asked>(\*\*|__)(?:(?!\2).)+[?？؟]\s*\2)\s*(?:[-–—:]+\s+)?(?P<told>[^\s(\[<{].*)$")
_PARENTHESISED = re.compile(r"(?P<asked>(\*\*|__)(?:(?!\2).)+\2)\s*\((?P<told>.+)\)\.?$")


def settle(questions: Sequence[QuestionDraft]) -> None:
    """Make sample answers of the paragraphs below the words that ask, where all open questions of a quiz have some."""
    _take_bullets(questions)
    _take_lettered(questions)
    _take_nested(questions)
    plain = [question for question in questions if not (question.options or question.keys or question.fields)]
    if len(plain) < max(_LEAST, len(questions) / 2) or any(question.keys or question.fields for question in questions):
        return
    if _take_behind(plain) or _take_after_bold(plain):
        return
    cuts = [_cut(question) for question in plain]
    if not all(cuts):
        return
    _take_counted(questions, len(plain))
    for question, cut in zip(plain, cuts, strict=True):
        told = question.stem.piece(cut).trimmed()
        question.stem = question.stem.piece(0, cut).trimmed()
        question.fields.append(FieldDraft("sample", "", told.numbers[0], 1, told, headed=True))


def _take_bullets(questions: Sequence[QuestionDraft]) -> None:
    """Make a sample answer of the only bullet below a question that asks, where several have just one."""
    alone = [question for question in questions if _has_one_bullet(question)]
    if len(alone) < max(_LEAST, len(questions) / 2):
        return
    for question in alone:
        (option,) = question.options
        told = Text([*option.text.lines], [*option.text.numbers])
        told.extend(option.feedback)
        question.options.clear()
        if told:
            question.fields.append(FieldDraft("sample", "", option.number, 1, told, headed=True))


def _has_one_bullet(question: QuestionDraft) -> bool:
    if len(question.options) != 1 or question.keys or question.fields or "type" in question.attributes.values:
        return False
    mark = question.options[0].mark
    plain = mark.kind == "bullet" and not (mark.marked or mark.crossed)
    return plain and bool(question.stem) and ends_asking(question.stem.trimmed().lines[-1])


def _take_behind(questions: Sequence[QuestionDraft]) -> bool:
    """Make keys of what stands in bold or behind an arrow behind the question mark of each: `1. Why? **Because.**`."""
    found = [_BEHIND.match(question.stem.trimmed().lines[-1]) if question.stem else None for question in questions]
    if not all(found):
        return False
    for question, match in zip(questions, found, strict=True):
        assert match  # noqa: S101  (all of them, see above)
        stem = question.stem.trimmed()
        line = stem.lines[-1]
        name = "key" if match["key"] else "shown"
        question.keys.append(Key(match[name].strip(), stem.numbers[-1], match.start(name) + 1))
        question.stem = Text([*stem.lines[:-1], _closed(line[: match.end("asked")])], stem.numbers)
    return True


def _take_after_bold(questions: Sequence[QuestionDraft]) -> bool:
    """Make samples of the words behind each question, which is set in bold, in parentheses or in the open."""
    firsts = [question.stem.trimmed().lines[0] if question.stem else "" for question in questions]
    behind = [_AFTER.match(first) for first in firsts]
    found = behind if all(behind) else [_PARENTHESISED.match(first) for first in firsts]
    if not all(found):
        return False
    for question, match in zip(questions, found, strict=True):
        assert match  # noqa: S101  (all of them, see above)
        stem = question.stem.trimmed()
        told = Text([match["told"], *stem.lines[1:]], stem.numbers)
        question.stem = Text([match["asked"]], stem.numbers[:1])
        question.fields.append(FieldDraft("sample", "", stem.numbers[0], 1, told, headed=True))
    return True


def _take_lettered(questions: Sequence[QuestionDraft]) -> None:
    """Make an answer of the only option `A: …` of each, which no `B: …` follows."""
    alone = [question for question in questions if _has_only_a(question)]
    if len(alone) < max(_LEAST, len(questions) / 2):
        return
    for question in alone:
        (option,) = question.options
        told = option.text.trimmed()
        question.keys.append(Key(told.lines[0], option.number, option.mark.column))
        question.explanation.extend(told.piece(1).trimmed())
        question.explanation.extend(option.feedback)
        question.options.clear()


def _take_counted(questions: Sequence[QuestionDraft], answered: int) -> None:
    """Make samples of counted lists below questions, where more others have answers in words below them."""
    listed = [question for question in questions if question.options and not question.keys]
    if len(listed) >= answered:
        return
    for question in listed:
        if any(each.mark.kind != "number" or each.mark.marked or each.mark.bold for each in question.options):
            continue
        told = Text()
        for line in (line for each in question.options for line in each.raw):
            told.follow(line)
        question.options.clear()
        question.fields.append(FieldDraft("sample", "", told.numbers[0], 1, told, headed=True))


def _take_nested(questions: Sequence[QuestionDraft]) -> None:
    """Make a sample of the bullets nested in a bullet that asks, where they are sentences rather than options."""
    for question in questions:
        given = question.options
        if not given or question.keys or question.lead.number is not None or question.lead.kind != "item":
            continue
        plain = all(each.mark.kind == "bullet" and not (each.mark.marked or each.mark.bold) for each in given)
        words = sum(len(" ".join(each.text.lines).split()) for each in given)
        if not plain or given[0].mark.indent <= question.lead.indent or 0 < words < _WORDS * len(given):
            continue
        told = Text()
        for line in (line for each in given for line in each.raw):
            told.follow(line)
        question.options.clear()
        if any(line.strip(" -*+") for line in told.lines):
            question.fields.append(FieldDraft("sample", "", told.numbers[0], 1, told, headed=True))


def _has_only_a(question: QuestionDraft) -> bool:
    if len(question.options) != 1 or question.keys or question.fields:
        return False
    mark = question.options[0].mark
    return mark.kind == "letter" and mark.label in {"A", "a"} and ":" in mark.style and bool(question.stem)


def _closed(asked: str) -> str:
    """Words without emphasis that would end behind what was taken off."""
    mark = next((sign for sign in ("**", "__") if asked.lstrip().startswith(sign)), "")
    return asked.replace(mark, "", 1) if mark and asked.count(mark) == 1 else asked


def _cut(question: QuestionDraft) -> int:
    """Where the answer begins in a question's words: below their first paragraph, which asks; 0 where none does."""
    lines = question.stem.lines
    begun = next((place for place, line in enumerate(lines) if line.strip()), 0)
    end = next((place for place in range(begun, len(lines)) if not lines[place].strip()), len(lines))
    below = [line for line in lines[end:] if line.strip()]
    if not below or not ends_asking(lines[end - 1]) or below[0].lstrip().startswith(("```", "~~~", "![", "|", "$$")):
        return 0
    return 0 if any(line.rstrip("*_ ").endswith(QUESTION_MARKS) for line in below) else end
