"""Markdown tokens to the XHTML of a `Content`, one small function for each kind of token."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape, unescape
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.markup import holes as holes_of
from hornbook.markup import loose_tags, math, pictures, plain, raw_html
from hornbook.markup.draft import Draft
from hornbook.markup.rules import BAD_TEX, REMOVED_HTML, TAG_AS_TEXT, UNCLOSED_COMMENT
from hornbook.model import Content

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hornbook.markup.holes import Holes
    from hornbook.markup.scribe import Scribe

_KEPT = ("id", "class", "lang", "dir", "title", "start")
_CALLOUT = re.compile(r"\[!(\w+)\][+-]?[ \t]*")
_TAGS = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")


def content(tokens: Sequence[Token], scribe: Scribe, numbers: Sequence[int], holes: Holes | None = None) -> Content:
    """Return the content of block or inline tokens; `numbers[i]` is the source line of the tokens' line `i`."""
    draft = Draft(scribe, numbers, holes=holes, notes=bool(tokens) and tokens[-1].type == "footnote_block_close")
    single = _single_paragraph(tokens)
    _mark_callouts(tokens)
    for token in single or tokens:
        write(draft, token)
    html = "".join(draft.html).strip("\n")
    if draft.raw:
        html = pictures.in_raw_html(raw_html.sanitise(html), draft)
    text = plain.squeeze("".join(draft.text))
    return Content(html=html, text=text, block=draft.block, media=tuple(dict.fromkeys(draft.media)))


def _mark_callouts(tokens: Sequence[Token]) -> None:
    """Make a quotation that begins with `[!TIP]` a box of that kind; its title is its first line."""
    for place, token in enumerate(tokens[:-2]):
        match = _CALLOUT.match(tokens[place + 2].content) if token.type == "blockquote_open" else None
        if match is None:
            continue
        inline, end = tokens[place + 2], _end(tokens, place)
        token.tag = tokens[end].tag = "div"
        token.attrs["class"] = f"callout callout-{match[1].casefold()}"
        first = (inline.children or [inline])[0]
        first.content = first.content.removeprefix(match[0])


def _end(tokens: Sequence[Token], place: int) -> int:
    """The place of the token that closes the one at `place`."""
    depth = 0
    for spot in range(place, len(tokens)):
        depth += tokens[spot].nesting
        if depth == 0:
            return spot
    return len(tokens) - 1


def _single_paragraph(tokens: Sequence[Token]) -> Sequence[Token]:
    """A lone paragraph is phrasing content: it can stand in a table cell, a label or a heading."""
    if len(tokens) == 3 and tokens[0].type == "paragraph_open":  # noqa: PLR2004  (open, inline, close)
        return tokens[1:2]
    return ()


def write(draft: Draft, token: Token) -> None:
    """Write one token with all that is inside it."""
    if token.map and draft.numbers:
        top = len(draft.numbers) - 1
        draft.first = draft.numbers[min(token.map[0], top)]
        draft.last = draft.numbers[min(max(token.map[1] - 1, token.map[0]), top)]
    _WRITERS.get(token.type, _element)(draft, token)


def _inline(draft: Draft, token: Token) -> None:
    if not draft.first and draft.numbers:
        draft.first = draft.last = draft.numbers[0]
    children = token.children or ()
    words = loose_tags.find(children)
    for place, child in enumerate(children):
        write_one = _tag_as_text if place in words else _WRITERS.get(child.type, _element)
        write_one(draft, child)


def _element(draft: Draft, token: Token) -> None:
    if token.block and token.tag:
        draft.block = True
        draft.text.append(" " if token.nesting >= 0 else "\n")
    if token.hidden or not token.tag:
        return
    if token.nesting < 0:
        draft.html.append(f"</{token.tag}>")
        return
    draft.html.append(f"<{token.tag}{attributes(token)}{'/' if token.nesting == 0 else ''}>")
    if draft.note and token.type == "paragraph_open":
        _label_note(draft)
    if token.type == "list_item_open" and "checked" in token.meta:
        draft.html.append("\u2611 " if token.meta["checked"] else "\u2610 ")


def _label_note(draft: Draft) -> None:
    """Begin a footnote of the fragment with its number, as the text refers to it."""
    draft.html.append(f"<sup>{draft.note}</sup> ")
    draft.text.append(f"[{draft.note}] ")
    draft.note = 0


def attributes(token: Token, names: Iterable[str] = _KEPT) -> str:
    """Return the token's attributes, those of `names` only, as they stand in a start tag."""
    if not token.attrs:
        return ""
    kept = [f' {name}="{escape(str(token.attrs[name]))}"' for name in names if name in token.attrs]
    align = re.search(r"text-align:(left|center|right)", str(token.attrs.get("style", "")))
    if align:
        kept.append(f' class="align-{align[1]}"')
    return "".join(kept)


def _text(draft: Draft, token: Token) -> None:
    draft.html.append(escape(token.content, quote=False))
    draft.text.append(token.content)


def _strike(draft: Draft, token: Token) -> None:
    draft.html.append("<del>" if token.nesting > 0 else "</del>")


def _softbreak(draft: Draft, _token: Token) -> None:
    draft.html.append("\n")
    draft.text.append(" ")


def _hardbreak(draft: Draft, _token: Token) -> None:
    draft.html.append("<br/>\n")
    draft.text.append(" ")


def _code_inline(draft: Draft, token: Token) -> None:
    code, words = holes_of.in_code(draft, token.content)
    draft.html.append(f"<code{attributes(token)}>{escape(code, quote=False)}</code>")
    draft.text.append(words)


def _code_block(draft: Draft, token: Token) -> None:
    draft.block = True
    language = unescape(token.info).strip().partition(" ")[0] if token.info else ""
    mark = f' class="language-{escape(language)}"' if language else ""
    code, words = holes_of.in_code(draft, token.content)
    draft.html.append(f"<pre><code{mark}>{escape(code, quote=False)}</code></pre>\n")
    draft.text.append(f"\n{words}\n")


def _math(draft: Draft, token: Token) -> None:
    display = token.type != "math_inline"
    tex = token.content.strip()
    if token.block:
        draft.block = True
    html, fault = math.to_mathml(tex, display=display)
    if fault:
        needle = tex.split("\n", 1)[0] if tex else "$"
        draft.scribe.report(BAD_TEX, draft.scribe.locate(needle, draft.first, draft.last), tex=tex, fault=fault)
    draft.html.append(html)
    draft.text.append(tex)


def _raw(draft: Draft, token: Token) -> None:
    raw, closed = raw_html.without_comments(token.content)
    if not closed:
        draft.scribe.report(UNCLOSED_COMMENT, draft.scribe.locate("<!--", draft.first, draft.last))
    if not raw.strip():
        draft.html.append(raw)
        return
    draft.raw = True
    if token.block or _is_flow(raw):
        draft.block = True
    for what in raw_html.removed(raw):
        needle = what if what.startswith("<") else what.partition("=")[0]
        span = draft.scribe.locate(needle.rstrip(">"), draft.first, draft.last)
        draft.scribe.report(REMOVED_HTML, span, what=what)
    marked = holes_of.in_raw_html(draft, raw_html.disarmed(raw))
    draft.html.append(marked)
    draft.text.append(holes_of.fill(unescape(_TAGS.sub("", _BREAK.sub(" ", marked))), lambda _place: holes_of.BLANK))


def _tag_as_text(draft: Draft, token: Token) -> None:
    draft.scribe.report(TAG_AS_TEXT, draft.scribe.locate(token.content, draft.first, draft.last), tag=token.content)
    tag, words = holes_of.in_code(draft, token.content)
    draft.html.append(escape(tag, quote=False))
    draft.text.append(words)


def _hole(draft: Draft, token: Token) -> None:
    if draft.holes is not None:
        draft.html.append(draft.holes.take(holes_of.Hole(token.content, draft.first, draft.last)))
        draft.text.append(holes_of.BLANK)


def _is_flow(raw: str) -> bool:
    names = {name.lower() for name in _TAG_NAME.findall(raw)}
    return bool((names & raw_html.ALLOWED) - raw_html.PHRASING)


def _footnote_ref(draft: Draft, token: Token) -> None:
    label = escape(str(token.meta.get("label", token.meta["id"] + 1)))
    number = token.meta["id"] + 1
    if draft.notes:
        draft.html.append(f'<sup class="footnote-ref">{number}</sup>')
        draft.text.append(f"[{number}]")
        return
    again = token.meta.get("subId", 0)
    anchor = f"fnref-{number}" + (f"-{again + 1}" if again else "")
    draft.html.append(f'<sup class="footnote-ref"><a href="#fn-{number}" id="{anchor}">{number}</a></sup>')
    draft.text.append(f"[{label}]")


def _container(draft: Draft, token: Token) -> None:
    """`::: tip Title` inside a question: a box that keeps its kind and title."""
    draft.block = True
    kind, _, title = token.info.strip().partition(" ")
    draft.html.append(f'<div class="callout callout-{escape(kind)}">')
    if title.strip():
        draft.html.append(f"<p><strong>{escape(title.strip(), quote=False)}</strong></p>")
        draft.text.append(f"{title.strip()}\n")


def _footnote(draft: Draft, token: Token) -> None:
    draft.note = token.meta["id"] + 1


def _nothing(_draft: Draft, _token: Token) -> None:
    return


def _picture(draft: Draft, token: Token) -> None:
    pictures.write(draft, token)


def _link(draft: Draft, token: Token) -> None:
    pictures.open_link(draft, token)


_WRITERS: dict[str, Callable[[Draft, Token], None]] = {
    "inline": _inline,
    "text": _text,
    "text_special": _text,
    "s_open": _strike,
    "s_close": _strike,
    "softbreak": _softbreak,
    "hardbreak": _hardbreak,
    "hole": _hole,
    "code_inline": _code_inline,
    "code_block": _code_block,
    "fence": _code_block,
    "math_inline": _math,
    "math_inline_double": _math,
    "math_block": _math,
    "html_inline": _raw,
    "html_block": _raw,
    "image": _picture,
    "link_open": _link,
    "footnote_ref": _footnote_ref,
    "container_any_open": _container,
    "footnote_anchor": _nothing,
    "footnote_block_open": _nothing,
    "footnote_block_close": _nothing,
    "footnote_open": _footnote,
    "footnote_close": _nothing,
}
