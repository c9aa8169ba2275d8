"""Elements of components in a page (JSX, or XML of the same kind): names, attributes with their values, children."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hornbook import patterns as re
from hornbook.reading.dialects import script_values
from hornbook.reading.dialects.script_values import NotLiteralError, Text

_NAME = re.compile(r"<([A-Za-z][\w.-]*)")
_ATTRIBUTE = re.compile(r"\s*(?P<bound>:|v-bind:)?(?P<name>[A-Za-z_][\w:.-]*)(?:\s*=\s*(?=(?P<first>[\"'{])))?")
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_SPREAD = re.compile(r"\s*\{[^{}]*\}")
_END = re.compile(r"\s*(/?)>")
_TAG = re.compile(r"<(/?)([A-Za-z][\w.-]*)")
_CLOSING_BRACE = re.compile(r"\s*\}")
_DEEPEST = 6
_MOST_LOST = 40


@dataclass(slots=True)
class Element:
    """An element from `start` to `end` of its text: its attributes, and its children in order, texts among them."""

    name: str
    start: int
    end: int = 0
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list[Element | Text] = field(default_factory=list)

    def elements(self) -> list[Element]:
        """Return the children that are elements."""
        return [each for each in self.children if isinstance(each, Element)]


class Elements:
    """The elements of one text; those inside whose name does not match `names` are text.

    After so many that never end, no more is looked for: each of them costs a look at all that follows.
    """

    def __init__(self, source: str, names: re.Pattern[str]) -> None:
        """Read from `source`."""
        self.source = source
        self.names = names
        self.lost = 0

    def read(self, start: int, depth: int = 0) -> Element | None:
        """Return the element that begins at `start`, None where it is not understood or never ends."""
        opened = _NAME.match(self.source, start)
        if opened is None or depth > _DEEPEST or self.lost > _MOST_LOST:
            return None
        element = Element(opened[1], start)
        at = _attributes(self.source, opened.end(), element)
        closed = _END.match(self.source, at) if at >= 0 else None
        element.end = closed.end() if closed else 0
        if closed and (closed[1] or self._children(element, depth)):
            return element
        self.lost += 1
        return None

    def _children(self, element: Element, depth: int) -> bool:
        """Read what stands in an element up to its own end, and return whether there is one."""
        source = self.source
        begun = at = element.end
        while tag := _TAG.search(source, at):
            if tag[1] and tag[2] == element.name:
                _text(source, begun, tag.start(), element)
                closing = source.find(">", tag.end())
                element.end = closing + 1
                return closing >= 0
            inner = None if tag[1] or not self.names.match(tag[2]) else self.read(tag.start(), depth + 1)
            at = inner.end if inner else tag.end()
            if inner:
                _text(source, begun, tag.start(), element)
                element.children.append(inner)
                begun = at
        return False


def _attributes(source: str, at: int, element: Element) -> int:
    """Read the attributes, and return where they end; -1 where a value is no literal."""
    while True:
        spread = _SPREAD.match(source, at)
        match = None if spread else _ATTRIBUTE.match(source, at)
        if spread:
            at = spread.end()
            continue
        if match is None:
            return at
        at = match.end()
        if not match["first"]:
            element.attributes[match["name"]] = True
            continue
        try:
            value, at = _bound(source, at) if match["bound"] else _value(source, at)
        except NotLiteralError:
            return -1
        element.attributes[match["name"]] = value


def _bound(source: str, at: int) -> tuple[Any, int]:
    """A value that is script within quotes, `:answer="1"`, and where it ends."""
    value, end = script_values.read(source, at + 1)
    while source[end : end + 1].isspace():
        end += 1
    if source[at] not in "\"'" or source[end : end + 1] != source[at]:
        raise NotLiteralError
    return value, end + 1


def _value(source: str, at: int) -> tuple[Any, int]:
    if source[at] == "{":
        value, at = script_values.read(source, at + 1)
        closing = _CLOSING_BRACE.match(source, at)
        if closing is None:
            raise NotLiteralError
        return value, closing.end()
    match = _QUOTED.match(source, at)
    if match is None:
        raise NotLiteralError
    return Text(match[1] if match[1] is not None else match[2], at + 1), match.end()


def _text(source: str, start: int, end: int, element: Element) -> None:
    if source[start:end].strip():
        offset = len(source[start:end]) - len(source[start:end].lstrip())
        element.children.append(Text(source[start:end].strip(), start + offset))
