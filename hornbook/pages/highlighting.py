"""Code with its words, texts, values, names and remarks marked by five short classes, which the style sheet colours."""

from __future__ import annotations

from functools import lru_cache
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from hornbook import patterns as re

if TYPE_CHECKING:
    from pygments.lexer import Lexer

# Longer code is left plain, and so are languages whose grammars need seconds for odd text: neither holds up a build.
_MOST = 20_000
_LANGUAGES = """
ada arduino awk bash batch bibtex c clojure cmake cobol common-lisp console cpp crystal csharp css cypher d dart
delphi diff docker dot elixir erlang fortran fsharp gas gdscript gnuplot go graphql groovy haskell html html+jinja
http ini java javascript jinja json jsx julia kotlin latex lua make markdown mathematica matlab mysql nasm nginx nim
objective-c ocaml octave perl php postgresql powershell prolog properties protobuf pycon python r rst ruby rust sas
scala scheme scss sed solidity sparql sql stan stata swift tcl terraform toml tsx typescript vbnet verilog vhdl vue
xml yaml zig
"""
_CLASSES = {
    "Comment": "c",
    "Keyword.Constant": "v",
    "Keyword": "w",
    "Operator.Word": "w",
    "Literal.Number": "v",
    "Literal.String": "t",
    "Literal": "v",
    "Name.Constant": "v",
    "Name.Function": "n",
    "Name.Class": "n",
    "Name.Decorator": "n",
    "Name.Tag": "n",
    "Name.Attribute": "n",
    "Name.Builtin": "n",
    "Name.Exception": "n",
    "Generic.Deleted": "d",
    "Generic.Inserted": "i",
    "Generic.Heading": "w",
    "Generic.Prompt": "c",
    "Generic.Output": "c",
}
_BLOCK = re.compile(r'<code class="language-([^"\s]+)">([^<]+)</code>(?=</pre>)')


@lru_cache(maxsize=512)
def highlighted(text: str, language: str) -> Markup:
    """Return code as HTML with `<span class="w">` and such; its text is that of `text`, letter for letter.

    `language` is any name that Pygments has for one of a hundred languages (`python` or `py`, `bash` or `sh`, …). Code
    in another language stays plain.
    """
    lexer = _lexer(language.lower()) if language and len(text) <= _MOST else None
    if lexer is None:
        return escape(text)
    pieces = [(_class(str(kind)), value) for _, kind, value in lexer.get_tokens_unprocessed(text)]
    if "".join(value for _, value in pieces) != text:
        return escape(text)
    runs = ((found, "".join(value for _, value in run)) for found, run in groupby(pieces, key=lambda piece: piece[0]))
    return Markup().join(_span(found, value) for found, value in runs)


def in_content(html: str) -> str:
    """Return a fragment of XHTML with the code blocks in it highlighted."""
    return _BLOCK.sub(_block, html)


def _block(match: re.Match[str]) -> str:
    return f'<code class="language-{match[1]}">{highlighted(unescape(match[2]), unescape(match[1]))}</code>'


def _span(found: str, value: str) -> Markup:
    return Markup('<span class="{}">{}</span>').format(found, value) if found else escape(value)


@lru_cache(maxsize=128)
def _class(kind: str) -> str:
    """Return the class of a kind of token (`Token.Literal.String.Doc`), "" for one that stays plain."""
    parts = kind.split(".")[1:]
    while parts:
        found = _CLASSES.get(".".join(parts))
        if found:
            return found
        parts.pop()
    return ""


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(_LANGUAGES.split())


@lru_cache(maxsize=64)
def _lexer(name: str) -> Lexer | None:
    from pygments.lexers import find_lexer_class, get_all_lexers  # noqa: PLC0415  (start-up time of pages without code)

    # Only what Pygments itself brings: plugins on one machine would give other bytes than on the next.
    named = ((title, aliases) for title, aliases, _, _ in get_all_lexers(plugins=False) if name in aliases)
    title = next((title for title, aliases in named if not _languages().isdisjoint(aliases)), None)
    made = find_lexer_class(title) if title else None
    return made() if made else None
