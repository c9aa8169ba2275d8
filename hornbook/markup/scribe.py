"""The scribe of one lesson: turns pieces of its Markdown into content, and notes media, links and findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from hornbook.diagnostics import Finding, Fix, Rule, Span
from hornbook.markup import footnotes, plain, xhtml
from hornbook.markup import holes as holes_of
from hornbook.markup.parser import parser
from hornbook.model import Content, Link, Media

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from hornbook.markup.holes import Holes
    from hornbook.source import Source


@dataclass(slots=True)
class Scribe:
    """What one lesson's pieces share: link references, and lists that grow while it is read.

    `env` is markdown-it's environment (references, footnotes). `taken` remembers which places were already named
    in a finding, so that the second picture without alt text on a line gets its own column, and `reached` how far each
    search has come.
    """

    source: Source
    file: str
    find_media: Callable[[str], Media | None]
    env: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    media: dict[str, Media] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    reached: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)

    def line(self, text: str, number: int, holes: Holes | None = None) -> Content:
        """Return the content of one line of inline Markdown that stands on line `number`."""
        if plain.is_plain(text):
            return Content(html=plain.to_html(text), text=plain.squeeze(text))
        tokens = self._parser(holes).parseInline(text, self._fresh(holes))
        return xhtml.content(tokens, self, (number,), holes)

    def lines(self, texts: Sequence[str], numbers: Sequence[int], holes: Holes | None = None) -> Content:
        """Return the content of lines of Markdown; `numbers` are their places in the source.

        With `holes` those are cut out, and the content has their marks.
        """
        if len(texts) == 1:
            return self.line(texts[0].strip(), numbers[0], holes)
        env = self._fresh(holes)
        tokens = self._parser(holes).parse("\n".join(texts), env)
        if "footnotes" in env:
            footnotes.report(env, zip(numbers, texts, strict=True), self)
        return xhtml.content(tokens, self, numbers, holes)

    def tokens(self, text: str) -> Sequence[Token]:
        """Return the tokens of one line of inline Markdown, for those who look for one of them."""
        return parser().parseInline(text, self._fresh(None))[0].children or ()

    def inline(self, token: Token, numbers: Sequence[int]) -> Content:
        """Return the content of an inline token of the lesson's own parse."""
        if plain.is_plain(token.content) and not token.meta:
            return Content(html=plain.to_html(token.content), text=plain.squeeze(token.content))
        return xhtml.content([token], self, numbers)

    def report(self, rule: Rule, span: Span, /, fix: Fix | None = None, **facts: Any) -> None:
        """Note a finding, and what would mend it."""
        self.findings.append(rule.at(self._within(span), fix=fix, **facts))

    def locate(self, needle: str, first: int, last: int) -> Span:
        """Return the span of `needle` in lines `first` to `last`, the next one not yet named; else the first line's."""
        begun, start = self.reached.get((needle, first), (first, 0))
        for number in range(begun, last + 1):
            column = self.source.line(number).find(needle, start)
            while column >= 0 and (number, column) in self.taken:
                column = self.source.line(number).find(needle, column + 1)
            if column >= 0:
                self.taken.add((number, column))
                self.reached[needle, first] = number, column + 1
                return Span(self.source.name, number, column + 1, number, column + 1 + len(needle))
            start = 0
        self.reached[needle, first] = last + 1, 0
        return self.whole(first)

    def whole(self, number: int, last: int = 0) -> Span:
        """Return the span of line `number` (to line `last`) without its indentation."""
        end = max(number, last)
        text = self.source.line(number)
        column = len(text) - len(text.lstrip()) + 1
        return Span(self.source.name, number, column, end, len(self.source.line(end).rstrip()) + 1)

    def _within(self, span: Span) -> Span:
        """Return the span up to the end of its last line: words that go on below are marked as far as that."""
        last = len(self.source.line(span.end_line)) + 1
        return span if not span.end_line or span.end_column <= last else replace(span, end_column=last)

    def _parser(self, holes: Holes | None) -> MarkdownIt:
        return parser() if holes is None else holes_of.parser()

    def _fresh(self, holes: Holes | None) -> dict[str, Any]:
        references = self.env.setdefault("references", {})
        return {"references": references, "holes": holes}
