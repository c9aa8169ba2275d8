"""Names of files and folders that not every system takes, or not every package."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.diagnostics import Finding, Rule, Severity, Span

NAMES_COLLIDE = Rule(
    code="FIL002",
    name="names-collide",
    severity=Severity.ERROR,
    message="this name and “{other}” are one name where upper and lower case, or forms of an accent, do not count",
    why="On many machines the two files are one, so a copy of the course would silently lose one of them.",
    hint="Rename one of the two files.",
    example="source/Intro.md and source/intro.md",
    better="source/Intro.md and source/overview.md",
    source="ECMA-119 and the file systems of Windows and macOS: names differ in more than case",
)
BAD_NAME = Rule(
    code="FIL004",
    name="bad-file-name",
    severity=Severity.ERROR,
    message="this file's name holds characters that cannot be written in a package",
    why="A name with control characters, or one that is not Unicode, can stand in no address and no manifest.",
    hint="Rename the file.",
    example="a name with a line break",
    better="source/01-intro.md",
    source="ZIP file format (APPNOTE), section 4.4.17: file names",
)
RESERVED = Rule(
    code="FIL006",
    name="reserved-file-name",
    severity=Severity.ERROR,
    message="Windows cannot have a file or folder of this name: {reason}",
    why="There the course cannot be copied or checked out, or the file would be missing without a word.",
    hint="Rename the file or folder, and the links to it.",
    example="source/aux.md",
    better="source/auxiliary.md",
    source="Microsoft, Naming Files, Paths, and Namespaces: reserved names",
)
NOT_EVERYWHERE = Rule(
    code="FIL007",
    name="file-name-not-everywhere",
    severity=Severity.WARNING,
    message="Windows cannot have a file or folder of this name: it holds {characters}",
    why="There the course cannot be copied or checked out.",
    hint="Rename the file or folder, and the links to it; the title of a lesson may hold any character.",
    example="source/what-is-drift?.md",
    better="source/what-is-drift.md",
    source="Microsoft, Naming Files, Paths, and Namespaces: reserved characters",
)
RULES = (NAMES_COLLIDE, BAD_NAME, RESERVED, NOT_EVERYWHERE)
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\.|\Z)", re.IGNORECASE)
_FOREIGN = re.compile(r'[<>:"|?*\\]')


def collisions(folder: str, names: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each name in a folder that is another one's where case and accents do not count."""
    seen: dict[str, str] = {}
    for name in names:
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            yield NAMES_COLLIDE.at(Span(below(folder, name)), other=printable(seen[key]))
        seen.setdefault(key, name)


def check(folder: str, name: str) -> Iterator[Finding]:
    """Yield what is wrong with one name in a folder."""
    span = Span(below(folder, name))
    device = _DEVICE.match(name)
    foreign = sorted(set(_FOREIGN.findall(name)))
    if device:
        yield RESERVED.at(span, reason=f"“{device.group(1)}” is a device there")
    elif name.endswith((".", " ")):
        yield RESERVED.at(span, reason="none ends with a dot or a space there")
    elif foreign:
        yield NOT_EVERYWHERE.at(span, characters=" and ".join(f"“{character}”" for character in foreign))


def below(folder: str, name: str) -> str:
    """Return the path of a name in a folder (empty for the root) as it can be printed."""
    return printable(f"{folder}/{name}" if folder else name)


def printable(text: str) -> str:
    """Return a name as it can be printed: other characters as U+FFFD."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
