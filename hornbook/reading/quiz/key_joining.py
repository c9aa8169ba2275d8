"""Key sections joined to the questions that they are about, by title and number, else by order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from hornbook.diagnostics import Span
from hornbook.markup.scribe import Scribe
from hornbook.reading.quiz import inline, keys, naming, placing, resolve
from hornbook.reading.quiz.drafts import FieldDraft, QuestionDraft, QuizDraft, Text
from hornbook.reading.quiz.key_list_rules import (
    KEYS_ALONE,
    LISTS_DISAGREE,
    LOOSE_IN_LIST,
    NO_SUCH_QUESTION,
    OTHER_NUMBERS,
)
from hornbook.reading.quiz.key_listing import Answer, Group
from hornbook.reading.quiz.key_sections import KeySection
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.words import normalise

_HALF = 0.5
_ENOUGH = 2
_LETTERS = 3


class Asked(msgspec.Struct, frozen=True):
    """A question, the title of its quiz, and its place among all."""

    draft: QuestionDraft
    title: str
    place: int

    @property
    def number(self) -> int | None:
        """The number that its author gave it."""
        return self.draft.lead.number


class Joined(msgspec.Struct):
    """A section's answers with the questions that they are for; `by_order` where their numbers said nothing."""

    section: KeySection
    pairs: list[tuple[Answer, Asked | None]]
    by_order: bool = False

    def fits(self) -> bool:
        """Return whether half of the answers name what their questions offer; sentences have to answer all of them."""
        pairs = list(self._telling())
        good = sum(asked is not None and self._can_be(answer, asked.draft) for answer, asked in pairs)
        spoken = any(answer.spoken for answer, _ in pairs)
        return good >= max(1, len(pairs) if spoken else _HALF * len(pairs))

    def _can_be(self, answer: Answer, draft: QuestionDraft) -> bool:
        return (self.section.explains and bool(draft.options)) or _can_be(answer, draft)

    def _telling(self) -> Iterable[tuple[Answer, Asked | None]]:
        """The answers that tell: labels, where those of other parts are sentences."""
        labelled = [pair for pair in self.pairs if pair[0].entry.labelled]
        return labelled if len(labelled) >= _ENOUGH and len(self.section.groups) > 1 else self.pairs


def match(sections: Sequence[KeySection], quizzes: Sequence[QuizDraft]) -> list[Joined | None]:
    """Return each section with its questions, or nothing for one that fits none."""
    asked = list(_asked(quizzes))
    found, past = [], 0
    for section in sections:
        joined = next(_fitting(section, asked, past), None)
        past = section.last if joined else past
        found.append(joined)
    return found


def join(joined: Joined, scribe: Scribe) -> None:
    """Give the questions their keys and explanations; what finds no question is reported."""
    if joined.by_order:
        _report_order(joined, scribe)
    for answer, asked in joined.pairs:
        if asked is None:
            scribe.report(NO_SUCH_QUESTION, scribe.whole(answer.entry.line, answer.why.end), number=answer.entry.number)
        else:
            _give(answer, asked.draft, scribe, explains=joined.section.explains)
    loose = joined.section.loose.trimmed()
    if loose:
        scribe.report(LOOSE_IN_LIST, scribe.whole(loose.numbers[0], loose.numbers[-1]))


def report_alone(sections: Iterable[KeySection], scribe: Scribe) -> None:
    """Report sections that fit no questions, where nothing but keys can be meant: letters, a row of them."""
    for section in sections:
        letters = [answer.entry.key is not None and _is_letter(answer.entry.key.value) for answer in section.answers]
        if len(letters) >= _LETTERS and sum(letters) > _HALF * len(letters):
            scribe.report(KEYS_ALONE, scribe.whole(section.first))


def _is_letter(value: str) -> bool:
    labels = keys.claim(value).labels
    return bool(labels) and all(label.isalpha() for label in labels)


def _asked(quizzes: Sequence[QuizDraft]) -> Iterator[Asked]:
    drafts = [(draft, quiz.title) for quiz in quizzes for draft in quiz.questions]
    for draft, _ in drafts:
        if len(draft.options) == 1:
            inline.split(draft)  # all options on one line: which of them there are has to be known
    drafts.sort(key=lambda pair: pair[0].number)
    for place, (draft, title) in enumerate(drafts):
        yield Asked(draft, title, place)


def _fitting(section: KeySection, asked: Sequence[Asked], past: int) -> Iterator[Joined]:
    """The section with its questions: the quiz it is about, those since the last section, the last quiz's, all."""
    above = [each for each in asked if each.draft.number < section.first]
    recent = [each for each in above if each.draft.number > past]
    last = [each for each in recent if each.title == recent[-1].title]
    for scope in (_last_run(section, recent), recent, last, above, list(asked)):
        joined = _paired(section, scope) if scope else None
        if joined and joined.fits():
            yield joined


def _last_run(section: KeySection, recent: list[Asked]) -> list[Asked]:
    """The questions of the last quiz that have just the section's numbers, where those before it have keys."""
    runs = list(_runs(recent)) if recent else []
    if len(runs) < _ENOUGH or len(section.groups) > 1:
        return []
    same = {each.number for each in runs[-1]} == {answer.entry.number for answer in section.answers}
    return runs[-1] if same and all(_has_key(each.draft) for run in runs[:-1] for each in run) else []


def _has_key(draft: QuestionDraft) -> bool:
    return bool(draft.keys) or any(option.mark.ticked or option.mark.marked for option in draft.options)


# Which answer is for which question


def _paired(section: KeySection, scope: list[Asked]) -> Joined:
    answers = section.answers
    numbers = Counter(each.number for each in scope)
    by_number = {each.number: each for each in scope if each.number is not None and numbers[each.number] == 1}
    said = Counter(answer.entry.number for answer in answers)
    runs = list(_runs(scope))
    if len(by_number) == len(scope) and (max(said.values()) == 1 or len(runs) == 1) and by_number.keys() & said.keys():
        return Joined(section, [(answer, by_number.get(answer.entry.number)) for answer in answers])
    if len(runs) > 1 and len(section.groups) > 1:
        return Joined(section, list(_by_group(section.groups, runs)))
    return _in_order(section, scope)


def _in_order(section: KeySection, scope: list[Asked]) -> Joined:
    """Questions without numbers of their own are counted; numbers of another kind only tell the order."""
    answers = section.answers
    counted = all(1 <= answer.entry.number <= len(scope) for answer in answers)
    if counted:
        return Joined(section, [(answer, scope[answer.entry.number - 1]) for answer in answers])
    if len(answers) == len(scope):
        return Joined(section, list(zip(answers, scope, strict=True)), by_order=True)
    return Joined(section, [(answer, None) for answer in answers])


def _runs(scope: list[Asked]) -> Iterator[list[Asked]]:
    """The questions by quiz, and by where their numbers begin again; `1.` before each is no number."""
    for _, quiz in groupby(scope, key=lambda each: each.title):
        own = list(quiz)
        lazy = len({each.number for each in own}) == 1
        run: list[Asked] = []
        for each in own:
            again = run and not lazy and (each.number or 0) <= (run[-1].number or 0) and each.number is not None
            if again:
                yield run
                run = []
            run.append(each)
        yield run


def _by_group(groups: Sequence[Group], runs: Sequence[list[Asked]]) -> Iterator[tuple[Answer, Asked | None]]:
    for place, group in enumerate(groups):
        named = [run for run in runs if _same(group.title, run[0].title)]
        if len(named) == 1:
            run = named[0]
        elif len(groups) == len(runs):
            run = runs[place]
        else:
            run = []
        yield from _within(group, run)


def _within(group: Group, run: list[Asked]) -> Iterator[tuple[Answer, Asked | None]]:
    numbered = {each.number: each for each in run}
    by_number = len(numbered) == len(run) and None not in numbered
    for answer in group.answers:
        number = answer.entry.number
        counted = run[number - 1] if not by_number and 1 <= number <= len(run) else None
        yield answer, numbered.get(number) if by_number else counted


def _same(one: str, other: str) -> bool:
    one, other = (normalise(each.strip("#*_: ")) for each in (one, other))
    return bool(one) and bool(other) and (one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} ")


# What becomes of an answer


def _can_be(answer: Answer, draft: QuestionDraft) -> bool:
    key = answer.entry.key
    if answer.spoken:
        told = draft.blank_key and draft.explanation and not draft.options
        return not (draft.keys or told or any(field.name == "sample" for field in draft.fields))
    if key is None:
        return bool(answer.why)
    if draft.options:
        return resolve.places(draft, key) is not None
    return answer.entry.labelled or (answer.entry.short and not draft.keys) or _said_before(key, draft)


def _said_before(key: Key, draft: QuestionDraft) -> bool:
    return any(normalise(each.value) == normalise(key.value) for each in draft.keys)


def _give(answer: Answer, draft: QuestionDraft, scribe: Scribe, *, explains: bool) -> None:
    key, why = _parts(answer, draft)
    if explains and answer.spoken and draft.keys and draft.options:
        key, why = None, answer.why.trimmed()
    if key and not answer.entry.labelled and _is_listed(draft) and resolve.places(draft, key) is None:
        placing.demote(draft)
    if answer.spoken and not draft.options:
        draft.fields.append(FieldDraft("sample", "", answer.entry.line, 1, why, headed=True))
        return
    if answer.spoken and key:
        named = resolve.places(draft, key) is not None
        key, why = (key, why.piece(1).trimmed()) if named else (None, why)
    before = draft.keys and not draft.options
    if key and before and not _said_before(key, draft):
        span = Span(scribe.source.name, key.number, key.column, key.number, key.column + len(key.value))
        scribe.report(LISTS_DISAGREE, span, listed=key.value, said=draft.keys[0].value, number=answer.entry.number)
    if key and not before:
        draft.keys.append(key)
    if why and not _is_told(why.lines, draft):
        draft.explanation.extend(why)


def _is_listed(draft: QuestionDraft) -> bool:
    """Whether what looks like options may be a list in the question's words: bullets without a mark."""
    marks = [option.mark for option in draft.options]
    return bool(marks) and all(mark.kind == "bullet" and not (mark.marked or mark.bold) for mark in marks)


def _parts(answer: Answer, draft: QuestionDraft) -> tuple[Key | None, Text]:
    """The key and what explains it; words behind a label that repeat an option are part of the key."""
    entry, why = answer.entry, answer.why.trimmed()
    if entry.whole and why and why.lines[0] == entry.note and naming.repeats(draft, entry.note):
        return entry.whole, why.piece(1).trimmed()
    return entry.key, why


def _is_told(lines: Sequence[str], draft: QuestionDraft) -> bool:
    """Whether a question says the same already: a summary repeats its explanations."""
    said = normalise(" ".join(lines))
    told = [draft.explanation.lines, *(each.text.lines for each in draft.fields), *([key.note] for key in draft.keys)]
    return any(said == normalise(" ".join(each)) for each in told)


def _report_order(joined: Joined, scribe: Scribe) -> None:
    first, last = joined.pairs[0], joined.pairs[-1]
    listed = f"{first[0].entry.number} to {last[0].entry.number}"
    asked = [f"{each.number or each.place + 1}" for _, each in (first, last) if each]
    scribe.report(OTHER_NUMBERS, scribe.whole(first[0].entry.line), listed=listed, asked=" to ".join(asked))
