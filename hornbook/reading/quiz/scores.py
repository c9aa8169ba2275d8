"""Scores of their own: `{score=50%}` behind an option or an accepted answer, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import fsum
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.diagnostics import Span
from hornbook.reading.quiz.rules import BAD_SETTING

if TYPE_CHECKING:
    from hornbook.markup.scribe import Scribe

EXPECTED = "a share of the points from -100% to 100%, such as 50%, -25% or 0.5"
_SCORE = re.compile(r"(?<!\s)\s*+\{\s*score\s*=\s*(?:\"(?P<quoted>[^\"{}]*)\"|(?P<bare>[^\s{}\"]*))\s*\}\s*$")
_SHARE = re.compile(r"(?<!\s)\s*+\((?P<share>\d{1,3}(?:\.\d+)?\s*%)\)$")
_VALUE = re.compile(r"[+-]?\d{0,6}(?:\.\d{1,9}|(?<=\d)\.|(?<=\d)/\d{1,6})?%?$")
_NEARLY_ALL = 0.99


def cut(text: str, *, share: bool = True) -> tuple[str, str | None]:
    """Return `text` without the score at its end, and the score as written, null where there is none.

    With `share` the shorter `(50%)` is one too.
    """
    match = _SCORE.search(text) if text.endswith("}") else _SHARE.search(text) if share else None
    if match is None:
        return text, None
    return text[: match.start()], next(written for written in match.groups() if written is not None)


def value(written: str) -> float:
    """Return a fraction from -1 to 1, written `50%`, `-25%`, `0.5`, `0,5` or `1/3`; anything else is a `ValueError`."""
    plain = written.strip().replace("\N{MINUS SIGN}", "-").replace(",", ".").replace(" ", "")
    if not _VALUE.match(plain):
        raise ValueError(written)
    number = Fraction(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    if not -1 <= number <= 1:
        raise ValueError(written)
    return float(number)


def read(written: str | None, scribe: Scribe, number: int, column: int = 1) -> float | None:
    """Return the score that is written on line `number`, at `column` or behind it; null where it is not understood."""
    if written is None:
        return None
    try:
        return value(written)
    except (ValueError, ZeroDivisionError):
        span = _span(written, scribe, number, column)
        scribe.report(BAD_SETTING, span, value=written, name="score", expected=EXPECTED)
        return None


def _span(written: str, scribe: Scribe, number: int, column: int) -> Span:
    line = scribe.source.line(number)
    found = re.compile(rf"(?:score\s*=\s*\"?|\()(?={re.escape(written)})").search(line, column - 1)
    if found is None:
        return scribe.whole(number)
    return Span(scribe.source.name, number, found.end() + 1, number, found.end() + 1 + len(written))


def keys(own: Sequence[float | None], *, several: bool) -> frozenset[int]:
    """Return the places of the options that are keys by their scores alone: the best one, or all that add something.

    All of them are, too, if none earns the whole and they do so together: then one alone cannot be what is asked for.
    """
    adding = {place: score for place, score in enumerate(own) if score is not None and score > 0}
    if not adding:
        return frozenset()
    together = max(adding.values()) < 1 and fsum(adding.values()) >= _NEARLY_ALL
    best = max(adding, key=lambda place: adding[place])
    return frozenset(adding) if several or together else frozenset({best})


def shared(own: Sequence[float | None], right: frozenset[int]) -> list[float]:
    """Return a score for each option: its own, else an equal share of what is left for a key, else 0."""
    given = fsum(score for score in own if score is not None and score > 0)
    open_keys = [place for place in right if own[place] is None]
    rest = max(0.0, 1 - given) / len(open_keys) if open_keys else 0.0
    return [score if score is not None else rest if place in right else 0.0 for place, score in enumerate(own)]
