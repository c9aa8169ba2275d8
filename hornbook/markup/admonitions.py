"""Admonitions of MkDocs (`!!! note "Title"`, folded with `???`), with an indented body: read as containers are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_FIRST = re.compile(
    r'(?P<sign>!!!|\?\?\?\+?) +(?P<kind>[A-Za-z][\w-]*)(?P<classes>(?: +[\w-]+)*)(?: +"(?P<title>.*)")? *$'
)
_SIGNS = "!?"
_BODY = 4
# Where a box stands is for pages that are no longer these.
_PLACES = {"inline", "end"}


def plugin(md: MarkdownIt) -> None:
    """Add the rule to a parser; the tokens are those of `::: kind Title`."""
    md.block.ruler.before("fence", "admonition", _admonition, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _admonition(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    start = state.bMarks[first] + state.tShift[first]
    if state.src[start : start + 1] not in _SIGNS or state.is_code_block(first):
        return False
    match = _FIRST.match(state.src[start : state.eMarks[first]])
    inside = state.sCount[first] + _BODY
    if match is None or not _has_body(state, first, end, inside):
        return False
    if not silent:
        _write(state, first, _last(state, first, end, inside), match)
    return True


def _has_body(state: StateBlock, first: int, end: int, inside: int) -> bool:
    below = next((line for line in range(first + 1, end) if not state.isEmpty(line)), end)
    return below < end and state.sCount[below] >= inside


def _last(state: StateBlock, first: int, end: int, inside: int) -> int:
    """The line behind the body: the first one that is indented less and not empty."""
    return next(
        (line for line in range(first + 1, end) if not state.isEmpty(line) and state.sCount[line] < inside), end
    )


def _write(state: StateBlock, first: int, last: int, match: re.Match[str]) -> None:
    parent, most, indent = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax = "container", last
    state.blkIndent = state.sCount[first] + _BODY
    opening = state.push("container_any_open", "div", 1)
    opening.markup, opening.info, opening.map, opening.block = ":::", _info(match), [first, last], True
    state.md.block.tokenize(state, first + 1, last)
    closing = state.push("container_any_close", "div", -1)
    closing.markup, closing.block = ":::", True
    state.parentType, state.lineMax, state.blkIndent = parent, most, indent
    state.line = last


def _info(match: re.Match[str]) -> str:
    """The kind and title as a container has them; what is folded keeps its kind in words where it has no title."""
    kind, title = match["kind"], match["title"]
    more = " ".join(word for word in match["classes"].split() if word not in _PLACES)
    words = title if title is not None else f"{kind} {more}".capitalize() if more else ""
    if match["sign"][0] == "?":
        return f"details {words or kind.capitalize()}"
    return f"{kind} {words}".rstrip()
