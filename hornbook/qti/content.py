"""Authored content in the HTML that a version of QTI allows: what it lacks becomes a `div` or `span` with a class."""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup

from hornbook.model import Content
from hornbook.qti.dialect import Dialect
from hornbook.rendering import placed

MEDIA = "media/"
_TAG = re.compile(r"(<math\b.*?</math>)|<(/?)([A-Za-z][\w:-]*)((?:\"[^\"]*\"|'[^']*'|[^<>\"'])*?)(/?)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(\"[^\"]*\"|'[^'\"]*')")
_INNER_LINK = re.compile(r'<a\b[^>]*?href="#[^>]*>(.*?)</a>', re.DOTALL)
_BRACES = re.compile(r"\{(?=\{)(?![^<>]*>)")
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")
_BLOCKS = frozenset(
    {
        *("article", "aside", "center", "details", "dialog", "fieldset", "figcaption", "figure", "footer", "form"),
        *("header", "hgroup", "legend", "main", "nav", "search", "section", "summary", "video"),
    }
)
_NAMES = {"lang": "xml:lang", "title": "label"}
_GONE = frozenset({"wbr", "source", "track", "embed", "param"})
_BOX = {True: "\N{BALLOT BOX WITH CHECK} ", False: "\N{BALLOT BOX} "}


def fragment(content: Content, dialect: Dialect) -> Markup:
    """Return the content's XHTML in the elements and attributes of the dialect; no word is lost."""
    if "<" not in content.html:
        return Markup(_split_braces(content.html, dialect))  # noqa: S704 - content is safe XHTML by contract
    html = str(placed(content, MEDIA))
    if 'href="#' in html:
        html = _INNER_LINK.sub(r"<span>\1</span>", html)
    mapped = _TAG.sub(lambda match: _tag(match, dialect), html)
    return Markup(_split_braces(mapped, dialect))  # noqa: S704 - content is safe XHTML by contract


def _split_braces(html: str, dialect: Dialect) -> str:
    """Return the XHTML with double braces taken apart by a comment, where players would read them as a template."""
    if dialect.splits_braces and "{{" in html:
        return _BRACES.sub("{<!-- -->", html)
    return html


def _tag(match: re.Match[str], dialect: Dialect) -> str:
    math, end, name, attributes, void = match.groups()
    if math:
        return math
    if name not in dialect.elements:
        return _foreign(name, attributes, end, void)
    if name == "blockquote":
        return "</div></blockquote>" if end else f"<blockquote{_kept(name, attributes, dialect)}><div>"
    if end or not attributes.strip():
        return match[0]
    return f"<{name}{_kept(name, attributes, dialect)}{void}>"


def _foreign(name: str, attributes: str, end: str, void: str) -> str:
    if name == "input":
        return _BOX["checked" in attributes]
    if name in _GONE:
        return ""
    kept = "div" if name in _BLOCKS else "span"
    if end:
        return f"</{kept}>"
    empty = f"</{kept}>" if void else ""
    return f'<{kept} class="{_classes(name, attributes)}"{_language(attributes)}>{empty}'


def _classes(name: str, attributes: str) -> str:
    own = re.search(r'\bclass="([^"]*)"', attributes)
    return f"hornbook-{name} {own[1]}" if own else f"hornbook-{name}"


def _language(attributes: str) -> str:
    found = re.search(r'\blang="([^"]*)"', attributes)
    return f' xml:lang="{found[1]}"' if found and found[1] else ""


def _kept(name: str, attributes: str, dialect: Dialect) -> str:
    allowed = dialect.attributes["*"] | dialect.attributes.get(name, frozenset())
    given = {key: value[1:-1] for key, value in _ATTRIBUTE.findall(attributes)}
    classes = [*given.get("class", "").split(), *_as_classes(name, given, allowed)]
    known = {_NAMES.get(key, key): value for key, value in given.items()}
    kept = {key: value for key, value in known.items() if key in allowed and _fits(key, value)}
    kept |= {"class": " ".join(classes)} if classes else {}
    align = _ALIGN.search(given.get("style", ""))
    kept |= {"align": align[1]} if align and "align" in allowed else {}
    if name == "img":
        kept |= {"src": _address(given.get("src", "")), "alt": given.get("alt", "")}
    return "".join(f' {key}="{value}"' for key, value in kept.items())


def _as_classes(name: str, given: dict[str, str], allowed: frozenset[str]) -> list[str]:
    """Return classes of our stylesheet for what the dialect has no attribute for."""
    classes = []
    if "dir" in given and "dir" not in allowed:
        classes.append(f"hornbook-{given['dir']}")
    if name == "ol" and given.get("start", "").isdigit():
        classes.append(f"hornbook-start-{given['start']}")
    return classes


def _fits(key: str, value: str) -> bool:
    if key in ("width", "height"):
        return value.removesuffix("%").isdigit()
    return bool(value) or key == "alt"


def _address(source: str) -> str:
    return MEDIA + quote(source.removeprefix(MEDIA)) if source.startswith(MEDIA) else source
