"""Content as Moodle keeps it: HTML in CDATA, formulas as TeX for its MathJax, pictures as files beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from markupsafe import Markup, escape

from hornbook.model import Content
from hornbook.packing import cdata
from hornbook.pages.strings import direction
from hornbook.rendering import placed

FILE_MARK = "\0"
EMPTY = Markup("<text></text>")

_MATH = re.compile(
    r'<math\b[^>]*?\bdisplay="(inline|block)"[^>]*>(?:(?!</math>).)*?'
    r'<annotation encoding="application/x-tex">([^<]*)</annotation>\s*</semantics>\s*</math>',
    re.DOTALL,
)
_TEX_SIGN = re.compile(
    r"<(?:math|pre|code)\b.*?</(?:math|pre|code)>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|(\\(?=[(\[])|\$(?=\$))", re.DOTALL
)
_PICTURE = re.compile(r'src="media:([^"]+)"')
_CONTROLS = bytes(set(range(32)) - {9, 10, 13})


def written(*pieces: Content | None, language: str = "") -> Markup:
    """Return `<text>` with the pieces one after the other, and a `<file>` for each of their pictures.

    In place of its bytes a file holds the medium's id between two `FILE_MARK`s. With `language` the text says
    which language (and direction) it is in. Nothing to say gives an empty text, which Moodle wants to see.
    """
    present = [piece for piece in pieces if piece is not None and piece.html]
    if not present:
        return EMPTY
    html = present[0].html if len(present) == 1 else "".join(_wrapped(piece, "div", "p") for piece in present)
    files = ""
    if "\\" in html or "$$" in html:
        html = _TEX_SIGN.sub(_kept, html)
    if "<" in html:
        html, files = _adapted(html)
    if language:
        html = _spoken(html, language, block=len(present) > 1 or present[0].block)
    return Markup(f"<text>{in_cdata(html)}</text>{files}")  # noqa: S704  (CDATA holds it)


def in_cdata(text: str) -> Markup:
    """Return any text in CDATA, with nothing in it that could be taken for a `FILE_MARK`."""
    return Markup(cdata(text.replace(FILE_MARK, "")))  # noqa: S704  (CDATA holds it)


def encoded(xml: str) -> bytes:
    """Return the UTF-8 bytes of rendered XML without the characters that no XML can hold."""
    plain = xml.encode("utf-8", "replace").translate(None, _CONTROLS)
    return plain.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")


def _wrapped(piece: Content, block: str, phrase: str) -> str:
    tag = block if piece.block else phrase
    return f"<{tag}>{piece.html}</{tag}>"


def _kept(match: re.Match[str]) -> str:
    """Return text that MathJax would take for the start of a formula with an empty element in it."""
    return f"{match[1]}<span></span>" if match[1] else match[0]


def _adapted(html: str) -> tuple[str, str]:
    if "<math" in html:
        html = _MATH.sub(_tex, html)
    ids = tuple(dict.fromkeys(_PICTURE.findall(html))) if "media:" in html else ()
    if ids:
        html = _PICTURE.sub(lambda match: f'src="@@PLUGINFILE@@/{quote(_plain(match[1]))}"', html)
    return str(placed(Content(html=html, text=""))), "".join(_files(ids))


def _tex(match: re.Match[str]) -> str:
    opening, closing = (r"\[", r"\]") if match[1] == "block" else (r"\(", r"\)")
    return f"{opening}{match[2]}{closing}"


def _files(ids: tuple[str, ...]) -> Iterator[str]:
    for name in map(_plain, ids):
        mark = f"{FILE_MARK}{name}{FILE_MARK}"
        yield f'<file name="{escape(name)}" path="/" encoding="base64">{mark}</file>'


def _plain(attribute: str) -> str:
    return attribute.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _spoken(html: str, language: str, *, block: bool) -> str:
    tag = "div" if block else "span"
    way = ' dir="rtl"' if direction(language) == "rtl" else ""
    return f'<{tag} lang="{escape(language)}"{way}>{html}</{tag}>'
