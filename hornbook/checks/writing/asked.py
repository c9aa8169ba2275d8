"""A question as a reviewer looks at it: its words, folded once, and where they stand in the source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from hornbook import patterns as re
from hornbook.diagnostics import Edit, Fix, Span
from hornbook.model import Content, Option
from hornbook.questions import Choice, Item, Multiple
from hornbook.source import Source

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKUP = re.compile(r"[*_`~]|</?[a-z][^>]*>")
_MARKER = re.compile(r"[\s>|]*(?:(?:[-*+]|\(?\w{1,3}[.)]|\[[ xX*]?\])\s+)*")
_LONGEST_NEEDLE, _SHORTEST_LINE = 40, 8


class Asked:
    """A question with the source that it was read from, and the language that it is in.

    `stem` and `texts` (of the options; none for other types) are plain text on one line, `folded` ones without case;
    `key` is the place of the only key, None where there is none, or where there are several.
    """

    def __init__(self, item: Item, source: Source, language: str) -> None:
        """Take a question of a lesson in `language` (a tag such as `de-AT`)."""
        self.item = item
        self.source = source
        self.language = language.lower().partition("-")[0]
        self.stem = " ".join(item.stem.text.split())
        self.folded_stem = self.stem.casefold()
        self.options: tuple[Option, ...] = item.options if isinstance(item, Choice | Multiple) else ()
        self.texts = [" ".join(option.content.text.split()) for option in self.options]
        self.folded = [text.casefold() for text in self.texts]
        keys = [place for place, option in enumerate(self.options) if option.correct]
        self.key = keys[0] if len(keys) == 1 and item.graded else None

    @cached_property
    def stem_words(self) -> list[str]:
        """The words of the stem, without case."""
        return words(self.folded_stem)

    @cached_property
    def option_words(self) -> list[tuple[str, ...]]:
        """The words of each option, without case."""
        return [tuple(words(text)) for text in self.folded]

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
        found = self._find(text.strip(), self.item.source.line, 0)
        return Span(self.source.name, found[0], found[1] + 1, found[0], found[2] + 1) if found else None

    def replacement(self, text: str, other: str, message: str) -> Fix | None:
        """Return the fix that writes `other` for `text`: not a safe one, since the question then reads differently."""
        place = self.find(text)
        if place is None:
            return None
        return Fix(message=message, edits=(Edit(place.line, place.column, place.end_column, other),), safe=False)

    def option_span(self, place: int) -> Span:
        """Return where the words of the option at `place` stand, searched behind those of the options before it.

        Where markup parts the words, that is their line without its list marker; where the option is not found at
        all, the question.
        """
        line, column = self.item.source.line, 0
        start = end = 0
        for text in self.texts[: place + 1]:
            found = self._option(text, line, column)
            if found is None:
                return self.span(self.texts[place])
            line, start, end = found
            column = end
        return Span(self.source.name, line, start + 1, line, end + 1)

    def _option(self, text: str, line: int, column: int) -> tuple[int, int, int] | None:
        """Return line, start and end (from 0) of an option's words; the first line of those that are wrapped."""
        for number in range(line if column else line + 1, self.item.source.end + 1):
            written = self.source.line(number).rstrip()
            marker = _MARKER.match(written, column if number == line else 0)
            start = marker.end() if marker else 0
            bare = _bare(written[start:])
            if bare == text or (len(bare) >= _SHORTEST_LINE and text.startswith(bare)):
                return number, start, len(written)
            if bare.startswith(text[:_LONGEST_NEEDLE]) and not _is_inside(bare, len(text)):
                here = written.find(text, start)
                return (number, here, here + len(text)) if here >= 0 else (number, start, len(written))
        return self._find(text, line if column else line + 1, column) or self._find(text, line, column)

    def _find(self, needle: str, line: int, column: int) -> tuple[int, int, int] | None:
        """Return line, start and end (from 0) of words that stand for themselves, from a place on."""
        for number in range(line, self.item.source.end + 1) if needle else ():
            written = self.source.line(number)
            start = written.find(needle, column if number == line else 0)
            while start >= 0:
                end = start + len(needle)
                if not _is_inside(written, start) and not _is_inside(written, end):
                    return number, start, end
                start = written.find(needle, start + 1)
        return None


def words(folded: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(folded)


def has_only_words(content: Content) -> bool:
    """Return whether a content is plain words: no formula, code or picture that its text does not show."""
    return not any(mark in content.html for mark in ("<math", "<code", "<img", "<table"))


def _is_inside(line: str, place: int) -> bool:
    """Return whether a place of a line is within a word."""
    return 0 < place < len(line) and line[place - 1].isalnum() and line[place].isalnum()


def _bare(line: str) -> str:
    """Return a line of Markdown without its emphasis, as it shows in plain text."""
    return " ".join(_MARKUP.sub("", line).split())
