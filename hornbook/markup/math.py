"""TeX to MathML, with the TeX kept as an annotation."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from xml.parsers import expat

from hornbook import patterns as re

_LOOSE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_UNKNOWN = re.compile(r"<mi>(\\[A-Za-z]+)</mi>")
_HEAD = re.compile(r"<math\b[^>]*>")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


@lru_cache(maxsize=4096)
def to_mathml(tex: str, *, display: bool) -> tuple[str, str]:
    """Return the formula as `<math>…</math>` and what is wrong with it (empty if nothing is).

    A formula that cannot be converted is returned as `<code class="math">` with its TeX, so that nothing is lost.
    """
    fault = _unbalanced(tex)
    if fault:
        return _as_code(tex), fault
    from latex2mathml.converter import convert  # noqa: PLC0415  (heavy, and most lessons have no formula)

    try:
        made = convert(tex, display="block" if display else "inline")
    except Exception as error:  # noqa: BLE001  (the converter raises many kinds; each means «cannot read this»)
        return _as_code(tex), _spoken(type(error).__name__)
    unknown = _UNKNOWN.search(made)
    if unknown:
        return _as_code(tex), f"{unknown[1]} is not known"
    inner = _LOOSE_AMPERSAND.sub("&amp;", _HEAD.sub("", made, count=1).removesuffix("</math>"))
    annotation = f'<annotation encoding="application/x-tex">{escape(tex, quote=False)}</annotation>'
    mode = "block" if display else "inline"
    namespace = "http://www.w3.org/1998/Math/MathML"
    math = f'<math xmlns="{namespace}" display="{mode}"><semantics>{inner}{annotation}</semantics></math>'
    if not _well_formed(math):
        return _as_code(tex), "it holds what cannot be shown as MathML"
    return math, ""


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
