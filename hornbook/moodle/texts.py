"""Content as Moodle keeps it: HTML in CDATA, formulas as TeX for its MathJax, pictures as files beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup, escape

from hornbook import patterns as re
from hornbook.escaping import safe
from hornbook.model import Content
from hornbook.packing import cdata
from hornbook.pages.strings import direction
from hornbook.rendering import placed

FILE_MARK = "\0"
EMPTY = Markup("<text></text>")

MATH = re.compile(
    r'<math\b[^>]*?\bdisplay="(inline|block)"[^>]*>(?:(?!</math>).)*?'
    r'<annotation encoding="application/x-tex">([^<]*)</annotation>\s*</semantics>\s*</math>',
    re.DOTALL,
)
_TEX_SIGN = re.compile(
    r"<(?:math|pre|code)\b.*?</(?:math|pre|code)>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|(\\(?=[(\[])|\$(?=\$))", re.DOTALL
)
PICTURE = re.compile(r'src="media:([^"]+)"')
_CONTROLS = bytes(set(range(32)) - {9, 10, 13})


def written(*pieces: Content | None, language: str = "") -> Markup:
    """Return `<text>` with the pieces one after the other, and a `<file>` for each of their pictures.

    In place of its bytes a file holds the medium's id between two `FILE_MARK`s. With `language` the text says
    which language (and direction) it is in. Nothing to say gives an empty text, which Moodle wants to see.
    """
    present = [piece for piece in pieces if piece is not None and piece.html]
    if not present:
        return EMPTY
    html, ids = with_pictures(shown(joined(present)))
    if language:
        html = spoken(html, language, block=len(present) > 1 or present[0].block)
    return safe(f"<text>{in_cdata(html)}</text>{''.join(map(file, ids))}")


def joined(pieces: Sequence[Content]) -> str:
    """Return the XHTML of the pieces one after the other, each an element of its own where there are several."""
    return pieces[0].html if len(pieces) == 1 else "".join(_wrapped(piece, "div", "p") for piece in pieces)


def shown(html: str) -> str:
    """Return XHTML as Moodle shows it: formulas as TeX for its MathJax, links to lessons as their words."""
    if "\\" in html or "$$" in html:
        html = _TEX_SIGN.sub(_kept, html)
    if "<math" in html:
        html = MATH.sub(tex, html)
    return str(placed(Content(html=html, text=""))) if 'href="source:' in html else html


def with_pictures(html: str) -> tuple[str, tuple[str, ...]]:
    """Return XHTML that shows the files beside it, and the ids of their media."""
    ids = tuple(dict.fromkeys(PICTURE.findall(html))) if "media:" in html else ()
    if not ids:
        return html, ()
    html = PICTURE.sub(lambda match: f'src="@@PLUGINFILE@@/{quote(unescaped(match[1]))}"', html)
    return html, tuple(map(unescaped, ids))


def file(name: str) -> Markup:
    """Return the `<file>` of a medium, the place of its bytes marked."""
    mark = f"{FILE_MARK}{name}{FILE_MARK}"
    return safe(f'<file name="{escape(name)}" path="/" encoding="base64">{mark}</file>')


def in_cdata(text: str) -> Markup:
    """Return any text in CDATA, with nothing in it that could be taken for a `FILE_MARK`."""
    return safe(cdata(text.replace(FILE_MARK, "")))


def apart(text: str) -> tuple[list[str], list[str]]:
    """Return the pieces of rendered text around the places of pictures, and the ids of those pictures' media."""
    parts = text.split(FILE_MARK)
    return parts[::2], parts[1::2]


def encoded(xml: str) -> bytes:
    """Return the UTF-8 bytes of rendered XML without the characters that no XML can hold."""
    plain = xml.encode("utf-8", "replace").translate(None, _CONTROLS)
    return plain.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"") if b"\xef\xbf" in plain else plain


def _wrapped(piece: Content, block: str, phrase: str) -> str:
    tag = block if piece.block else phrase
    return f"<{tag}>{piece.html}</{tag}>"


def _kept(match: re.Match[str]) -> str:
    """Return text that MathJax would take for the start of a formula with an empty element in it."""
    return f"{match[1]}<span></span>" if match[1] else match[0]


def tex(match: re.Match[str]) -> str:
    """Return a formula as TeX between the signs that MathJax looks for."""
    opening, closing = (r"\[", r"\]") if match[1] == "block" else (r"\(", r"\)")
    return f"{opening}{match[2]}{closing}"


def unescaped(attribute: str) -> str:
    """Return what the value of an attribute says."""
    return attribute.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def spoken(html: str, language: str, *, block: bool) -> str:
    """Return XHTML that says which language it is in."""
    tag = "div" if block else "span"
    way = ' dir="rtl"' if direction(language) == "rtl" else ""
    return f'<{tag} lang="{escape(language)}"{way}>{html}</{tag}>'
