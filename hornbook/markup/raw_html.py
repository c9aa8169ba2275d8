"""Raw HTML in Markdown: what is allowed stays, the rest goes and is named.

Sanitising is nh3's work (ammonia, a real HTML5 parser), on the whole fragment, since an author's `<b>` and `</b>`
are two pieces to Markdown. Its HTML is then written as XHTML.
"""

from __future__ import annotations

from html.parser import HTMLParser

from hornbook import patterns as re

_PHRASING = (
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q ruby rb rp rt rtc s "
    "samp small span strong sub sup time u var wbr"
)
_FLOW = (
    "address article aside blockquote caption center col colgroup dd details div dl dt figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 "
    "header hr li ol p pre section summary table tbody td tfoot th thead tr ul"
)
PHRASING = frozenset(_PHRASING.split())
ALLOWED = PHRASING | frozenset(_FLOW.split())
_COMMON = {"class", "dir", "id", "lang", "title"}
_OWN = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "time": {"datetime"},
    "data": {"value"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "del": {"datetime"},
    "ins": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto", "source", "media", "tel"}
_HARMLESS = {"align", "style", "name", "target", "rel", "markdown", "border", "cellpadding", "cellspacing", "valign"}
_VOID = re.compile(r"<(br|col|hr|img|wbr)\b([^<>]*?)/?>")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d+|#x[0-9A-Fa-f]+);)(\w+;)?")
_BARE_ATTRIBUTE = re.compile(r'(<[a-z0-9]+(?: [a-z-]+="[^"]*")*) (open|reversed)(?=[ >])')
_HOLE = "\ue000{}\ue001"
_HELD = re.compile(r"<math\b.*?</math>", re.DOTALL)
_AUTHORED_MATH = re.compile(r"(</?)(?=math\b)", re.IGNORECASE)
_FILLED = re.compile("\ue000(\\d+)\ue001")


def sanitise(html: str) -> str:
    """Return the fragment with only allowed elements and attributes, as well-formed XHTML.

    MathML made by ourselves is held aside, since it is safe and nh3 knows HTML only.
    """
    import nh3  # noqa: PLC0415  (needed only where an author wrote raw HTML)

    held: list[str] = []
    aside = _HELD.sub(lambda match: _hold(held, match[0]), html.replace("\ue000", "").replace("\ue001", ""))
    clean = nh3.clean(
        aside,
        tags=set(ALLOWED),
        attributes={tag: _COMMON | _OWN.get(tag, set()) for tag in ALLOWED},
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    return _FILLED.sub(lambda match: held[int(match[1])], to_xhtml(clean))


def _hold(held: list[str], math: str) -> str:
    held.append(math)
    return _HOLE.format(len(held) - 1)


def to_xhtml(html: str) -> str:
    """Return serialised HTML5 as XHTML: void elements closed, no named entity but XML's own."""
    closed = _VOID.sub(lambda match: f"<{match[1]}{match[2].rstrip()}/>", html)
    closed = closed.replace("&nbsp;", "\u00a0")
    closed = _BARE_ATTRIBUTE.sub(r'\1 \2="\2"', closed)
    return _NAMED.sub(lambda match: "&amp;" + (match[1] or ""), closed)


def disarmed(raw: str) -> str:
    """Return a piece of raw HTML in which no tag can be taken for MathML of our own, which is not sanitised."""
    return _AUTHORED_MATH.sub(r"\1x-", raw)


def without_comments(html: str) -> tuple[str, bool]:
    """Return the text outside comments, and whether every comment is closed; one that is not hides all that follows."""
    kept, position = [], 0
    while (start := html.find("<!--", position)) >= 0:
        kept.append(html[position:start])
        end = html.find("-->", start + 4)
        if end < 0:
            return "".join(kept), False
        position = end + 3
    return "".join(kept) + html[position:], True


class _Removed(HTMLParser):
    """Collects what `sanitise` will take away."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.found.append(f"<{tag}>")
            return
        kept = _COMMON | _OWN.get(tag, set())
        for name, value in attrs:
            if name in {"href", "src"} and _unsafe_address(value or ""):
                self.found.append(f"{name}=“{(value or '')[:40]}”")
            elif name not in kept and name not in _HARMLESS:
                self.found.append(f"{name}=… on <{tag}>")


def removed(raw: str) -> list[str]:
    """Return names for what sanitising takes from a piece of raw HTML, such as `<script>`."""
    parser = _Removed()
    parser.feed(raw)
    parser.close()
    return list(dict.fromkeys(parser.found))


def _unsafe_address(address: str) -> bool:
    scheme, colon, _ = address.strip().partition(":")
    return (
        bool(colon) and scheme.lower() not in _SCHEMES and re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme) is not None
    )
