"""Authored content in the HTML that a version of QTI allows; no word is lost."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape, unescape
from xml.etree import ElementTree as ET

from markupsafe import Markup

from hornbook import patterns as re
from hornbook.escaping import safe
from hornbook.model import Content
from hornbook.qti import elements
from hornbook.qti.dialect import Dialect
from hornbook.rendering import placed

_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_HELD = re.compile(r"<math/>")
_GAP = re.compile(r'<gap name="([a-z]+)"/>')
_ALT = re.compile(r'<img\b[^>]*\balt="([^"]*)"')
BLANK = "____"
_BRACES = re.compile(r"\{(?=\{)(?![^<>]*>)")


def fragment(content: Content, dialect: Dialect) -> Markup:
    """Return the content's XHTML in the elements and attributes of the dialect.

    Content of phrases stays phrases, so that it can stand in a paragraph, a prompt or an option. Elements that nest
    deeper than anyone writes leave their words.
    """
    return safe(_shown(content, dialect))


def piece(content: Content, dialect: Dialect) -> Markup:
    """Return content that stands alone: blocks as they are, phrases in a paragraph."""
    html = _shown(content, dialect)
    return safe(html if content.block else f"<p>{html}</p>")


def whole(content: Content, dialect: Dialect) -> Markup:
    """Return content as one element, as some players want what stands in an option."""
    name = "div" if content.block else "span"
    return safe(f"<{name}>{_shown(content, dialect)}</{name}>")


def pieces(content: Content, dialect: Dialect, gaps: Sequence[str]) -> list[tuple[Markup, str]]:
    """Return the content cut at its gaps: each piece of XHTML with the id of the gap behind it, "" for the last.

    The pieces are well-formed only together. A gap that the content does not show stands at its end.
    """
    cut = _GAP.split(_written(content, dialect))
    texts, names = [safe(text) for text in cut[::2]], cut[1::2]
    missing = [name for name in gaps if name not in names]
    return list(zip([*texts, *(Markup(" ") for _ in missing)], [*names, *missing, ""], strict=True))


def words(content: Content) -> str:
    """Return the content as plain text; a picture that stands alone by its description."""
    return content.text or unescape(" ".join(_ALT.findall(content.html)))


def _shown(content: Content, dialect: Dialect) -> str:
    html = _written(content, dialect)
    return _GAP.sub(BLANK, html) if "<gap" in html else html


def _written(content: Content, dialect: Dialect) -> str:
    html = content.html
    if "<" in html:
        html = _mapped(placed(content, elements.MEDIA), dialect, flow=content.block)
    return _split_braces(html, dialect)


def _mapped(html: str, dialect: Dialect, *, flow: bool) -> str:
    held = _MATH.findall(html)
    root = ET.fromstring(f"<x>{_MATH.sub('<math/>', html)}</x>")  # noqa: S314 - no DTD: it is a fragment
    try:
        written = elements.inner(root, dialect, flow=flow)
    except RecursionError:
        written = escape("".join(root.itertext()), quote=False)
    formulas = iter(held)
    return _HELD.sub(lambda _: next(formulas), written) if held else written


def _split_braces(html: str, dialect: Dialect) -> str:
    """Return the XHTML with double braces taken apart by a comment, where players would read them as a template."""
    if dialect.splits_braces and "{{" in html:
        return _BRACES.sub("{<!-- -->", html)
    return html
