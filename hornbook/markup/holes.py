"""Holes in a text: pieces that learners fill in, taken out while the text is written.

Where holes stand is told by whoever asks for them; this module knows only how they pass through Markdown and the
sanitiser. Each leaves a mark made of noncharacters, which no source can hold (`hornbook.source` replaces them), so
nothing that an author writes is taken for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.markup.parser import make

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

    from hornbook.markup.draft import Draft

BLANK = "____"
"""What stands for a hole in plain text."""
_MARK = re.compile("\ufdd0(\\d+)\ufdd1")
_TAGS = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True, slots=True)
class Hole:
    """What was written in a hole, the lines of the block that it stands in, and whether that is code."""

    raw: str
    first: int
    last: int
    code: bool = False


@dataclass(slots=True)
class Holes:
    """The holes of one text: `find` returns where those of a string begin and end.

    `code` says to cut code as well; it returns the rest of the code as it is shown. `cut` are the holes that were taken
    out, `left` those that stay as they are written.
    """

    find: Callable[[str], Mapping[int, int]]
    code: Callable[[str], str] | None = None
    cut: list[Hole] = field(default_factory=list)
    left: list[Hole] = field(default_factory=list)
    _known: dict[str, Mapping[int, int]] = field(default_factory=dict)

    def end(self, text: str, start: int) -> int:
        """Return where the hole ends that begins at `start`, 0 where none does."""
        if text not in self._known:
            self._known[text] = self.find(text)
        return self._known[text].get(start, 0)

    def take(self, hole: Hole) -> str:
        """Take a hole out, and return the mark that stands for it."""
        self.cut.append(hole)
        return f"\ufdd0{len(self.cut) - 1}\ufdd1"

    def pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        """Yield the pieces of a text that is no Markdown, and whether each is a hole."""
        position = 0
        for start, end in self.find(text).items():
            yield text[position:start], False
            yield text[start:end], True
            position = end
        yield text[position:], False


def fill(html: str, shown: Callable[[int], str]) -> str:
    """Return `html` with `shown(place)` for each mark, where `place` is that of the hole in `Holes.cut`."""
    return _MARK.sub(lambda match: shown(int(match[1])), html)


def standing(html: str) -> list[int]:
    """Return the places in `Holes.cut` of the holes that stand in `html`, in the order in which they stand."""
    return [int(place) for place in _MARK.findall(html)]


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return a parser that makes tokens of holes."""
    made = make()
    made.inline.ruler.before("link", "hole", _rule)
    return made


def _rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the parser's signature)
    holes: Holes | None = state.env.get("holes")
    if holes is None or state.src[state.pos] != "[":
        return False
    end = holes.end(state.src, state.pos)
    if not end or end > state.posMax:
        return False
    if not silent:
        state.push("hole", "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def in_code(draft: Draft, code: str) -> tuple[str, str]:
    """Return code with marks in the place of its holes, and as plain text."""
    holes = draft.holes
    if holes is None:
        return code, code
    pieces = list(holes.pieces(code))
    if holes.code is None:
        holes.left += [Hole(piece, draft.first, draft.last, code=True) for piece, hole in pieces if hole]
        return code, code
    shown = holes.code
    return _joined(draft, holes, [(piece if hole else shown(piece), hole) for piece, hole in pieces], code=True)


def in_raw_html(draft: Draft, raw: str) -> str:
    """Return raw HTML with marks in the place of holes; what looks like one within a tag is left there."""
    holes = draft.holes
    if holes is None:
        return raw
    return "".join(
        piece if piece.startswith("<") else _joined(draft, holes, holes.pieces(piece))[0] for piece in _TAGS.split(raw)
    )


def _joined(
    draft: Draft, holes: Holes, pieces: Iterator[tuple[str, bool]] | list[tuple[str, bool]], *, code: bool = False
) -> tuple[str, str]:
    shown, words = [], []
    for piece, hole in pieces:
        shown.append(holes.take(Hole(piece, draft.first, draft.last, code)) if hole else piece)
        words.append(BLANK if hole else piece)
    return "".join(shown), "".join(words)
