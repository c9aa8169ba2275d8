"""The pages of the docs, their headings as link targets, their links and their examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^(?P<marks>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=marks)[ \t]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"(?<![!\\])\[[^\]]*\]\(([^)\s]+)\)")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:")


@dataclass(frozen=True)
class Example:
    """A fenced example: the line of its fence, the words after the fence's marks, and its text."""

    line: int
    info: str
    text: str


def paths() -> list[Path]:
    """Return the pages at the top of the project and below `docs/`."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def links(page: Path) -> Iterator[str]:
    """Yield the addresses of links to other files of the project."""
    prose = _CODE.sub("", _FENCE.sub("", page.read_text(encoding="utf-8")))
    yield from (address for address in _LINK.findall(prose) if not _ADDRESS.match(address))


def anchors(page: Path) -> set[str]:
    """Return the fragments that the page's headings can be reached by."""
    prose = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return {_anchor(title) for title in _HEADING.findall(prose)}


def examples(page: Path) -> Iterator[Example]:
    """Yield the fenced examples of a page."""
    text = page.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        yield Example(text.count("\n", 0, match.start()) + 1, match["info"].strip(), match["body"])


def _anchor(title: str) -> str:
    words = re.sub(r"[^\w\- ]", "", _CODE.sub(lambda match: match[0].strip("`"), title).lower())
    return words.strip().replace(" ", "-")
