"""Scripts that are loaded one after the other and share what they declare, without leaving it to the whole page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hornbook import patterns as re

_DECLARED = re.compile(r"^(?:async function|function|const) (\w+)", re.MULTILINE)
_USED = re.compile(r"(?<![\w)\]?]\.)\b[A-Za-z]\w*")
_SHELF = "hornbookShared"


@dataclass(frozen=True, slots=True)
class Script:
    """A script: the parts that it is made of, and the scripts before it of which it may use what they declare."""

    parts: tuple[str, ...]
    uses: tuple[str, ...] = ()


def linked(texts: Mapping[str, str], scripts: Mapping[str, Script]) -> dict[str, str]:
    """Return scripts by name, each a closed room; what a later one uses stands on a shelf, `window.hornbookShared`.

    A script that is not loaded leaves its places on the shelf empty: only what belongs to it would ask for them.
    """
    declared = {name: {*_DECLARED.findall(text)} for name, text in texts.items()}
    taken = {name: _taken(texts[name], declared, name, script) for name, script in scripts.items()}
    asked = {word for words in taken.values() for word in words}
    return {
        name: closed(
            _taking(taken[name]) + text + _giving(sorted(declared[name] & asked), first=not scripts[name].uses)
        )
        for name, text in texts.items()
    }


def closed(text: str) -> str:
    """Return a script that keeps what it declares to itself, without comments and spaces that only help to read it."""
    from rjsmin import jsmin  # noqa: PLC0415  (only packages with pages need it)

    return f'(()=>{{"use strict";{jsmin(text)}}})();\n'


def _taken(text: str, declared: Mapping[str, set[str]], name: str, script: Script) -> list[str]:
    known = {word for used in script.uses if used != name for word in declared[used]}
    return sorted(({*_USED.findall(text)} & known) - declared[name])


def _taking(words: list[str]) -> str:
    return f"const {{{','.join(words)}}} = {_SHELF};\n" if words else ""


def _giving(words: list[str], *, first: bool) -> str:
    if first:
        return f"\nwindow.{_SHELF} = {{{','.join(words)}}};\n"
    return f"\nObject.assign({_SHELF}, {{{','.join(words)}}});\n" if words else ""
