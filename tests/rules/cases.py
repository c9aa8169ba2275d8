"""Cases of rules as Markdown: `## bad: …` or `## good: …` with files in fenced blocks, the code beside the line.

A line that ends with `⟵ CODE` is one where the rule of the case file has a finding; the mark is no part of the file.
A block is named by the words behind its language; without a name it is `case.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
_CASE = re.compile(r"^## (?P<verdict>bad|good)(?:: (?P<title>.*))?$", re.MULTILINE)
_FENCE = re.compile(
    r"^(?P<mark>`{3,})(?P<language>\w+)?(?: (?P<name>\S+))?\n(?P<text>.*?)^(?P=mark)$", re.MULTILINE | re.DOTALL
)
_MARK = re.compile(r"[ \t]*⟵ (?P<codes>[A-Z]{3}\d{3}(?:, [A-Z]{3}\d{3})*)$")


@dataclass(frozen=True)
class Case:
    """A course in a few lines, and where the rule has findings in it: file, line and code."""

    code: str
    title: str
    verdict: str
    files: dict[str, str | bytes] = field(default_factory=dict)
    expected: tuple[tuple[str, int, str], ...] = ()


def read(path: Path) -> Iterator[Case]:
    """Yield the cases of one file."""
    text = path.read_text(encoding="utf-8")
    starts = list(_CASE.finditer(text))
    for start, end in zip(starts, [*(after.start() for after in starts[1:]), len(text)], strict=True):
        yield _case(path.stem, start, text[start.end() : end])


def _case(code: str, start: re.Match[str], text: str) -> Case:
    files: dict[str, str | bytes] = {}
    expected: list[tuple[str, int, str]] = []
    for block in _FENCE.finditer(text):
        name = block["name"] or "case.md"
        lines = block["text"].splitlines()
        marks = [(number, _MARK.search(line)) for number, line in enumerate(lines, 1)]
        expected += [(name, number, each) for number, found in marks if found for each in found["codes"].split(", ")]
        files[name] = "\n".join(_MARK.sub("", line) for line in lines) + "\n"
    return Case(code, start["title"] or "", start["verdict"], files, tuple(expected))
