"""A question as a reviewer looks at it: its words, folded once, and where they stand in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from hornbook.diagnostics import Edit, Fix, Span
from hornbook.model import Content, Option
from hornbook.questions import Choice, Item, Multiple
from hornbook.source import Source

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKUP = re.compile(r"[*_`~]|</?[a-z][^>]*>")
_LONGEST_NEEDLE = 40


class Asked:
    """A question with the source that it was read from, and the language that it is in."""

    def __init__(self, item: Item, source: Source, language: str) -> None:
        """Take a question of a lesson in `language` (a tag such as `de-AT`)."""
        self.item = item
        self.source = source
        self.language = language.lower().partition("-")[0]

    @cached_property
    def stem(self) -> str:
        """The stem's plain text on one line."""
        return " ".join(self.item.stem.text.split())

    @cached_property
    def folded_stem(self) -> str:
        """The stem without case."""
        return self.stem.casefold()

    @cached_property
    def stem_words(self) -> list[str]:
        """The words of the stem, without case."""
        return words(self.folded_stem)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The options of a choice or multiple question; none for other types."""
        return self.item.options if isinstance(self.item, Choice | Multiple) else ()

    @cached_property
    def texts(self) -> list[str]:
        """The options' plain texts, each on one line."""
        return [" ".join(option.content.text.split()) for option in self.options]

    @cached_property
    def folded(self) -> list[str]:
        """The options' texts without case."""
        return [text.casefold() for text in self.texts]

    @cached_property
    def option_words(self) -> list[tuple[str, ...]]:
        """The words of each option, without case."""
        return [tuple(words(text)) for text in self.folded]

    @cached_property
    def key(self) -> int | None:
        """The place of the only key; None where there is none, or where there are several."""
        keys = [place for place, option in enumerate(self.options) if option.correct]
        return keys[0] if len(keys) == 1 and self.item.graded else None

    @property
    def distractors(self) -> Iterator[int]:
        """The places of the options that are not keys."""
        return (place for place, option in enumerate(self.options) if not option.correct)

    def span(self, text: str = "") -> Span:
        """Return where `text` (plain words of this question) stands in the source; else the question's first line."""
        place = self.item.source
        end = max(place.column + 1, len(self.source.line(place.line).rstrip()) + 1)
        return self.find(text[:_LONGEST_NEEDLE]) or Span(self.source.name, place.line, place.column, place.line, end)

    def find(self, text: str) -> Span | None:
        """Return where just these words stand in the question's lines, None where markup or a line end parts them."""
        needle = text.strip()
        for number in range(self.item.source.line, self.item.source.end + 1) if needle else ():
            column = self.source.line(number).find(needle)
            if column >= 0:
                return Span(self.source.name, number, column + 1, number, column + 1 + len(needle))
        return None

    def replacement(self, text: str, other: str, message: str) -> Fix | None:
        """Return the fix that writes `other` for `text`: not a safe one, since the question then reads differently."""
        place = self.find(text)
        if place is None:
            return None
        return Fix(message=message, edits=(Edit(place.line, place.column, place.end_column, other),), safe=False)

    def option_span(self, place: int) -> Span:
        """Return where the option at `place` stands: the line after those of the options before it that holds it."""
        first = self.item.source.line + 1
        for at in range(place + 1):
            number = self._line_of(self.texts[at], first)
            if number == 0:
                return self.span(self.texts[place])
            first = number + 1
        line = self.source.line(number)
        start = len(line) - len(line.lstrip())
        return Span(self.source.name, number, start + 1, number, len(line.rstrip()) + 1)

    def _line_of(self, text: str, first: int) -> int:
        needle = text[:_LONGEST_NEEDLE]
        return next(
            (
                number
                for number in range(first, self.item.source.end + 1)
                if needle and needle in _bare(self.source.line(number))
            ),
            0,
        )


def words(folded: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(folded)


def has_only_words(content: Content) -> bool:
    """Return whether a content is plain words: no formula, code or picture that its text does not show."""
    return not any(mark in content.html for mark in ("<math", "<code", "<img", "<table"))


def _bare(line: str) -> str:
    """Return a line of Markdown without its emphasis, as it shows in plain text."""
    return " ".join(_MARKUP.sub("", line).split())
