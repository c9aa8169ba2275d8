"""Options that no line shows by itself: `A) AES  B) HMAC`, `Which? (a) one (b) two`, or `i. one` above `ii. two`."""

from __future__ import annotations

from hornbook import patterns as re
from hornbook.reading.quiz import keys
from hornbook.reading.quiz.drafts import OptionDraft, QuestionDraft, Text
from hornbook.reading.quiz.lines import make
from hornbook.reading.quiz.options import Mark, ordinal, recognise

_LABEL = re.compile(r"(?:^|(?<=[\s:：。？?/]))\(?([A-Ha-h])[.):](?:\s+|(?=[^\x00-\x7f]))")
_END = re.compile(r"\s*[·•|]$|\s+[/—–-]$")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_NUMERAL = re.compile(r"\s*(?:[-*+]\s+)?\(?([ivx]+)[.)]\s+(.*)$")
_PARTED = (";", "；")
_ENOUGH = 2


def split(draft: QuestionDraft) -> None:
    """Give a question the options of one line: its only option's, or its stem's last where a key names one."""
    if len(draft.options) == 1 and draft.options[0].mark.kind == "letter":
        option = draft.options[0]
        found = _options(f"{option.mark.label}) {option.text.lines[0]}", option.number, option.mark)
        draft.options = found or draft.options
    elif not draft.options and draft.keys and keys.claim(draft.keys[0].value).labels:
        _split_stem(draft)
    elif not draft.options and draft.keys and draft.keys[0].value.strip("().").casefold() in _ROMAN:
        _take_roman(draft)


def _take_roman(draft: QuestionDraft) -> None:
    """Options with Roman numerals: only the key tells them from statements that the question talks about."""
    stem = draft.stem
    found = [(place, _NUMERAL.match(line)) for place, line in enumerate(stem.lines)]
    marked = [(place, match) for place, match in found if match]
    if len(marked) < _ENOUGH or [match[1] for _, match in marked] != list(_ROMAN[: len(marked)]):
        return
    first = marked[0][0]
    if any(line.strip() and not match for line, (_, match) in zip(stem.lines[first:], found[first:], strict=True)):
        return
    for place, match in marked:
        mark = Mark("letter", match[1], match[2].strip(), 0, 1)
        draft.options.append(OptionDraft(mark, stem.numbers[place], Text([mark.text], [stem.numbers[place]])))
    draft.stem = Text(stem.lines[:first], stem.numbers[:first], stem.margin)


def held(text: str) -> list[Mark]:
    """Return the options that a line holds whose labels follow one another from the first letter on."""
    first = _LABEL.search(text)
    return [option.mark for option in _options(text[first.start() :], 1, None)] if first else []


def _split_stem(draft: QuestionDraft) -> None:
    last = next((place for place in reversed(range(len(draft.stem.lines))) if draft.stem.lines[place].strip()), None)
    if last is None or held(f"{draft.keys[0].value} {draft.keys[0].note}"):  # an answer to each part is no key
        return
    text, number = draft.stem.lines[last], draft.stem.numbers[last]
    first = _LABEL.search(text)
    found = _options(text[first.start() :], number, None) if first else []
    if found and first:
        draft.stem.lines[last] = text[: first.start()].rstrip()
        draft.options = found


def _options(text: str, number: int, mark: Mark | None) -> list[OptionDraft]:
    """The options of a line whose labels follow one another from the first letter on; none else."""
    parts = _LABEL.split(text)
    labels, words = parts[1::2], parts[2::2]
    if len(labels) < _ENOUGH or [ordinal(label) for label in labels] != list(range(len(labels))):
        return []
    if all(own.rstrip().endswith(_PARTED) for own in words[:-1]) and not words[-1].rstrip().endswith(_PARTED):
        words = [own.rstrip().rstrip("".join(_PARTED)) for own in words]
    made = []
    for label, own in zip(labels, words, strict=True):
        line = make(number, f"{label}) {_END.sub('', own.strip())}")
        shown = recognise(line) or mark
        if shown is None:
            return []
        made.append(OptionDraft(shown, number, Text([shown.text], [number]), raw=[line]))
    return made
