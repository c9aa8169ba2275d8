"""Page furniture: what a web page has below its text (addresses, links to networks, copyright)."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re

_SIGNS = re.compile(
    r"©|\(c\)\s*(?:19|20)\d\d|copyright\b|all rights reserved|follow us|privacy policy|terms of (?:use|service)|cookie|"
    r"official address|communication address|related articles|top tutorials|subscribe|newsletter|"
    r"made with .{0,12} in\b|"
    r"(?:facebook|instagram|linkedin|twitter|youtube|telegram){2,}",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"©|copyright\b|all rights reserved|(?:facebook|instagram|linkedin|twitter|youtube|telegram){2,}|follow us",
    re.IGNORECASE,
)
_ENDS_A_SENTENCE = re.compile(r"[.!?。][\"”’)]*$")
_WORDS_OF_A_SENTENCE = 8


def begins(chunks: Sequence[tuple[str, ...]], alone: set[int]) -> int | None:
    """Return the place of the chunk from which on a page is furniture to its end, or None.

    There must be a strong sign (a copyright line, a run of networks' names) behind the last chunk that is content:
    a sentence, an answer, a numbered list. Lines that stand alone right above the signs go with them.
    """
    last = next((place for place in range(len(chunks) - 1, -1, -1) if _is_content(chunks[place])), -1)
    tail = range(last + 1, len(chunks))
    text = "\n".join(line for place in tail for line in chunks[place])
    return last + 1 if tail and last >= 0 and _STRONG.search(text) and _all_short(chunks, last + 1, alone) else None


def _is_content(lines: tuple[str, ...]) -> bool:
    text = "\n".join(lines)
    if _SIGNS.search(text):
        return False
    if re.match(r"\s*(?:\d+[.)]\s|answers?\b)", lines[0], re.IGNORECASE):
        return True
    return any(_ENDS_A_SENTENCE.search(line.strip()) and len(line.split()) >= _WORDS_OF_A_SENTENCE for line in lines)


def _all_short(chunks: Sequence[tuple[str, ...]], first: int, alone: set[int]) -> bool:
    """Furniture is short lines; a long one without a sign is content that ends without a full stop."""
    return all(
        place in alone
        or _SIGNS.search("\n".join(lines))
        or all(len(line.split()) <= _WORDS_OF_A_SENTENCE * 2 for line in lines)
        for place, lines in enumerate(chunks)
        if place >= first
    )
