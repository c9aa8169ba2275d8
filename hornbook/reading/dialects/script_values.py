"""Literal values of JavaScript, as components get them: strings with their places, lists, objects, numbers, truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hornbook import patterns as re

_TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<string>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`)
    |(?P<number>-?\d+(?:\.\d+)?)
    |(?P<word>[A-Za-z_$][\w$-]*)
    |(?P<sign>[\[\]{}:,()])""",
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CONTROLS = {"n": "\n", "t": " ", "r": ""}
_DEEPEST = 12
_CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None}


class NotLiteralError(Exception):
    """The text is no literal value: code would have to run to know it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string, and where it begins in the text that it was read from."""

    value: str
    at: int


@dataclass(slots=True)
class _Reader:
    source: str
    at: int
    depth: int = 0

    def next(self) -> tuple[str, str, int]:
        while match := _TOKEN.match(self.source, self.at):
            self.at = match.end()
            if match.lastgroup != "skip":
                return match.lastgroup or "", match[0], match.start()
        raise NotLiteralError

    def peek(self) -> str:
        before = self.at
        _, text, _ = self.next()
        self.at = before
        return text


def read(source: str, at: int) -> tuple[Any, int]:
    """Return the value that begins at `at`, and where it ends. Raises NotLiteralError."""
    reader = _Reader(source, at)
    return _value(reader), reader.at


def _value(reader: _Reader) -> Any:
    kind, text, at = reader.next()
    if kind == "string":
        return Text(_unescaped(text[1:-1]), at + 1)
    if kind == "number":
        return float(text) if "." in text else int(text)
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text not in {"[", "{"} or reader.depth >= _DEEPEST:
        raise NotLiteralError
    reader.depth += 1
    made = _list(reader) if text == "[" else _object(reader)
    reader.depth -= 1
    return made


def _list(reader: _Reader) -> list[Any]:
    found: list[Any] = []
    while reader.peek() != "]":
        found.append(_value(reader))
        if reader.peek() == ",":
            reader.next()
        elif reader.peek() != "]":
            raise NotLiteralError
    reader.next()
    return found


def _object(reader: _Reader) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while reader.peek() != "}":
        kind, name, _ = reader.next()
        if kind not in {"word", "string"} or reader.next()[1] != ":":
            raise NotLiteralError
        found[name.strip("\"'`")] = _value(reader)
        if reader.peek() == ",":
            reader.next()
        elif reader.peek() != "}":
            raise NotLiteralError
    reader.next()
    return found


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _CONTROLS.get(match[1], match[1]), text) if "\\" in text else text
