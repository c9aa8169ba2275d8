"""Options that are written again where the key is shown: the boxes ticked there say which of them are right."""

from __future__ import annotations

from hornbook import patterns as re
from hornbook.reading.quiz.drafts import QuestionDraft
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.options import Mark
from hornbook.reading.quiz.words import normalise

_BOXES = {"box", "radio"}
_GOES_ON = re.compile(r"\s*[:：.。;–—]\s|\s+[-(]")


def place(question: QuestionDraft, mark: Mark) -> int | None:
    """Return which option a box stands for that is shown on demand, by its label or its words; None for any other."""
    given = question.options
    if mark.kind not in _BOXES or not given or any(option.mark.ticked for option in given):
        return None
    labels = [option.mark.label.casefold() for option in given]
    if mark.label and mark.label.casefold() in labels:
        return labels.index(mark.label.casefold())
    words = [normalise(" ".join(option.text.lines)) for option in given]
    said = normalise(mark.text)
    if said in words:
        return words.index(said)
    begun = [at for at, own in enumerate(words) if own and said.startswith(own) and _GOES_ON.match(said[len(own) :])]
    return begun[0] if len(begun) == 1 else None


def explain(question: QuestionDraft, mark: Mark, at: int, line: Line) -> None:
    """Keep the words of such a box that are not its option's: they say why."""
    if normalise(mark.text) != normalise(" ".join(question.options[at].text.lines)):
        question.explanation.follow(line)
