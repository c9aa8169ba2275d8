"""Blocks and sections as HTML; what each looks like is a macro of `runtime/blocks.html.j2`, named by its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from hornbook.model import Block, Callout, Code, Figure, Footnote, QuizReference, Section, Table
from hornbook.pages.highlighting import highlighted
from hornbook.pages.pictures import Picture, picture
from hornbook.pages.view import View

_TEMPLATE = "runtime/blocks.html.j2"
_NOTES = frozenset({"note", "tip", "important", "warning", "caution"})
# What MkDocs and Obsidian call what looks like one of these.
_LOOKS = {
    **dict.fromkeys(("success", "check", "done", "hint"), "tip"),
    **dict.fromkeys(("danger", "error", "failure", "fail", "bug", "missing"), "caution"),
    "attention": "warning",
}
_PARAGRAPH_END = "</p>\n"


@dataclass(frozen=True, slots=True)
class Body:
    """Renders the blocks of one lesson; `quizzes` holds its quizzes as HTML by id."""

    view: View
    quizzes: Mapping[str, Markup]

    def sections(self, sections: Iterable[Section], depth: int = 0) -> Markup:
        """Return sections with their headings: h2 for the outermost, one deeper for each nesting, h6 at most."""
        return Markup().join(self._section(section, depth) for section in sections)

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Return blocks one after the other."""
        return Markup().join(self.block(block) for block in blocks)

    def block(self, block: Block) -> Markup:
        """Return one block."""
        if isinstance(block, QuizReference):
            return self.quizzes.get(block.quiz, Markup())
        name = str(block.__struct_config__.tag).replace("-", "_")
        html: Markup = getattr(self.view.macros(_TEMPLATE), name)(block, self)
        return html

    def tight(self, blocks: Iterable[Block]) -> Markup:
        """Return the blocks of an item in a tight list: its paragraphs are plain text."""
        macros = self.view.macros(_TEMPLATE)
        parts = [
            macros.bare(block, self) if block.__struct_config__.tag == "paragraph" else self.block(block)
            for block in blocks
        ]
        return Markup().join(parts)

    def cells(self, table: Table, row: int) -> list[tuple[str, str, Markup]]:
        """Return the cells of a row (−1: the header) as kind (`column`, `row`, `cell`), alignment class and HTML."""
        header = row < 0
        contents = table.header if header else table.rows[row]
        return [
            (
                _kind(content.text, header=header, first=table.header_column and place == 0),
                self._align(table, place),
                self.view.place(content),
            )
            for place, content in enumerate(contents)
        ]

    def picture(self, figure: Figure) -> Picture:
        """Return how large a figure's picture shows."""
        return picture(figure, self.view.media.get(figure.media))

    def code(self, code: Code) -> Markup:
        """Return the text of a code block, highlighted."""
        return highlighted(code.text, code.language)

    def callout_title(self, callout: Callout) -> tuple[str, Markup]:
        """Return the callout's look (one of five, with a class for a kind of the author's own) and its title."""
        known = callout.kind in _NOTES
        look = callout.kind if known else f"{_LOOKS.get(callout.kind, 'note')} kind-{callout.kind}"
        if callout.title is not None:
            return look, self.view.place(callout.title)
        return look, Markup.escape(
            self.view.say(callout.kind) if known else callout.kind.replace("-", " ").capitalize()
        )

    def footnote(self, footnote: Footnote) -> Markup:
        """Return a footnote with the link back to its reference at the end of its text."""
        text = self.blocks(footnote.blocks)
        back: Markup = self.view.macros(_TEMPLATE).back(footnote, self)
        if text.endswith(_PARAGRAPH_END):
            return Markup(text[: -len(_PARAGRAPH_END)] + " " + back + Markup(_PARAGRAPH_END))  # noqa: S704 - made of Markup
        return text + back

    def _section(self, section: Section, depth: int) -> Markup:
        html: Markup = self.view.macros(_TEMPLATE).section(section, min(6, depth + 2), depth, self)
        return html

    def _align(self, table: Table, place: int) -> str:
        align = table.align[place] if place < len(table.align) else None
        return f"align-{align}" if align else ""


def _kind(text: str, *, header: bool, first: bool) -> str:
    if header:
        return "column" if text.strip() else "cell"
    return "row" if first else "cell"
