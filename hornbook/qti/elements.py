"""Elements of HTML as a version of QTI has them: what it lacks becomes a `div` or `span` with a class.

The content models of QTI are strict where HTML is not: a block inside a phrase, a stray list item, a table without
rows. Each element is therefore written by where it stands, as a block (`flow`) or as a phrase.
"""

from __future__ import annotations

from urllib.parse import quote
from xml.etree.ElementTree import Element

from hornbook import patterns as re
from hornbook.qti.dialect import Dialect

MEDIA = "media/"
GAP = "gap:"
_PHRASES = frozenset(
    {
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "br",
            "cite",
            "code",
            "dfn",
            "em",
            "i",
            "img",
            "kbd",
            "math",
            "q",
        ),
        *("samp", "small", "span", "strong", "sub", "sup", "tt", "var"),
    }
)
_HEADS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "address", "caption", "dt"})
_FOREIGN_BLOCKS = frozenset(
    {
        *("article", "aside", "center", "details", "dialog", "fieldset", "figcaption", "figure", "footer", "form"),
        *("header", "hgroup", "legend", "main", "nav", "search", "section", "summary"),
    }
)
_GONE = frozenset({"wbr", "source", "track", "embed", "param"})
_PARTS = {
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "dl": frozenset({"dt", "dd"}),
    "table": frozenset({"caption", "col", "colgroup", "thead", "tbody", "tfoot"}),
    "colgroup": frozenset({"col"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tfoot": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
}
_NEVER_EMPTY = frozenset({"thead", "tbody", "tfoot", "tr"})
_WITHIN = {part: whole for whole, parts in _PARTS.items() for part in parts}
_NAMES = {"lang": "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang": "xml:lang", "title": "label"}
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")
_BOX = {True: "\N{BALLOT BOX WITH CHECK} ", False: "\N{BALLOT BOX} "}


def inner(element: Element, dialect: Dialect, *, flow: bool, parent: str = "") -> str:
    """Return what the element holds as XHTML of the dialect; `parent` is a list or table whose parts are expected."""
    children = _ordered(element, parent, dialect)
    written = [_text("" if parent in _PARTS else element.text)]
    for child in children:
        written.append(_element(child, dialect, flow=flow, parent=parent))
        written.append(_text("" if parent in _PARTS else child.tail))
    return "".join(written)


def _element(element: Element, dialect: Dialect, *, flow: bool, parent: str) -> str:
    name = element.tag
    if name in _GONE or (name == "col" and parent not in ("table", "colgroup")):
        return ""
    if name == "math":
        return "<math/>"
    if name == "input":
        return _field(element)
    if name in ("br", "img", "hr", "col"):
        return _void(element, dialect, flow=flow)
    if flow and _opens(element, dialect):
        return _details(element, dialect)
    return _container(element, _written_as(element, dialect, flow=flow, parent=parent), dialect)


def _field(field: Element) -> str:
    """Return the mark of a gap (see `content.pieces`), or the box of a task."""
    name = field.get("name", "")
    return f'<gap name="{name.removeprefix(GAP)}"/>' if name.startswith(GAP) else _BOX["checked" in field.attrib]


def _written_as(element: Element, dialect: Dialect, *, flow: bool, parent: str) -> str:
    """Return the name under which the element is written where it stands."""
    name = element.tag
    if name in _PHRASES and name in dialect.elements:
        return "span" if name == "a" and _leads_nowhere(element) else name
    if name in _WITHIN:
        expected = name in _PARTS.get(parent, ()) and _is_whole(element)
        return name if expected else _plain(flow=flow)
    block = name in dialect.elements and name not in _FOREIGN_BLOCKS and _is_whole(element)
    if flow and (block or name in _FOREIGN_BLOCKS):
        return name if block else "div"
    return _plain(flow=flow and name in _PARTS)


def _leads_nowhere(link: Element) -> bool:
    """Return whether a link has no address or one inside its own page, which an item does not have."""
    return link.get("href", "#").startswith("#")


def _opens(element: Element, dialect: Dialect) -> bool:
    """Return whether this is text on demand in the form that the dialect has: a summary first, and nothing to fill."""
    if element.tag != "details" or "details" not in dialect.elements or not len(element):
        return False
    if element.find(".//input") is not None:
        return False
    return element[0].tag == "summary" and not (element.text or "").strip()


def _plain(*, flow: bool) -> str:
    return "div" if flow else "span"


def _is_whole(element: Element) -> bool:
    """Return whether a list, a table or a part of one holds its parts and nothing else, all the way down."""
    parts = _PARTS.get(element.tag)
    if parts is None:
        return True
    strays = [element.text, *(child.tail for child in element)]
    if any(stray and stray.strip() for stray in strays) or not all(child.tag in parts for child in element):
        return False
    if element.tag == "table" and not any(child.tag == "tbody" for child in element):
        return False
    return all(map(_is_whole, element)) and (len(element) > 0 or element.tag not in _NEVER_EMPTY)


def _container(element: Element, name: str, dialect: Dialect) -> str:
    head = f"<{name}{_attributes(element, name, dialect)}>"
    flow = name not in _PHRASES and name not in _HEADS
    parent = name if name in _PARTS else ""
    held = inner(element, dialect, flow=flow, parent=parent)
    if name == "blockquote":
        return f"{head}<div>{held}</div></{name}>"
    return f"{head}{held}</{name}>"


def _details(element: Element, dialect: Dialect) -> str:
    summary, *rest = element
    holder = Element("div")
    holder.text = summary.tail
    holder.extend(rest)
    title = inner(summary, dialect, flow=False)
    body = inner(holder, dialect, flow=True)
    return f"<details{_attributes(element, 'details', dialect)}><summary>{title}</summary><div>{body}</div></details>"


def _void(element: Element, dialect: Dialect, *, flow: bool) -> str:
    name = element.tag
    if name == "hr" and not flow:
        return "<br/>"
    return f"<{name}{_attributes(element, name, dialect)}/>"


def _ordered(element: Element, parent: str, dialect: Dialect) -> list[Element]:
    """Return the children; a table's foot goes before its body where the dialect wants that."""
    children = list(element)
    if parent == "table" and dialect.foot_first:
        children.sort(key=lambda child: (child.tag == "tbody") - (child.tag == "caption"))
    return children


def _attributes(element: Element, name: str, dialect: Dialect) -> str:
    if not element.attrib and name == element.tag and name != "img":
        return ""
    allowed = dialect.attributes["*"] | dialect.attributes.get(name, frozenset())
    given = {_NAMES.get(key, key): value for key, value in element.attrib.items()}
    kept = {key: value for key, value in given.items() if key in allowed and _fits(key, value)}
    classes = " ".join(_classes(element, name, allowed))
    align = _ALIGN.search(given.get("style", ""))
    kept |= {"class": classes} if classes else {}
    kept |= {"align": align[1]} if align and "align" in allowed else {}
    if name == "img":
        kept |= {"src": _address(given.get("src", "")), "alt": given.get("alt", "")}
    return "".join(f' {key}="{_quoted(value)}"' for key, value in kept.items())


def _classes(element: Element, name: str, allowed: frozenset[str]) -> list[str]:
    """Return the author's classes, and ours for the name and the attributes that are not carried."""
    classes = element.get("class", "").split()
    if name != element.tag:
        classes.append(f"hornbook-{element.tag}")
    if element.get("dir") and "dir" not in allowed:
        classes.append(f"hornbook-{element.get('dir')}")
    if name == "ol" and element.get("start", "").isdigit():
        classes.append(f"hornbook-start-{element.get('start')}")
    return classes


def _fits(key: str, value: str) -> bool:
    if key in ("width", "height"):
        return value.removesuffix("%").isdigit()
    if key == "dir":
        return value in ("ltr", "rtl", "auto")
    if key in ("rowspan", "colspan", "span"):
        return value.isdigit()
    return bool(value)


def _address(source: str) -> str:
    return MEDIA + quote(source.removeprefix(MEDIA)) if source.startswith(MEDIA) else source


def _text(text: str | None) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if text else ""


def _quoted(value: str) -> str:
    return _text(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
