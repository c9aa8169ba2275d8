"""`{#id .class key=value}` at the end of a heading, of a stem, or on a line of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from hornbook import patterns as re

_BRACES = re.compile(r"(?<![ \t])[ \t]*+\{((?:[^{}\"]|\"(?:[^\"\\]|\\.)*\")*)\}[ \t]*$")
_OF_A_GAP = {"weight", "case", "diacritics", "pattern", "unit", "shuffle"}
_PART = re.compile(
    r"""\s*(?:\#(?P<id>[^\s#.{}=\"]+)|\.(?P<cls>[^\s#.{}=\"]+)|(?P<key>[A-Za-z_][\w.-]*)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s\"{}]+)))"""
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """An id, classes and named values."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)

    def joined(self, other: Attributes) -> Attributes:
        """Return both together; `other` wins where both say something."""
        return Attributes(other.id or self.id, (*self.classes, *other.classes), {**self.values, **other.values})


NONE = Attributes()


def split(text: str) -> tuple[str, Attributes]:
    """Return `text` without the attributes at its end, and the attributes; braces that hold none stay in the text."""
    if not text.endswith("}"):
        return text, NONE
    match = _BRACES.search(text)
    found = _parse(match[1]) if match else None
    if match is None or found is None:
        return text, NONE
    return text[: match.start()], found


def split_question(text: str) -> tuple[str, Attributes]:
    """Return what `split` does for a question's words: braces right behind `]]` that a gap can have are the gap's."""
    rest, found = split(text)
    glued = rest != text and rest.endswith("]]") and text[len(rest)] == "{"
    if glued and not found.id and not found.classes and found.values.keys() <= _OF_A_GAP:
        return text, NONE
    return rest, found


def split_option(text: str) -> tuple[str, Attributes]:
    """Return what `split` does for an option, which can have a score and the class `fixed`; other braces are text."""
    rest, found = split(text)
    known = found.values.keys() <= {"score"} and set(found.classes) <= {"fixed"} and not found.id
    return (rest, found) if known else (text, NONE)


def _parse(inside: str) -> Attributes | None:
    identifier, classes, values = "", [], {}
    inside = inside.rstrip()
    position = int(inside.startswith(":"))
    while position < len(inside):
        match = _PART.match(inside, position)
        if match is None:
            return None
        identifier = match["id"] or identifier
        if match["cls"]:
            classes.append(match["cls"])
        if match["key"]:
            values[match["key"]] = _value(match)
        position = match.end()
    return Attributes(identifier, tuple(classes), values) if identifier or classes or values else None


def _value(match: re.Match[str]) -> str:
    quoted: str | None = match["quoted"]
    return str(match["bare"]) if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
