"""Texts with placeholders: `{{expression}}` or `{{expression:format}}`, and what they become in one draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hornbook import patterns as re
from hornbook.drawing import evaluation, formats, tokens
from hornbook.drawing.faults import FaultError
from hornbook.drawing.formats import Format
from hornbook.drawing.parser import Parser
from hornbook.drawing.tree import Expression, Value

# A backslash before the braces leaves them as they stand.
PLACEHOLDER = re.compile(r"(?P<escape>\\?)\{\{(?P<inner>[^{}]*)\}\}")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """The expression between braces, and how its value is written."""

    tree: Expression
    form: Format


def read(inner: str) -> Placeholder:
    """Return what stands between the braces; a `FaultError` has its place in `inner`."""
    before, colon = _split(inner)
    parser = Parser(tokens.read(before))
    tree = parser.expression()
    parser.expect_end()
    after = inner[len(before) + 1 :]
    return Placeholder(tree, formats.read(after.strip(), len(before) + 1) if colon else formats.PLAIN)


def _split(inner: str) -> tuple[str, bool]:
    """What stands before the colon of a format (outside of quoted texts), and whether there is one."""
    quoted = ""
    for place, letter in enumerate(inner):
        if letter in "\"'" and quoted in {"", letter}:
            quoted = "" if quoted else letter
        elif letter == ":" and not quoted:
            return inner[:place], True
    return inner, False


def found(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands between braces in a text, with its place (from 0)."""
    for match in PLACEHOLDER.finditer(text):
        if not match["escape"]:
            yield match["inner"], match.start("inner")


def shown(placeholder: Placeholder, values: Mapping[str, Value]) -> str:
    """Return the words of a placeholder in one draw; a `FaultError` where it cannot be computed or written."""
    tree = placeholder.tree
    try:
        return formats.shown(evaluation.value(tree, values), placeholder.form)
    except ValueError as error:
        raise FaultError(tree, "value", str(error)) from None


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return a text with its placeholders replaced by `words`, which are known by what stands between the braces."""

    def put(match: re.Match[str]) -> str:
        return match[0][1:] if match["escape"] else words.get(match["inner"], match[0])

    return PLACEHOLDER.sub(put, text) if "{{" in text else text
