"""Pages pasted as plain text: headings without marks, «•» bullets, tables whose cells ran together, page furniture.

A page counts as pasted when it holds no Markdown heading and several short lines that stand alone. What such a line
is, is decided here; the result is the same number of lines with Markdown's marks added, so that line numbers stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hornbook import patterns as re
from hornbook.diagnostics import Finding, Span
from hornbook.reading import furniture, squashed
from hornbook.reading.pasted_rules import LEFT_OUT, TABLE_LOST, TABLE_RECOVERED
from hornbook.reading.quiz import attributes, keys, leads, options, titles
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.words import ends_asking
from hornbook.source import Source

_BULLET = re.compile(r"^(\s*)[•◦▪●○‣·][ \t]+")
_MARKDOWN = re.compile(
    r"\s{0,3}(?:#{1,6}\s|```|~~~|>\s|:::|\|.*\||[-*+]\s\[[ xX]\]\s|\*\*\w|<\w|</\w|!!!\s|\?\?\?)|\s*(?:=+|-{3,})\s*$"
)
_SENTENCE_END = re.compile(r"[.!…。;,]$")
_SHORTEST_HEADING, _LONGEST_HEADING = 2, 90
_MOST_WORDS = 14
_HEADINGS_OF_A_PAGE = 2


@dataclass(slots=True)
class Page:
    """A lesson's lines as Markdown, its title where the page shows one, and what was found."""

    lines: tuple[str, ...]
    title: str = ""
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines without an empty one between them: `first` to `last` (from 1)."""

    first: int
    last: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The first line, trimmed."""
        return self.lines[0].strip()


def read(source: Source, first: int) -> Page:
    """Return the lines of a lesson whose body begins on line `first`; settings above it become empty lines."""
    body = ("",) * (first - 1) + source.lines[first - 1 :]
    if any(_MARKDOWN.match(line) for line in body):
        return Page(body)
    chunks = _chunks(body)
    alone = [place for place in range(len(chunks)) if _is_heading(chunks, place)]
    quiz = any(titles.is_quiz(chunks[place].text, attributes.NONE) for place in alone)
    if len(alone) < _HEADINGS_OF_A_PAGE and not quiz:
        return Page(body)
    return _marked(source, body, chunks, alone)


def _chunks(lines: tuple[str, ...]) -> list[Chunk]:
    found, start = [], 0
    for number, line in enumerate((*lines, ""), 1):
        if line.strip() and not start:
            start = number
        elif not line.strip() and start:
            found.append(Chunk(start, number - 1, lines[start - 1 : number - 1]))
            start = 0
    return found


def _is_heading(chunks: list[Chunk], place: int) -> bool:
    """A short line that stands alone, is no list item, answer or sentence, and has something below it."""
    chunk = chunks[place]
    text = chunk.text
    if (
        len(chunk.lines) > 1
        or not _SHORTEST_HEADING <= len(text) <= _LONGEST_HEADING
        or len(text.split()) > _MOST_WORDS
        or place == len(chunks) - 1
    ):
        return False
    if _SENTENCE_END.search(text) or _BULLET.match(chunk.lines[0]) or not text[0].isalnum():
        return False
    if ends_asking(text) and options.recognise(_line(chunks[place + 1])):
        return False
    line = make(chunk.first, chunk.lines[0])
    if options.recognise(line) or keys.recognise(line) or leads.from_text(line):
        return False
    return not text.endswith(":") or _is_list(chunks[place + 1])


def _is_list(chunk: Chunk) -> bool:
    return _BULLET.match(chunk.lines[0]) is not None or leads.from_item(_line(chunk)) is not None


def _line(chunk: Chunk) -> Line:
    return make(chunk.first, chunk.lines[0])


def _marked(source: Source, body: tuple[str, ...], chunks: list[Chunk], alone: list[int]) -> Page:
    lines = [_BULLET.sub(r"\1- ", line) for line in body]
    page = Page(())
    top = _leading(chunks, alone)
    tail = furniture.begins([chunk.lines for chunk in chunks], set(alone))
    for place in top[:-2]:
        _leave_out(page, source, lines, chunks[place], chunks[place])
    if len(top) >= _HEADINGS_OF_A_PAGE:
        page.title = chunks[top[-2]].text
        lines[chunks[top[-2]].first - 1] = ""
    for place in alone:
        if (place in top[:-1] and len(top) >= _HEADINGS_OF_A_PAGE) or (tail is not None and place >= tail):
            continue
        _head(lines, chunks[place])
    if tail is not None:
        _leave_out(page, source, lines, chunks[tail], chunks[-1])
    for place, chunk in enumerate(chunks):
        if tail is None or place < tail:
            _recover(page, source, lines, chunk)
    page.lines = tuple(lines)
    return page


def _leading(chunks: list[Chunk], alone: list[int]) -> list[int]:
    """The lines that stand alone at the very top: site name, title, and the first section's heading last."""
    return [place for place in range(len(chunks)) if alone[: place + 1] == list(range(place + 1))]


def _head(lines: list[str], chunk: Chunk) -> None:
    text = chunk.text
    lines[chunk.first - 1] = f"### {text.rstrip(':').rstrip()}" if text.endswith(":") else f"## {text}"


def _leave_out(page: Page, source: Source, lines: list[str], first: Chunk, last: Chunk) -> None:
    for number in range(first.first, last.last + 1):
        lines[number - 1] = ""
    page.findings.append(LEFT_OUT.at(_span(source, first.first, last.last), text=first.text[:40]))


def _recover(page: Page, source: Source, lines: list[str], chunk: Chunk) -> None:
    if chunk.first == 1 or not squashed.is_squashed(chunk.lines):
        return
    rows = squashed.rows(chunk.lines, source.text)
    span = _span(source, chunk.first, chunk.last)
    if rows is None:
        page.findings.append(TABLE_LOST.at(span))
        return
    page.findings.append(TABLE_RECOVERED.at(span, rows=len(rows) - 1, left=rows[0][0], right=rows[0][1]))
    shown = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    # The delimiter row that Markdown wants takes the header's line, and the header the empty line above it.
    lines[chunk.first - 2 : chunk.last] = [shown[0], "|---|---|", *shown[1:]]


def _span(source: Source, first: int, last: int) -> Span:
    text = source.line(first)
    return Span(source.name, first, len(text) - len(text.lstrip()) + 1, last, len(source.line(last).rstrip()) + 1)
