"""What stands below options and judges them: feedback for each, and the key where no line says it by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from hornbook.reading.quiz import fenced_keys, naming, spoken_keys, verdicts
from hornbook.reading.quiz.drafts import QuestionDraft, Text
from hornbook.reading.quiz.keys import JUDGED, Key
from hornbook.reading.quiz.verdicts import Verdict

_TEXTS = {"explanation", "feedback", "analysis"}
_ENOUGH = 2


class Judged(msgspec.Struct):
    """A list of verdicts, each with its further lines, and the lines of the text that are none."""

    verdicts: list[tuple[Verdict, Text]]
    rest: Text


def settle(draft: QuestionDraft) -> None:
    """Move what is said of single options to them, and find the key of a question that no line or mark gives one.

    A list of verdicts counts most, then a block of code, then a sentence.
    """
    if not draft.options:
        _rename(draft)
        return
    texts = [*_texts(draft)]
    if not texts and draft.keys:
        return
    keyless = not draft.keys and not _is_marked(draft)
    for text in texts:
        judged = _judge(draft, text)
        if judged:
            _give(draft, judged)
    _rename(draft)
    if keyless and not draft.keys:
        for way in _WAYS:
            key = way(draft)
            if key:
                draft.keys.append(key)
                return


def _rename(draft: QuestionDraft) -> None:
    """What is left of an analysis is an explanation."""
    for field in draft.fields:
        field.name = "explanation" if field.name == "analysis" else field.name


def _texts(draft: QuestionDraft) -> Iterator[Text]:
    if draft.explanation:
        yield draft.explanation
    yield from (field.text for field in draft.fields if field.name in _TEXTS and not field.side and field.text)


def _is_marked(draft: QuestionDraft) -> bool:
    return any(option.mark.ticked or option.mark.marked or option.mark.bold for option in draft.options)


# Lists of verdicts


def _judge(draft: QuestionDraft, text: Text) -> Judged | None:
    """The verdicts of a text, if it has two or more on different options; else None."""
    found = Judged([], Text(margin=text.margin))
    for line, number in zip(text.lines, text.numbers, strict=True):
        verdict = verdicts.recognise(line, draft.options) if line else None
        if verdict:
            found.verdicts.append((verdict, Text([verdict.note], [number])))
        elif found.verdicts and _goes_on(found, line):
            found.verdicts[-1][1].add(line.strip(), number)
        else:
            found.rest.add(line, number)
    places = [verdict.place for verdict, _ in found.verdicts]
    one = bool(draft.blank_key) and not draft.keys and [verdict.right for verdict, _ in found.verdicts] == [True]
    if (len(places) < _ENOUGH and not one) or len(set(places)) < len(places):
        return None
    text.lines, text.numbers = found.rest.trimmed().lines, found.rest.trimmed().numbers
    return found


def _goes_on(found: Judged, line: str) -> bool:
    """Whether a line is nested in the verdict above, or continues its paragraph."""
    below = not found.rest.lines or found.rest.numbers[-1] < found.verdicts[-1][1].numbers[-1]
    return below and (line.startswith("  ") or bool(line.strip()))


def _give(draft: QuestionDraft, judged: Judged) -> None:
    for verdict, told in judged.verdicts:
        draft.options[verdict.place].feedback.extend(told.trimmed())
    right = frozenset(verdict.place for verdict, _ in judged.verdicts if verdict.right)
    wrong = any(verdict.right is False for verdict, _ in judged.verdicts)
    if right and (wrong or len(right) < len(draft.options)):
        number = next(told.numbers[0] for verdict, told in judged.verdicts if verdict.right)
        draft.keys.append(_key(draft, right, number))


# Keys that no list says


def _in_code(draft: QuestionDraft) -> Key | None:
    """A block of code below the options, or right below the last of them, unless it is all that this one holds."""
    last = draft.options[-1].text
    for text in (draft.explanation, *([last] if last.lines[0].strip() else [])):
        found = fenced_keys.find(draft, text)
        if found:
            block, key = found
            left = Text(text.lines[: block.first], text.numbers[: block.first])
            left.extend(text.piece(block.last).trimmed())
            text.lines, text.numbers = left.lines, left.numbers
            return key
    return None


def _in_sentences(draft: QuestionDraft) -> Key | None:
    for text in _texts(draft):
        places = spoken_keys.find("\n".join(text.lines), draft.options)
        if places and len(places) < len(draft.options):
            number = next(number for line, number in zip(text.lines, text.numbers, strict=True) if line.strip())
            return _key(draft, places, number)
    return None


def _key(draft: QuestionDraft, places: frozenset[int], number: int) -> Key:
    return Key(naming.names(draft, places), number, 1, JUDGED)


_WAYS: tuple[Callable[[QuestionDraft], Key | None], ...] = (_in_code, _in_sentences)
