"""TeX to MathML, with the TeX kept as an annotation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring
from xml.parsers import expat

from hornbook import patterns as re

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Converted = tuple[str, str]
# What knows formulas from before: given the parts that one is made from, and what makes it.
Memory = Callable[[Sequence[bytes], Callable[[], Converted]], Converted]

_MEMORY: ContextVar[Memory | None] = ContextVar("formulas", default=None)
_UNKNOWN = re.compile(r"<mi>(\\[A-Za-z]+)</mi>")
_REFERENCE = re.compile(r"&#x([0-9A-Fa-f]{4,5});")
# Of MathML's attributes those that say how a formula looks; none of them leads or loads anything.
_ATTRIBUTES = (
    "accent accentunder align bevelled close columnalign columnlines columnspacing columnspan columnwidth crossout "
    "denomalign depth displaystyle fence form frame framespacing height indentalign largeop linebreak linethickness "
    "lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation numalign open "
    "rowalign rowlines rowspacing rowspan rspace scriptlevel separator separators side stretchy subscriptshift "
    "superscriptshift symmetric voffset width"
)
_COMMANDS = {"href": r"\href", "style": r"\style", "class": r"\class", "border-color": r"\fcolorbox"}
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


@contextmanager
def recalled(memory: Memory) -> Iterator[None]:
    """Ask a memory for each formula before it is converted: to load the converter takes longer than to read a page."""
    token = _MEMORY.set(memory)
    try:
        yield
    finally:
        _MEMORY.reset(token)


@lru_cache(maxsize=4096)
def to_mathml(tex: str, *, display: bool) -> Converted:
    """Return the formula as `<math>…</math>` and what is wrong with it (empty if nothing is).

    A formula that cannot be converted is returned as `<code class="math">` with its TeX, so that nothing is lost.
    """
    memory = _MEMORY.get()
    if memory is None:
        return _convert(tex, display=display)
    mode = b"block" if display else b"inline"
    parts = (b"formula", mode, tex.encode("utf-8", "surrogatepass"))
    return memory(parts, lambda: _convert(tex, display=display))


def _convert(tex: str, *, display: bool) -> Converted:
    fault = _unbalanced(tex)
    if fault:
        return _as_code(tex), fault
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415  (heavy, and most lessons have no formula)

    try:
        made = convert_to_element(tex)
    except Exception as error:  # noqa: BLE001  (the converter raises many kinds; each means «cannot read this»)
        return _as_code(tex), _spoken(type(error).__name__)
    fault = _foreign(made)
    if fault:
        return _as_code(tex), fault
    inner = "".join(_written(part) for part in made)
    unknown = _UNKNOWN.search(inner)
    if unknown:
        return _as_code(tex), f"{unknown[1]} is not known"
    annotation = f'<annotation encoding="application/x-tex">{escape(tex, quote=False)}</annotation>'
    mode = "block" if display else "inline"
    namespace = "http://www.w3.org/1998/Math/MathML"
    math = f'<math xmlns="{namespace}" display="{mode}"><semantics>{inner}{annotation}</semantics></math>'
    if not _well_formed(math):
        return _as_code(tex), "it holds what cannot be shown as MathML"
    return math, ""


def _foreign(made: Element) -> str:
    """Return what a formula asks for beside being shown: an address, a style, a class; empty if nothing."""
    known = set(_ATTRIBUTES.split())
    named = {name for part in made for element in part.iter() for name in element.attrib.keys() - known}
    return f"{_COMMANDS.get(min(named), min(named))} does more than show a formula" if named else ""


def _written(element: Element) -> str:
    """Return an element as XML; the converter has characters as references in its texts, beside an author's own."""
    for part in element.iter():
        if part.text and "&" in part.text:
            part.text = _REFERENCE.sub(_character, part.text)
    return tostring(element, encoding="unicode")


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


def _unbalanced(tex: str) -> str:
    depth = 0
    for match in _BRACE.finditer(tex):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth < 0:
            return "a } has no {"
    if depth:
        return "a { is never closed"
    return "" if tex.strip() else "it is empty"


def _well_formed(xml: str) -> bool:
    try:
        expat.ParserCreate().Parse(xml, True)
    except expat.ExpatError:
        return False
    return True


def _as_code(tex: str) -> str:
    return f'<code class="math">{escape(tex, quote=False)}</code>'


def _spoken(name: str) -> str:
    words = re.findall(r"[A-Z][a-z]+", name.removesuffix("Error"))
    return " ".join(words).lower() or "it cannot be read"
