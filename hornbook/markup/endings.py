"""A last line that holds nothing but the signs of a quotation gets a line end, or containers look behind the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore


def plugin(md: MarkdownIt) -> None:
    """Add the rule to a parser, before blocks are looked for."""
    md.core.ruler.after("normalize", "endings", _end)


def _end(state: StateCore) -> None:
    if not state.src.rpartition("\n")[2].strip(" \t>"):
        state.src += "\n"
