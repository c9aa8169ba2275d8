"""Media that would act when they are opened are refused; pictures as drawing programs save them are not."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hornbook import pipeline
from hornbook.checks.active_media import fault
from hornbook.media import Shelf, describe
from hornbook.misuse import MisuseError
from hornbook.pipeline import Request
from tests import projects

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, attributes: str = "") -> bytes:
    return f"<svg {NAMES} {attributes}>{inside}</svg>".encode()


ACTING = [
    "<script>alert(1)</script>",
    "<SCRIPT/>",
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml" src="#"/>',
    "<foreignObject><p/></foreignObject>",
    '<rect onclick="go()"/>',
    '<rect ONLOAD="go()"/>',
    '<a href="javascript:go()"><path/></a>',
    '<a xlink:href=" java&#10;script:go()"><path/></a>',
    '<set attributeName="href" to="javascript:go()"/>',
    '<animate attributeName="href" values="#a;javascript:go()"/>',
    '<image href="https://example.org/a.png"/>',
    '<image xlink:href="//example.org/a.png"/>',
    '<image href="photo.png"/>',
    '<use href="other.svg#part"/>',
    '<a href="data:text/html,x"><path/></a>',
    '<rect fill="url(https://example.org/a.svg#b)"/>',
    "<rect style=\"fill: url( 'http://example.org/a.svg' )\"/>",
    "<style>@import 'https://example.org/a.css';</style>",
    "<style><![CDATA[rect { fill: u\\72 l(https://example.org/x) }]]></style>",
    "<style>a { fill: u\\rl(https://example.org/x) }</style>",
    "<style>a { content: '/*'; fill: url(https://example.org/x); content: '*/' }</style>",
    "<style>@font-face { src: url(font.woff) }</style>",
    "<style>rect { background: image-set('https://example.org/x' 1x) }</style>",
    '<g xml:base="https://example.org/"/>',
    '<iframe xmlns="http://www.w3.org/1999/xhtml"/>',
]
HARMLESS = [
    '<a href="#part"><rect id="part" fill="url(#shade)" style="filter:url(\'#blur\')"/></a>',
    '<image href="data:image/png;base64,AAAA"/>',
    "<style>@namespace url(http://www.w3.org/2000/svg); rect { fill: red }</style>",
    "<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>",
    '<metadata><l xmlns="http://creativecommons.org/ns#" about="http://example.org/"/></metadata>',
    "<style>g { scroll-behavior: smooth }</style>",
    "<text>javascript: is a word here, and so is onclick</text>",
    '<animate attributeName="x" values="0;1" begin="0s"/>',
    '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:one="a" i:label="Layer"/>',
]


@pytest.mark.parametrize("inside", ACTING)
def test_an_svg_that_acts_or_reaches_out_of_itself_is_refused(inside: str) -> None:
    assert fault("a.svg", svg(inside))
    assert fault("A.SVG", svg(inside).decode().encode("utf-16"))


@pytest.mark.parametrize("inside", HARMLESS)
def test_an_svg_as_drawing_programs_save_it_is_taken(inside: str) -> None:
    assert fault("a.svg", svg(inside)) == ""


def test_a_doctype_is_taken_and_an_entity_is_refused() -> None:
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert fault("a.svg", b'<?xml version="1.0"?>' + doctype + svg("")) == ""
    for declared in ('a "<b/>"', 'a SYSTEM "file:///etc/passwd"', '% a "b"'):
        assert "entities" in fault("a.svg", f"<!DOCTYPE svg [<!ENTITY {declared}>]>".encode() + svg("&a;"))


def test_entities_that_stand_for_gigabytes_are_never_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
    assert "entities" in fault("a.svg", f'<!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]>'.encode() + svg("&a19;"))


def test_style_sheets_and_what_is_no_xml_are_refused() -> None:
    assert "style sheet" in fault("a.svg", b'<?xml-stylesheet href="a.css"?>' + svg(""))
    for data in (
        b"",
        b"<svg>",
        b"<svg/><script/>",
        gzip.compress(svg("")),
        b'<?xml version="1.0" encoding="x-no"?><svg/>',
    ):
        assert fault("a.svgz", data)


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "b/a.xhtml", "a.mhtml"])
def test_a_web_page_is_no_medium(name: str) -> None:
    assert "web page" in fault(name, b"<p>x</p>")


@pytest.mark.parametrize("name", ["a.png", "a.pdf", "a.csv", "a", ".svg", "script.py"])
def test_other_files_are_packed_unread(name: str) -> None:
    assert fault(name, b"<script>") == ""


@given(st.one_of(st.binary(), st.text().map(svg), st.text().map(lambda text: svg("", text))))
@example(b"\x00")
@example(b'<?xml version="1.0" encoding="utf-7"?>')
@example(svg("<style>\\110000 \\0 </style>"))
@example(b"<a>" * 100_000)
def test_any_bytes_are_judged_without_an_exception(data: bytes) -> None:
    assert isinstance(fault("a.svg", data), str)


def lesson(folder: Path, text: str, settings: str = "") -> Request:
    files: dict[str, str | bytes] = {"source/a.md": text, "source/media/a b.svg": svg("<script/>")}
    projects.write(folder, {**files, "source/course.yml": f"targets: [html]\n{settings}"})
    return Request((folder / "source",), folder / "build")


@pytest.mark.parametrize(
    "text", ["![Alt](media/a%20b.svg)", "[open](<media/a b.svg>)", '<img src="media/a%20b.svg" alt="x"/>']
)
def test_the_finding_stands_where_the_file_is_used_and_cannot_be_switched_off(tmp_path: Path, text: str) -> None:
    request = lesson(tmp_path, f"# T\n\n<!-- hornbook: allow MED003 -->\n{text}\n", "severities: {MED003: off}\n")
    outcome = pipeline.build(request)
    (finding,) = (finding for finding in outcome.findings if finding.code == "MED003")
    assert outcome.failed
    assert (finding.span.line, finding.span.column) == (4, text.index("a%20b" if "%" in text else "a b") + 1)
    assert "“script”" in finding.message


def test_with_keep_going_the_question_is_left_out_and_its_picture_is_not_packed(tmp_path: Path) -> None:
    request = lesson(tmp_path, projects.LESSON + "\n### 2. What is ![x](media/a%20b.svg)?\n\n- [x] a\n- [ ] b\n")
    outcome = pipeline.build(Request(request.paths, request.output, keep_going=True))
    assert outcome.failed
    made = projects.contents(tmp_path / "build")
    assert "html/index.html" in made
    assert not any(b"<script/>" in data or path.endswith("b.svg") for path, data in made.items() if "html/" in path)


def test_no_target_gets_the_bytes_of_such_a_file_whatever_was_found(tmp_path: Path) -> None:
    data = svg("<script/>")
    (tmp_path / "a.svg").write_bytes(data)
    with pytest.raises(MisuseError, match="script"):
        Shelf(tmp_path).read(describe("a.svg", data))
