"""What differs between the versions of QTI beside the templates."""

from __future__ import annotations

from dataclasses import dataclass

_COMMON = (
    "a abbr acronym address b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr"
    " i img kbd li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var"
)
_HTML5 = " bdi details summary"
_ATTRIBUTES = {
    "*": frozenset({"class", "label", "xml:lang"}),
    "a": frozenset({"href", "type"}),
    "img": frozenset({"src", "alt", "width", "height", "longdesc"}),
    "td": frozenset({"headers", "scope", "abbr", "axis", "rowspan", "colspan", "align", "valign"}),
    "th": frozenset({"headers", "scope", "abbr", "axis", "rowspan", "colspan", "align", "valign"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "blockquote": frozenset({"cite"}),
    "q": frozenset({"cite"}),
    "table": frozenset({"summary"}),
}
_ATTRIBUTES_HTML5 = {
    **_ATTRIBUTES,
    "*": frozenset({"class", "label", "xml:lang", "dir"}),
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """A version of QTI: its elements of HTML with their attributes (`*` for all), and how hints are opened.

    `hint_attempts` says that a hint is asked for by ending an attempt, so that an item's hints need attempts of
    their own and response processing. `splits_braces` says that players compile items as templates in which double
    braces mean a variable. `foot_first` says that a table's foot stands before its body.
    """

    name: str
    elements: frozenset[str]
    attributes: dict[str, frozenset[str]]
    hint_attempts: bool
    splits_braces: bool
    foot_first: bool


QTI21 = Dialect(
    name="qti21",
    elements=frozenset(_COMMON.split()),
    attributes=_ATTRIBUTES,
    hint_attempts=True,
    splits_braces=False,
    foot_first=True,
)
QTI3 = Dialect(
    name="qti3",
    elements=frozenset((_COMMON + _HTML5).split()),
    attributes=_ATTRIBUTES_HTML5,
    hint_attempts=False,
    splits_braces=True,
    foot_first=False,
)
