"""Authored content in the HTML that a version of QTI allows; no word is lost."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from markupsafe import Markup

from hornbook.model import Content
from hornbook.qti import elements
from hornbook.qti.dialect import Dialect
from hornbook.rendering import placed

_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_HELD = re.compile(r"<math/>")
_BRACES = re.compile(r"\{(?=\{)(?![^<>]*>)")


def fragment(content: Content, dialect: Dialect) -> Markup:
    """Return the content's XHTML in the elements and attributes of the dialect.

    Content of phrases stays phrases, so that it can stand in a paragraph, a prompt or an option. Elements that nest
    deeper than anyone writes leave their words.
    """
    html = content.html
    if "<" in html:
        html = _mapped(placed(content, elements.MEDIA), dialect, flow=content.block)
    return Markup(_split_braces(html, dialect))  # noqa: S704 - content is safe XHTML by contract


def _mapped(html: str, dialect: Dialect, *, flow: bool) -> str:
    held = _MATH.findall(html)
    root = ET.fromstring(f"<x>{_MATH.sub('<math/>', html)}</x>")  # noqa: S314 - no DTD: it is a fragment
    try:
        written = elements.inner(root, dialect, flow=flow)
    except RecursionError:
        written = escape("".join(root.itertext()))
    formulas = iter(held)
    return _HELD.sub(lambda _: next(formulas), written) if held else written


def _split_braces(html: str, dialect: Dialect) -> str:
    """Return the XHTML with double braces taken apart by a comment, where players would read them as a template."""
    if dialect.splits_braces and "{{" in html:
        return _BRACES.sub("{<!-- -->", html)
    return html
