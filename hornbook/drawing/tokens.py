"""A line of the language as tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hornbook import patterns as re
from hornbook.drawing.faults import FaultError, Spot

Kind = Literal["number", "text", "name", "sign", "end"]

_KINDS: tuple[Kind, ...] = ("number", "text", "name", "sign", "end")
MOST = 200
"""The most tokens of one line: a bound for the depth of every expression, too."""

_TOKEN = re.compile(
    r"""[ \t]*(?:
    (?P<number>(?:[0-9]+(?:\.(?!\.)[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<name>[^\W\d]\w*)
    |(?P<sign>\.\.|\*\*|//|==|!=|<=|>=|[-+*/%^()<>,=:])
    |(?P<end>\#.*|$)
    )""",
    re.VERBOSE,
)
_SIGNS = {"−": "-", "×": "*", "·": "*", "⋅": "*", "÷": "/", "≠": "!=", "≤": "<=", "≥": ">="}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line, from `start` to before `end` (from 0)."""

    kind: Kind
    text: str
    start: int
    end: int


def read(line: str) -> list[Token]:
    """Return the tokens of a line, the last of kind `end`; what is none is a `FaultError`."""
    found: list[Token] = []
    place = 0
    while not found or found[-1].kind != "end":
        token = _next(line, place)
        found.append(token)
        place = token.end
        if len(found) > MOST:
            raise FaultError(token, "syntax", f"this is too long: more than {MOST} numbers, names and signs")
    return found


def _next(line: str, place: int) -> Token:
    match = _TOKEN.match(line, place)
    if match is not None:
        kind = next(kind for kind in _KINDS if match[kind] is not None)
        return Token(kind, match[kind], match.start(kind), match.end(kind))
    start = place + len(line[place:]) - len(line[place:].lstrip(" \t"))
    if line[start] in _SIGNS:
        return Token("sign", _SIGNS[line[start]], start, start + 1)
    if line[start] in "\"'":
        raise FaultError(Spot(start, len(line)), "syntax", "this text has no closing quotation mark")
    raise FaultError(Spot(start, start + 1), "syntax", f"“{line[start]}” has no meaning here")
