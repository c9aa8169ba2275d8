"""Block tokens of a lesson become the document's blocks: one small reader for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from hornbook import patterns as re
from hornbook.markup import math, pictures, xhtml
from hornbook.markup.rules import BAD_TEX
from hornbook.model import (
    Block,
    Callout,
    Code,
    Content,
    Definition,
    Definitions,
    Details,
    Figure,
    Footnote,
    Footnotes,
    Html,
    List,
    ListItem,
    Math,
    Paragraph,
    Quote,
    ThematicBreak,
)
from hornbook.reading import tables
from hornbook.reading.quiz import attributes
from hornbook.reading.quiz.rules import UNCLOSED_CONTAINER, UNCLOSED_FENCE

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hornbook.markup.scribe import Scribe

_CALLOUT = re.compile(r"\[!(\w+)\][+-]?[ \t]*(.*)$")
_DETAILS = re.compile(r"\s*<details\b[^>]*>\s*<summary\b[^>]*>(.*?)</summary>\s*$", re.IGNORECASE | re.DOTALL)
_FENCE_CLOSE = re.compile(r"[\s>]*(`{3,}|~{3,})\s*$")
_TITLE = re.compile(r"""title=(?:"([^"]*)"|(\S+))""")


@dataclass(slots=True)
class Stream:
    """Tokens with a place in them, and what reading them needs."""

    tokens: Sequence[Token]
    scribe: Scribe
    numbers: Sequence[int]
    place: int = 0

    def peek(self, ahead: int = 0) -> Token | None:
        """Return a token without taking it."""
        spot = self.place + ahead
        return self.tokens[spot] if spot < len(self.tokens) else None

    def group(self) -> Sequence[Token]:
        """Take an opening token with everything up to its closing one, or a single token."""
        first, depth = self.place, 0
        while True:
            depth += self.tokens[self.place].nesting
            self.place += 1
            if depth <= 0 or self.place >= len(self.tokens):
                return self.tokens[first : self.place]

    def inside(self, tokens: Sequence[Token]) -> Stream:
        """Return a stream over other tokens."""
        return Stream(tokens, self.scribe, self.numbers)


def read(stream: Stream) -> tuple[Block, ...]:
    """Return all blocks of a stream."""
    return tuple(_all(stream))


def _all(stream: Stream) -> Iterator[Block]:
    while (token := stream.peek()) is not None:
        caption = _caption_before(stream)
        if caption is not None or token.type == "table_open":
            yield _table(stream, caption)
            continue
        details = _DETAILS.match(token.content) if token.type == "html_block" else None
        if details:
            yield _details(stream, details[1])
            continue
        group = stream.group()
        made = _READERS.get(token.type, _other)(stream, group)
        if made is not None:
            yield made


def _named(token: Token) -> dict[str, Any]:
    if not token.attrs:
        return {}
    found = {"id": str(token.attrs["id"])} if "id" in token.attrs else {}
    classes = tuple(
        name
        for name in str(token.attrs.get("class", "")).split()
        if not name.startswith(("contains-task", "task-list"))
    )
    return {**found, "classes": classes} if classes else found


def _table(stream: Stream, caption: Content | None) -> Block:
    group = stream.group()
    return tables.read(group, stream.scribe, stream.numbers, caption or _caption_after(stream))


def _caption_before(stream: Stream) -> Content | None:
    following = stream.peek(3)
    return _caption(stream) if following is not None and following.type == "table_open" else None


def _caption_after(stream: Stream) -> Content | None:
    return _caption(stream)


def _caption(stream: Stream) -> Content | None:
    opening, inline = stream.peek(), stream.peek(1)
    if opening is None or inline is None or opening.type != "paragraph_open":
        return None
    match = tables.CAPTION.match(inline.content)
    if match is None:
        return None
    stream.place += 3
    number = stream.numbers[inline.map[0]] if inline.map else 1
    return stream.scribe.line(inline.content[match.end() :].replace("\n", " "), number)


def _paragraph(stream: Stream, group: Sequence[Token]) -> Block:
    children = [child for child in group[1].children or () if child.type != "softbreak" or child.content]
    text, below = _attributes_below(group[1])
    if below != attributes.NONE:
        number = stream.numbers[group[1].map[0]] if group[1].map else 1
        content = stream.scribe.lines(text, range(number, number + len(text)))
        return Paragraph(content=content, id=below.id or None, classes=below.classes)
    content = stream.scribe.inline(group[1], stream.numbers)
    if len(children) == 1 and children[0].type == "image" and content.media:
        return _figure(stream, group[1], children[0], content.media[0])
    return Paragraph(content=content, **_named(group[0]))


def _attributes_below(inline: Token) -> tuple[list[str], attributes.Attributes]:
    """The lines of a paragraph without a last one that holds only `{#id .class}`."""
    lines = inline.content.split("\n")
    if len(lines) == 1 or not lines[-1].endswith("}"):
        return lines, attributes.NONE
    rest, named = attributes.split(lines[-1])
    return (lines, attributes.NONE) if rest.strip() else (lines[:-1], named)


def _figure(stream: Stream, inline: Token, image: Token, medium: str) -> Block:
    """A picture alone in its paragraph; its title is the caption."""
    title = str(image.attrs.get("title", ""))
    number = stream.numbers[inline.map[0]] if inline.map else 1
    caption = stream.scribe.line(title, number) if title else None
    width = str(image.attrs.get("width", ""))
    return Figure(media=medium, alt=pictures.alternative(image), caption=caption, width=width, **_named(image))


def _list(stream: Stream, group: Sequence[Token]) -> Block:
    items, inner = [], stream.inside(group[1:-1])
    tight = not any(
        token.type == "paragraph_open" and not token.hidden and token.level == group[0].level + 2 for token in group
    )
    while inner.peek() is not None:
        item = inner.group()
        items.append(ListItem(blocks=read(stream.inside(item[1:-1])), checked=item[0].meta.get("checked")))
    start = int(group[0].attrs.get("start", 1))
    return List(ordered=group[0].tag == "ol", items=tuple(items), start=start, tight=tight, **_named(group[0]))


def _code(stream: Stream, group: Sequence[Token]) -> Block:
    token = group[0]
    info = unescape(token.info).strip()
    language, _, rest = info.partition(" ")
    language, braces = attributes.split(language) if language.endswith("}") else (language, attributes.NONE)
    title = _TITLE.search(rest)
    if token.type == "fence" and token.map:
        _check_fence(stream, token)
    shown = (title[1] or title[2]) if title else ""
    return Code(
        text=token.content, language=language.strip("{}."), title=shown, id=braces.id or None, classes=braces.classes
    )


def _check_fence(stream: Stream, token: Token) -> None:
    assert token.map is not None  # noqa: S101  (asked by the caller)
    first, last = stream.numbers[token.map[0]], stream.numbers[min(token.map[1], len(stream.numbers)) - 1]
    if last == first or not _FENCE_CLOSE.match(stream.scribe.source.line(last)):
        stream.scribe.report(UNCLOSED_FENCE, stream.scribe.whole(first), marks=token.markup)


def _math(stream: Stream, group: Sequence[Token]) -> Block:
    token = group[0]
    tex = token.content.strip()
    html, fault = math.to_mathml(tex, display=True)
    first = stream.numbers[token.map[0]] if token.map else 1
    last = stream.numbers[token.map[1] - 1] if token.map else first
    if fault:
        stream.scribe.report(
            BAD_TEX, stream.scribe.locate(tex.split("\n", 1)[0] or "$$", first, last), tex=tex, fault=fault
        )
    return Math(tex=tex, content=Content(html=html, text=tex, block=True), **_named(token))


def _quote(stream: Stream, group: Sequence[Token]) -> Block:
    body = group[1:-1]
    first = body[1] if len(body) > 1 and body[0].type == "paragraph_open" else None
    head, _, rest = first.content.partition("\n") if first else ("", "", "")
    match = _CALLOUT.match(head)
    if match is None or first is None:
        return Quote(blocks=read(stream.inside(body)), **_named(group[0]))
    number = stream.numbers[first.map[0]] if first.map else 1
    title = stream.scribe.line(match[2].strip(), number) if match[2].strip() else None
    blocks = read(stream.inside(body[3:]))
    if rest.strip():
        below = rest.split("\n")
        content = stream.scribe.lines(below, range(number + 1, number + 1 + len(below)))
        blocks = (Paragraph(content=content), *blocks)
    return Callout(kind=match[1].casefold(), title=title, blocks=blocks)


def _container(stream: Stream, group: Sequence[Token]) -> Block:
    opening = group[0]
    info, named = attributes.split(opening.info.strip())
    kind, _, title = info.strip().partition(" ")
    kind = kind or (named.classes[0] if named.classes else "note")
    first = stream.numbers[opening.map[0]] if opening.map else 1
    if not group[-1].markup.startswith(":::"):
        stream.scribe.report(UNCLOSED_CONTAINER, stream.scribe.whole(first), name=kind)
    heading = stream.scribe.line(title.strip(), first) if title.strip() else None
    blocks = read(stream.inside(group[1:-1]))
    if kind.casefold() in {"details", "spoiler"}:
        return Details(
            summary=heading or Content(html="…", text="…"), blocks=blocks, id=named.id or None, classes=named.classes
        )
    return Callout(
        kind=kind.casefold(),
        title=heading,
        blocks=blocks,
        id=named.id or None,
        classes=tuple(c for c in named.classes if c != kind),
    )


def _definitions(stream: Stream, group: Sequence[Token]) -> Block:
    items: list[Definition] = []
    terms: list[Content] = []
    meanings: list[tuple[Block, ...]] = []
    inner = stream.inside(group[1:-1])
    while (token := inner.peek()) is not None:
        part = inner.group()
        if token.type == "dt_open":
            items += [Definition(term=term, meanings=tuple(meanings)) for term in terms]
            terms, meanings = [stream.scribe.inline(part[1], stream.numbers)], []
        else:
            meanings.append(read(stream.inside(part[1:-1])))
    items += [Definition(term=term, meanings=tuple(meanings)) for term in terms]
    return Definitions(items=tuple(items), **_named(group[0]))


def _details(stream: Stream, summary: str) -> Block:
    """Raw `<details>` with Markdown inside: its closing tag is an HTML block of its own."""
    opening = stream.group()[0]
    number = stream.numbers[opening.map[0]] if opening.map else 1
    body: list[Token] = []
    while (token := stream.peek()) is not None:
        if token.type == "html_block" and token.content.strip().lower().startswith("</details"):
            stream.group()
            break
        body.extend(stream.group())
    return Details(summary=stream.scribe.line(summary.strip(), number), blocks=read(stream.inside(body)))


def _footnotes(stream: Stream, group: Sequence[Token]) -> Block:
    notes, inner = [], stream.inside(group[1:-1])
    while inner.peek() is not None:
        note = inner.group()
        number = note[0].meta["id"] + 1
        body = [token for token in note[1:-1] if token.type != "footnote_anchor"]
        notes.append(
            Footnote(id=str(number), label=str(note[0].meta.get("label", number)), blocks=read(stream.inside(body)))
        )
    return Footnotes(items=tuple(notes))


def _heading(stream: Stream, group: Sequence[Token]) -> Block:
    """A heading inside a quotation or a list makes no section: it stays a strong line."""
    content = stream.scribe.inline(group[1], stream.numbers)
    return Paragraph(content=Content(html=f"<strong>{content.html}</strong>", text=content.text, media=content.media))


def _other(stream: Stream, group: Sequence[Token]) -> Block | None:
    content = xhtml.content(group, stream.scribe, stream.numbers)
    return Html(content=content) if content.html.strip() else None


def _break(_stream: Stream, _group: Sequence[Token]) -> Block:
    return ThematicBreak()


_READERS: dict[str, Callable[[Stream, Sequence[Token]], Block | None]] = {
    "paragraph_open": _paragraph,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "fence": _code,
    "code_block": _code,
    "math_block": _math,
    "blockquote_open": _quote,
    "container_any_open": _container,
    "dl_open": _definitions,
    "footnote_block_open": _footnotes,
    "heading_open": _heading,
    "hr": _break,
}
