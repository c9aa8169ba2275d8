"""What becomes of content and numbers in every target."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from hornbook import patterns as re
from hornbook.model import Content

_MEDIA = re.compile(r'(?<==")media:([^"]*)')
_SOURCE = re.compile(r'<a href="source:([^"#]*)(?:#([^"]*))?"([^>]*)>(.*?)</a>', re.DOTALL)


def number(value: float) -> str:
    """Return a number as every format takes it: plain decimals, no exponent, no needless zeros (1, 0.25, 2.3333333)."""
    if value == int(value):
        return str(int(value))
    return f"{value:.10f}".rstrip("0").rstrip(".")


def placed(
    content: Content,
    media: str = "media/",
    link: Callable[[str, str], str | None] = lambda _path, _fragment: None,
) -> Markup:
    """Return the content's XHTML with pictures below the prefix `media` and links to lessons resolved by `link`.

    `link(path, fragment)` returns an address, or None where the target has none: the link's words stay, unlinked.
    """
    html = content.html
    if "<" not in html:
        return Markup(html)  # noqa: S704  (content is sanitised XHTML by contract)
    if content.media:
        html = _MEDIA.sub(lambda match: media + match[1], html)
    if 'href="source:' in html:
        html = _SOURCE.sub(lambda match: _linked(match, link), html)
    return Markup(html)  # noqa: S704


def _linked(match: re.Match[str], link: Callable[[str, str], str | None]) -> str:
    address = link(match[1], match[2] or "")
    if address is None:
        return f"<span>{match[4]}</span>"
    return f'<a href="{address}"{match[3]}>{match[4]}</a>'
