"""Tables whose cells ran together when a page was copied as text: `CatsDogs`, `Cats climbDogs dig`.

A cell that begins with a capital right behind a letter shows where the one before it ended. A word such as `DevOps`
shows the same inside itself; it is told from a seam by being a word of the page.
"""

from __future__ import annotations

from collections import Counter

from hornbook import patterns as re

_SEAM = re.compile(r"(?<=[a-z0-9)\]])(?=[A-Z])")
_WORD = re.compile(r"[A-Za-z0-9]+")
_TOKEN = re.compile(r"\S+")
_ITEM = re.compile(r"\s*(?:[-*+•◦▪●○‣·]|\d+[.)])\s")
_ROWS = 3
_SHARE = 0.6


def is_squashed(lines: tuple[str, ...]) -> bool:
    """Return whether lines without an empty one between them look like such a table: most of them have a seam."""
    if any(_ITEM.match(line) for line in lines):
        return False
    seams = sum(1 for line in lines if _SEAM.search(line))
    return len(lines) >= _ROWS and seams >= _SHARE * len(lines) and bool(_SEAM.search(lines[0]))


def rows(lines: tuple[str, ...], page: str) -> list[tuple[str, str]] | None:
    """Return the rows of two cells, or None where the seam of some row cannot be told; `page` is the whole text."""
    known = Counter(_WORD.findall(page))
    found = [_split(line.strip(), known) for line in lines]
    return None if any(row is None for row in found) else [row for row in found if row]


def _split(line: str, known: Counter[str]) -> tuple[str, str] | None:
    places = [match.start() for match in _SEAM.finditer(line)]
    scored = sorted(((_score(line, place, known), place) for place in places), reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    place = scored[0][1]
    return line[:place].strip(), line[place:].strip()


def _score(line: str, place: int, known: Counter[str]) -> tuple[int, int]:
    """How likely a seam lies here: both sides are words of the page, the whole is not; then how even the halves are."""
    token = next(match[0] for match in _TOKEN.finditer(line) if match.start() <= place < match.end())
    start = line.rfind(" ", 0, place) + 1
    left, right = line[start:place], line[place : start + len(token)]
    sides = sum(known[_last(side)] > 0 for side, _last in ((left, _tail), (right, _head)))
    whole = known[_tail(left) + _head(right)] > 1
    return sides - 3 * whole, -abs(2 * place - len(line))


def _tail(text: str) -> str:
    words = _WORD.findall(text)
    return words[-1] if words else ""


def _head(text: str) -> str:
    words = _WORD.findall(text)
    return words[0] if words else ""
