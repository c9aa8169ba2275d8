"""A lesson's source as its prose: what is code or a comment is blanked, so that places stay what they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from hornbook import patterns as re
from hornbook.course import Lesson
from hornbook.diagnostics import Span
from hornbook.source import Source

_FENCE = r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)"
_INLINE = r"(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
_CODE = re.compile(rf"(?=[ \t>`~<])(?:{_FENCE}|{_INLINE}|<!--.*?-->)", re.MULTILINE | re.DOTALL)
_SEEN = re.compile(r"[^\n]")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\((?P<path>[^)\s]*)|<img\b(?P<tag>[^>]*)>")
_ATTRIBUTE = r"""\b{}\s*=\s*(?:"([^"]*)"|'([^']*)')"""
_ALT, _SRC = (re.compile(_ATTRIBUTE.format(name), re.IGNORECASE) for name in ("alt", "src"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it was written: its alternative text, its path, where it stands in the text."""

    alt: str
    path: str
    start: int
    end: int


class Page:
    """A lesson with its source."""

    def __init__(self, lesson: Lesson, source: Source) -> None:
        """Take a lesson that was read from `source`."""
        self.lesson = lesson
        self.source = source
        self.language = lesson.language.lower().partition("-")[0]

    @cached_property
    def prose(self) -> str:
        """The text with blanks for code and comments."""
        text = self.source.text
        return _CODE.sub(_blanked, text) if "`" in text or "~~~" in text or "<!--" in text else text

    @cached_property
    def pictures(self) -> list[Picture]:
        """The pictures in the order of the text."""
        return list(self._pictures()) if "![" in self.source.text or "<img" in self.source.text else []

    def span(self, start: int, end: int) -> Span:
        """Return the span of a stretch of the text; of one that goes over a line's end, its part on the first line."""
        line = bisect_right(self._starts, start)
        first = self._starts[line - 1]
        last = min(end, first + len(self.source.line(line)))
        return Span(self.source.name, line, start - first + 1, line, last - first + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.source.text))]

    def _pictures(self) -> Iterator[Picture]:
        for found in _PICTURE.finditer(self.prose):
            if found["tag"] is None:
                yield Picture(found["alt"], found["path"], found.start("alt"), found.end("alt"))
                continue
            alt, path = (pattern.search(found["tag"]) for pattern in (_ALT, _SRC))
            if alt:
                yield Picture(alt[1] or alt[2] or "", (path[1] or path[2] or "") if path else "", *found.span())


def _blanked(match: re.Match[str]) -> str:
    return _SEEN.sub(" ", match[0])
