"""Media that would act: a picture or page that runs script or loads from elsewhere when somebody opens it.

A link to such a file opens it within the LMS, with the learner's rights there. XML is read with expat, which fetches
nothing; the first entity ends the reading, so none is ever expanded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from textwrap import shorten
from urllib.parse import quote
from xml.parsers import expat

from hornbook import patterns as re
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.model import Media
from hornbook.source import Source

ACTIVE = Rule(
    code="MED003",
    name="active-media",
    severity=Severity.ERROR,
    message="“{path}” is not packed: {fault}",
    why="A file that is opened from a package runs within the LMS, with the rights of the learner who opens it.",
    hint="Save a picture as plain SVG, without scripts, links and pictures from elsewhere; link to a page on the web.",
    example="![A wheel that turns](wheel-with-script.svg)",
    better="![A wheel that stands still](figure.svg)",
    source="SVG 2, section 15.11: the script element; WHATWG HTML, section 8.1: scripting",
)
RULES = (ACTIVE,)
_PAGES = {".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".hta"}
_XML = {".svg", ".svgz", ".xml", ".xsl", ".xslt", ".mml", ".mathml", ".rdf", ".rss", ".atom"}
_ELEMENTS = {"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video"}
_SHOWN = 60
_ADDRESSES = {"href", "src", "base"}
_BLANKS = re.compile(r"[\x00-\x20\x7f-\x9f\s]+")
_SCRIPT = re.compile(r"(java|vb|live)script:")
_HARMLESS = re.compile(r"#|data:(image/|font/|application/(x-)?font)|$", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CSS_NAMESPACE = re.compile(r"""@namespace\s+(?:\w+\s+)?url\(["']?http://www\.w3\.org/[\w/.-]*["']?\)""")
_CSS_ADDRESS = re.compile(r"""(?:url|src|image|image-set)\(\s*["']?\s*([^"')]*)""", re.IGNORECASE)
_CSS_LOADS = re.compile(r"@import|-moz-binding|(?<![\w-])behavior\s*:|expression\s*\(", re.IGNORECASE)


def check(source: Source, media: Iterable[Media], fault_of: Callable[[Media], str]) -> Iterator[Finding]:
    """Yield a finding on each line that names a medium with a fault; on line 1 where no line does."""
    for medium in media:
        fault = fault_of(medium)
        for span in _places(source, medium) if fault else ():
            yield ACTIVE.at(span, path=medium.path, fault=fault)


def fault(path: str, data: bytes) -> str:
    """Return what a file with these bytes at `path` would do, in words; empty for one that does nothing."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _PAGES:
        return "it is a web page, which can run script"
    return _fault_of_xml(data) if suffix in _XML else ""


def _places(source: Source, medium: Media) -> list[Span]:
    name = PurePosixPath(medium.path).name
    names = (name, quote(name))
    places = [
        Span(source.name, number, line.index(written) + 1, number, line.index(written) + len(written) + 1)
        for number, line in enumerate(source.lines, 1)
        for written in dict.fromkeys(names)
        if written in line
    ]
    return places or [Span(source.name)]


def _fault_of_xml(data: bytes) -> str:
    reading = _Reading()
    try:
        reading.parser.Parse(data, True)
    except _Found:
        return reading.fault
    except (expat.ExpatError, ValueError, LookupError):
        return "it is not XML that can be read to its end"
    return ""


class _Found(Exception):  # noqa: N818 - no error: it ends the reading
    """What was looked for is in `fault`."""


class _Reading:
    """One file while expat reads it."""

    def __init__(self) -> None:
        self.fault = ""
        self.css: list[str] | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = lambda *_: self.note("it defines entities")
        self.parser.ProcessingInstructionHandler = self.instruction

    def note(self, fault: str) -> None:
        if fault:
            self.fault = fault
            raise _Found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        self.note(f"it holds “{local}”" if local in _ELEMENTS else "")
        for key, value in attributes.items():
            self.note(_fault_of_attribute(key, value))
        if local == "style":
            self.css = []

    def text(self, data: str) -> None:
        if self.css is not None:
            self.css.append(data)

    def end(self, name: str) -> None:
        if self.css is not None and _local(name) == "style":
            self.note(_fault_of_css("".join(self.css)))
            self.css = None

    def instruction(self, target: str, _data: str) -> None:
        self.note("it loads a style sheet" if target.lower().startswith("xml-stylesheet") else "")


def _fault_of_attribute(key: str, value: str) -> str:
    local = _local(key)
    if local.startswith("on") and " " not in key:
        return f"it holds the event handler “{local}”"
    plain = _BLANKS.sub("", value).lower()
    if _SCRIPT.search(plain):
        return "it holds an address that is script"
    if local in _ADDRESSES and not _HARMLESS.match(plain):
        return f"it refers to “{_short(value)}”, outside of itself"
    return _fault_of_css(value) if "(" in value or "\\" in value else ""


def _fault_of_css(text: str) -> str:
    css = _CSS_NAMESPACE.sub(" ", _CSS_ESCAPE.sub(_unescaped, text))
    if _CSS_LOADS.search(css) or _SCRIPT.search(_BLANKS.sub("", css).lower()):
        return "its style sheet loads or runs something"
    addresses = (address.strip() for address in _CSS_ADDRESS.findall(css))
    outside = next((address for address in addresses if not _HARMLESS.match(address)), "")
    return f"its style refers to “{_short(outside)}”, outside of itself" if outside else ""


def _unescaped(match: re.Match[str]) -> str:
    if match[2]:
        return match[2]
    number = int(match[1], 16)
    return chr(number) if 0 < number <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}"


def _local(name: str) -> str:
    return name.rpartition(" ")[2].lower()


def _short(address: str) -> str:
    return shorten(address, _SHOWN, placeholder="…") or "…"
