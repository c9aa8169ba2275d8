"""Pools as authors write them: a heading with `.pool`, or a container `::: pool pick=2`."""

from __future__ import annotations

from collections.abc import Iterable

from hornbook import patterns as re
from hornbook.reading.quiz import attributes, leads
from hornbook.reading.quiz.attributes import Attributes
from hornbook.reading.quiz.lines import Line

_CONTAINER = re.compile(r":{3,}\s*(?:\{\s*\.pool\b(?P<braces>[^}]*)\}|pool(?=\s|\{|$)(?P<rest>.*))$", re.IGNORECASE)
_OPENS = re.compile(r":{3,}\s*[^\s:]")
_CLOSES = re.compile(r":{3,}$")
_BRACED = re.compile(r"\{[^{}]*\}")
_SETTING = re.compile(r"(?<!\S)(?:#[^\s#.{}=\"]+|[A-Za-z_][\w.-]*=(?:\"[^\"]*\"|[^\s\"{}]+))(?!\S)")


def heading(line: Line) -> tuple[int, str, Attributes] | None:
    """Return the level, the title and the attributes of a heading that begins a pool, else None."""
    if line.code or line.text[:1] != "#" or ".pool" not in line.text:
        return None
    found = leads.heading(line)
    title, named = attributes.split(found[1]) if found else ("", attributes.NONE)
    return (found[0], title.strip(), named) if found and "pool" in named.classes else None


def container(line: Line) -> tuple[str, Attributes] | None:
    """Return the title and the attributes of a container's first line, else None; settings need no braces."""
    match = _CONTAINER.match(line.text) if line.text[:3] == ":::" and not line.code else None
    if match is None:
        return None
    text = match["rest"] or ""
    braced = _BRACED.search(text)
    named = attributes.split(braced[0])[1] if braced else attributes.NONE
    title = _BRACED.sub("", text, count=1) if named != attributes.NONE else text
    bare = " ".join([*_SETTING.findall(title), (match["braces"] or "").strip()])
    own = attributes.split("{" + bare.strip() + "}")[1]
    return " ".join(_SETTING.sub("", title).split()), own.joined(named)


def opens(line: Line) -> bool:
    """Return whether a line begins any container."""
    return line.text[:3] == ":::" and not line.code and _OPENS.match(line.text) is not None


def closes(line: Line) -> bool:
    """Return whether a line ends a container."""
    return line.text[:3] == ":::" and not line.code and _CLOSES.match(line.text) is not None


def close_of(lines: Iterable[Line]) -> int:
    """Return the number of the line that ends the container above `lines`, 0 where there is none.

    Pools may stand inside it; any other container inside ends at the same marks as ever.
    """
    depth = 1
    for line in lines:
        depth += container(line) is not None
        depth -= closes(line)
        if not depth:
            return line.number
    return 0


class Nesting:
    """Follows lines and knows whether they stand in a pool, whose headings are its own affair."""

    def __init__(self) -> None:
        """Begin outside."""
        self.level = 0
        self.depth = 0

    def holds(self, line: Line) -> bool:
        """Return whether a heading begins a pool or stands in one; all lines have to be shown, in order."""
        if line.text[:3] == ":::":
            self._fence(line)
            return False
        found = leads.heading(line) if line.text[:1] == "#" and not line.code else None
        if found is None:
            return False
        begins = heading(line)
        if begins and not self.depth:
            self.level = begins[0]
        elif self.level >= found[0]:
            self.level = 0
        return bool(self.depth or self.level)

    def _fence(self, line: Line) -> None:
        if container(line) is not None or (self.depth and opens(line)):
            self.depth += 1
        elif self.depth and closes(line):
            self.depth -= 1
