"""A block of code that holds nothing but a key: `B. Spark`, `Answer: B`, `C`."""

from __future__ import annotations

from dataclasses import dataclass

from hornbook.reading.quiz import keys, naming
from hornbook.reading.quiz.drafts import QuestionDraft, Text
from hornbook.reading.quiz.lines import make
from hornbook.reading.quiz.words import normalise

_FENCES = ("```", "~~~")
_LINES = 3


@dataclass(frozen=True, slots=True)
class Block:
    """The lines `first` up to `last` (not included) of a text that are a block with one line of words in it."""

    first: int
    last: int
    words: str
    number: int


def find(draft: QuestionDraft, text: Text) -> tuple[Block, keys.Key] | None:
    """Return the first block of a text that says the key of a question, with it, else None."""
    for block in _blocks(text):
        value = _value(draft, block)
        if value:
            return block, keys.Key(value, block.number, 1, "code block")
    return None


def _blocks(text: Text) -> list[Block]:
    fences = [place for place, line in enumerate(text.lines) if line.lstrip().startswith(_FENCES)]
    found = []
    for first, last in zip(fences[::2], fences[1::2], strict=False):
        inner = [place for place in range(first + 1, last) if text.lines[place].strip()]
        if len(inner) == 1 and last - first < _LINES + 1:
            found.append(Block(first, last + 1, text.lines[inner[0]].strip(), text.numbers[inner[0]]))
    return found


def _value(draft: QuestionDraft, block: Block) -> str:
    """The words of a key: behind `Answer:`, a label alone, a label with its option's words, or these words."""
    announced = keys.recognise(make(block.number, block.words))
    if announced and announced.value:
        return announced.value
    claim = keys.claim(block.words)
    if not claim.labels:
        return block.words if naming.by_text(draft.options, block.words) is not None else ""
    places = [naming.by_label(draft.options, label) for label in claim.labels]
    if None in places or (claim.text and (len(places) > 1 or not _same(draft, places[0], claim.text))):
        return ""
    return block.words


def _same(draft: QuestionDraft, place: int | None, text: str) -> bool:
    return place is not None and naming.ratio(normalise(text), naming.words(draft.options[place])) >= naming.SAME
