"""The dialects of a file, tried in a fixed order: lines that one of them has taken are no other's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hornbook.reading.dialects import (
    admonished,
    answer_divs,
    called_boxes,
    card_fields,
    card_tables,
    components,
    containers,
    directives,
    embeds,
    exam_sections,
    fenced_questions,
    fielded,
    folded_options,
    folded_questions,
    headed_items,
    html_headings,
    lettered_questions,
    liascript,
    markup_forms,
    numbers_alone,
    paragraph_questions,
    parted,
    quiz_fences,
    quotations,
    radios,
    revealed,
    spoken_pairs,
    styled_letters,
    tabled_options,
    tagged_blocks,
    toml_tables,
)
from hornbook.reading.dialects.passage import Passage, Puzzle
from hornbook.reading.quiz.lines import Line

Reader = Callable[[Sequence[Line]], Iterable[Passage | Puzzle]]

# Each with its signs, and with the letters of each sign: most files lack one of them, which is soon known.
_READERS: tuple[tuple[tuple[tuple[str, frozenset[str]], ...], Reader], ...] = tuple(
    (tuple((sign, frozenset(sign)) for sign in module.SIGNS), module.read)
    for module in (
        paragraph_questions,
        answer_divs,
        exam_sections,
        fenced_questions,
        quiz_fences,
        components,
        tagged_blocks,
        toml_tables,
        liascript,
        radios,
        folded_options,
        folded_questions,
        headed_items,
        admonished,
        containers,
        directives,
        called_boxes,
        card_tables,
        styled_letters,
        tabled_options,
        markup_forms,
        html_headings,
        numbers_alone,
        parted,
        fielded,
        quotations,
        revealed,
        card_fields,
        lettered_questions,
        spoken_pairs,
        embeds,
    )
)


@dataclass(slots=True)
class Translation:
    """The passages of a file by their first line, and components that nobody understood."""

    passages: dict[int, Passage] = field(default_factory=dict)
    puzzles: list[Puzzle] = field(default_factory=list)
    inside: set[int] = field(default_factory=set)

    def of(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Yield lines of the file, those of a passage in its own words."""
        if not self.passages:
            yield from lines
            return
        for line in lines:
            passage = self.passages.get(line.number)
            if passage:
                yield from passage.lines
            elif line.number not in self.inside:
                yield line

    def alone(self, number: int) -> tuple[Passage, int] | None:
        """Return the passage that is a quiz by itself and begins on line `number`, and the last line of its like."""
        passage = self.passages.get(number)
        return (passage, passage.last) if passage and passage.alone else None


def read(text: str, lines: Sequence[Line]) -> Translation:
    """Return the translation of a file; only dialects are tried of which a sign stands in its text."""
    found = Translation()
    here = frozenset(text)
    for signs, reader in _READERS:
        if any(letters <= here and sign in text for sign, letters in signs):
            _take(found, reader(_left(found, lines)))
    return found


def _left(found: Translation, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without those that are taken, which are empty for whoever comes later."""
    if not found.inside:
        return lines
    return [Line(line.number, "", 0, "", 1) if line.number in found.inside else line for line in lines]


def _take(found: Translation, read: Iterable[Passage | Puzzle]) -> None:
    for each in read:
        if isinstance(each, Puzzle):
            found.puzzles.append(each)
        elif not found.inside.intersection(range(each.first, each.last + 1)):
            found.passages[each.first] = each
            found.inside.update(range(each.first, each.last + 1))
    found.puzzles = [each for each in found.puzzles if each.number not in found.inside]
