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
_ATTRIBUTES_DIRECTED = {
    **_ATTRIBUTES,
    "*": frozenset({"class", "label", "xml:lang", "dir"}),
}


@dataclass(frozen=True, slots=True)
class Packaging:
    """What a version writes into the manifest: namespace and schemas, the package's kind, the types of resources."""

    namespace: str
    schemas: str
    kind: str
    version: str
    item: str
    test: str


@dataclass(frozen=True, slots=True)
class Dialect:
    """A version of QTI: its names, its elements of HTML with their attributes (`*` for all), and its habits.

    `namespace` and `schema` are those of items and tests, `rptemplates` is the address of the standard's
    response-processing templates. `hint_attempts` says that a hint is asked for by ending an attempt, so that an
    item's hints need attempts of their own and response processing. `splits_braces` says that players compile items
    as templates in which double braces mean a variable. `foot_first` says that a table's foot stands before its
    body. `rich_dropdowns` says that the options of a dropdown may hold markup, `many_types` that an upload may name
    several types of files, `human_scores` that an outcome can say that a person sets it, `aria` that interactions
    take labels for assistive technology.
    """

    name: str
    namespace: str
    schema: str
    rptemplates: str
    packaging: Packaging
    elements: frozenset[str]
    attributes: dict[str, frozenset[str]]
    hint_attempts: bool
    splits_braces: bool
    foot_first: bool
    rich_dropdowns: bool
    many_types: bool
    human_scores: bool
    aria: bool


_LOM = "http://ltsc.ieee.org/xsd/LOM"
_QTI2 = "http://www.imsglobal.org"
_QTI3 = "https://purl.imsglobal.org/spec"
_CP = f"{_QTI2}/xsd/imscp_v1p1"
_CP3 = f"{_QTI2}/xsd/qti/qtiv3p0/imscp_v1p1"

QTI21 = Dialect(
    name="qti21",
    namespace=f"{_QTI2}/xsd/imsqti_v2p1",
    schema=f"{_QTI2}/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    rptemplates=f"{_QTI2}/question/qti_v2p1/rptemplates/",
    packaging=Packaging(
        namespace=_CP,
        schemas=f"{_CP} {_QTI2}/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd {_LOM} {_QTI2}/xsd/imsmd_loose_v1p3p2.xsd",
        kind="QTIv2.1 Package",
        version="1.0.0",
        item="imsqti_item_xmlv2p1",
        test="imsqti_test_xmlv2p1",
    ),
    elements=frozenset(_COMMON.split()),
    attributes=_ATTRIBUTES,
    hint_attempts=True,
    splits_braces=False,
    foot_first=True,
    rich_dropdowns=False,
    many_types=False,
    human_scores=False,
    aria=False,
)
QTI22 = Dialect(
    name="qti22",
    namespace=f"{_QTI2}/xsd/imsqti_v2p2",
    schema=f"{_QTI2}/xsd/qti/qtiv2p2/imsqti_v2p2p4.xsd",
    rptemplates=f"{_QTI2}/question/qti_v2p2/rptemplates/",
    packaging=Packaging(
        namespace=_CP,
        schemas=f"{_CP} {_QTI2}/xsd/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd {_LOM} {_QTI2}/xsd/imsmd_loose_v1p3p2.xsd",
        kind="QTIv2.2 Package",
        version="1.0.0",
        item="imsqti_item_xmlv2p2",
        test="imsqti_test_xmlv2p2",
    ),
    elements=frozenset((_COMMON + " bdo").split()),
    attributes=_ATTRIBUTES_DIRECTED,
    hint_attempts=True,
    splits_braces=False,
    foot_first=True,
    rich_dropdowns=False,
    many_types=True,
    human_scores=True,
    aria=True,
)
QTI3 = Dialect(
    name="qti3",
    namespace=f"{_QTI2}/xsd/imsqtiasi_v3p0",
    schema=f"{_QTI3}/qti/v3p0/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd",
    rptemplates=f"{_QTI3}/qti/v3p0/rptemplates/",
    packaging=Packaging(
        namespace=_CP3,
        schemas=f"{_CP3} {_QTI3}/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
        f" {_LOM} {_QTI3}/md/v1p3/schema/xsd/imsmd_loose_v1p3p2.xsd",
        kind="QTI Package",
        version="3.0.0",
        item="imsqti_item_xmlv3p0",
        test="imsqti_test_xmlv3p0",
    ),
    elements=frozenset((_COMMON + _HTML5).split()),
    attributes=_ATTRIBUTES_DIRECTED,
    hint_attempts=False,
    splits_braces=True,
    foot_first=False,
    rich_dropdowns=True,
    many_types=True,
    human_scores=True,
    aria=True,
)
