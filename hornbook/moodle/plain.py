"""Content as plain words, for places of Moodle's formats that hold no HTML."""

from __future__ import annotations

from html import unescape

from hornbook import patterns as re
from hornbook.model import Content
from hornbook.moodle.texts import MATH, tex

_IMAGE = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
_ALT = re.compile(r'\balt="([^"]*)"')
_TAG = re.compile(r'<(?:[^<>"]|"[^"]*")*>')
_BREAK = re.compile(r"</(?:p|div|li|tr|td|th|pre|blockquote|h\d)>|<br/>")


def words(content: Content) -> str:
    """Return what content says in one line: formulas as TeX in its signs, pictures as the words for them."""
    html = content.html
    if "<" in html:
        html = without_pictures(MATH.sub(tex, html))
        html = _TAG.sub("", _BREAK.sub(" ", html))
    return " ".join(unescape(html).split())


def without_pictures(html: str) -> str:
    """Return XHTML with the words that stand for a picture in its place."""
    return _IMAGE.sub(_alternative, html) if "<img" in html else html


def is_plain(content: Content) -> bool:
    """Return whether nothing of the content is lost where it is shown as plain words."""
    return "<" not in content.html


def _alternative(match: re.Match[str]) -> str:
    found = _ALT.search(match[0])
    return found[1] if found else ""
