"""Pictures and links: addresses as an author writes them become media ids and paths from the source root."""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hornbook import patterns as re
from hornbook.diagnostics import Span
from hornbook.markup.address import LESSONS, is_external, resolve
from hornbook.markup.rules import BAD_ADDRESS, EXTERNAL_MEDIA, MISSING_ALT, MISSING_MEDIA
from hornbook.model import Link, Media, Place

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hornbook.markup.draft import Draft
    from hornbook.markup.scribe import Scribe

_RAW_ADDRESS = re.compile(r'<(img|a)\b([^>]*?) (src|href)="((?!media:|source:|#)[^"]*)"')
_SIZES = ("width", "height", "title", "class", "id", "lang")


def write(draft: Draft, token: Token) -> None:
    """Write a picture; one on another server becomes a link."""
    address = str(token.attrs.get("src", ""))
    alt = alternative(token)
    draft.text.append(alt)
    if is_external(address) and not address.startswith("data:image/"):
        draft.scribe.report(EXTERNAL_MEDIA, _span(draft, address), path=address)
        draft.html.append(f'<a href="{escape(address)}">{escape(alt or address, quote=False)}</a>')
        return
    span = _span(draft, address)
    name = media_id(draft.scribe, address, span)
    if not alt and "decorative" not in str(token.attrs.get("class", "")).split():
        draft.scribe.report(MISSING_ALT, span, path=unquote(address))
    if name:
        draft.media.append(name)
    source = address if address.startswith("data:") else f"media:{name}"
    sizes = "".join(f' {key}="{escape(str(token.attrs[key]))}"' for key in _SIZES if key in token.attrs)
    draft.html.append(f'<img src="{escape(source)}" alt="{escape(alt)}"{sizes}/>')


def alternative(token: Token) -> str:
    """Return the plain text between the brackets of a picture."""
    shown = (" " if child.type.endswith("break") else child.content for child in token.children or ())
    return "".join(shown).strip()


def media_id(scribe: Scribe, address: str, span: Span) -> str:
    """Return the id of the file at `address`, noted among the lesson's media; empty where there is none."""
    if address.startswith("data:"):
        return ""
    path, _ = resolve(address, scribe.file)
    if path is None:
        scribe.report(BAD_ADDRESS, span, path=unquote(address))
        return ""
    found = _found(scribe, path)
    if found is None:
        scribe.report(MISSING_MEDIA, span, path=path, near="")
        return ""
    return found.id


def _found(scribe: Scribe, path: str) -> Media | None:
    medium = scribe.find_media(path)
    if medium is not None:
        scribe.media[medium.id] = medium
    return medium


def open_link(draft: Draft, token: Token) -> None:
    """Write the start tag of a link."""
    address = str(token.attrs.get("href", ""))
    href = _href(draft.scribe, address, draft.first, draft.last)
    title = f' title="{escape(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
    if href.startswith("media:"):
        draft.media.append(href.removeprefix("media:"))
    draft.html.append(f'<a href="{escape(href)}"{title}>')


def _href(scribe: Scribe, address: str, first: int, last: int) -> str:
    if is_external(address) or not address:
        return address
    path, fragment = resolve(address, scribe.file)
    span = _at(scribe, address, first, last)
    if path is None:
        scribe.report(BAD_ADDRESS, span, path=unquote(address))
        return "#"
    if path == scribe.file or path.endswith(LESSONS):
        scribe.links.append(_link(path, fragment, address, span))
        return f"source:{path}" + (f"#{fragment}" if fragment else "")
    medium = _found(scribe, path)
    if medium is None:
        scribe.report(MISSING_MEDIA, span, path=path, near="")
        return "#"
    return f"media:{medium.id}"


def _link(path: str, fragment: str, text: str, span: Span) -> Link:
    place = Place(file=span.file, line=span.line, column=span.column, end=span.end_line)
    return Link(target=path, fragment=fragment, text=text, place=place)


def in_raw_html(html: str, draft: Draft) -> str:
    """Return sanitised raw HTML with its own pictures and links resolved like those of Markdown."""
    return _RAW_ADDRESS.sub(lambda match: _resolved(match, draft), html)


def _resolved(match: re.Match[str], draft: Draft) -> str:
    tag, before, name, address = match[1], match[2], match[3], unescape(match[4])
    head = f'<{tag}{before} {name}="'
    if name == "href":
        return head + escape(_href(draft.scribe, address, draft.first, draft.last)) + '"'
    if is_external(address):
        draft.scribe.report(EXTERNAL_MEDIA, _span(draft, address), path=address)
        return f'<{tag}{before} title="{escape(address)}"'
    found = media_id(draft.scribe, address, _span(draft, address))
    if found:
        draft.media.append(found)
    return head + (f"media:{found}" if found else "") + '"'


def _span(draft: Draft, address: str) -> Span:
    return _at(draft.scribe, address, draft.first, draft.last)


def _at(scribe: Scribe, address: str, first: int, last: int) -> Span:
    """A parser writes addresses percent-encoded; the author may have written them plainly."""
    needle = unquote(address)
    shown = address if any(address in scribe.source.line(number) for number in range(first, last + 1)) else needle
    return scribe.locate(shown, first, last)
