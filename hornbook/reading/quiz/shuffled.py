"""Lettered options in another order than that of their letters: `C) …` above `A) …`, `B) …`, `D) …`."""

from __future__ import annotations

from hornbook.reading.quiz.drafts import OptionDraft, QuestionDraft, Text
from hornbook.reading.quiz.lines import make
from hornbook.reading.quiz.options import Mark, ordinal, recognise


def settle(draft: QuestionDraft) -> None:
    """Take lettered lines at the end of the stem for options, where the letters of the options lack just theirs."""
    if not draft.options or any(option.mark.kind != "letter" for option in draft.options):
        return
    letters = {ordinal(option.mark.label) for option in draft.options}
    if len(letters) == len(draft.options) > 1 and letters == set(range(len(letters))):
        return
    found = _above(draft.stem, draft.options[0].mark)
    every = [ordinal(mark.label) for mark, _ in found] + [ordinal(option.mark.label) for option in draft.options]
    if not found or len(found) >= len(draft.stem.lines) or sorted(map(str, every)) != list(map(str, range(len(every)))):
        return
    first = len(draft.stem.lines) - len(found)
    draft.stem = draft.stem.piece(0, first)
    draft.options[:0] = [_option(mark, number) for mark, number in found]


def _above(stem: Text, shown: Mark) -> list[tuple[Mark, int]]:
    """The lines at the end of a stem that are lettered as an option is."""
    found: list[tuple[Mark, int]] = []
    for line, number in zip(reversed(stem.lines), reversed(stem.numbers), strict=True):
        mark = recognise(make(number, line)) if line.strip() else None
        if mark is None or mark.kind != "letter" or mark.style != shown.style:
            break
        found.append((mark, number))
    found.reverse()
    return found


def _option(mark: Mark, number: int) -> OptionDraft:
    return OptionDraft(mark, number, Text([mark.text], [number]), raw=[make(number, mark.text)])
