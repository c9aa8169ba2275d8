"""The span of each finding lies in the text and covers words that it names, also in quotations and lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hornbook import buffers
from hornbook.diagnostics import Finding
from hornbook.source import from_text

FILES = sorted((Path(__file__).parent / "reading").rglob("*.md"))
_NAMED = re.compile("“([^”…]+)”")


def as_it_is(text: str) -> str:
    return text


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def listed(text: str) -> str:
    return "- " + "\n  ".join(text.split("\n"))


def in_a_container(text: str) -> str:
    return f"::: quiz\n\n{text}\n\n:::\n"


def covered(finding: Finding, lines: tuple[str, ...]) -> str:
    """Return what the span covers of its first line."""
    span = finding.span
    assert 1 <= span.line <= len(lines)
    line = lines[span.line - 1]
    assert 1 <= span.column <= len(line) + 1
    if not span.end_line:
        return line[span.column - 1 :]
    assert span.line <= span.end_line <= len(lines)
    assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
    assert (span.end_line, span.end_column) >= (span.line, span.column)
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]


@pytest.mark.parametrize("within", [as_it_is, quoted, listed, in_a_container])
def test_a_span_covers_the_words_that_its_finding_names(within: Callable[[str], str]) -> None:
    named = 0
    for path in FILES:
        buffer = buffers.read("a.md", within(path.read_text(encoding="utf-8")))
        lines = from_text("a.md", buffer.text).lines
        for finding in buffer.findings:
            words = covered(finding, lines)
            line = lines[finding.span.line - 1]
            there = [name for name in _NAMED.findall(finding.message) if name in line]
            named += bool(there)
            beside = there and not any(name in words or words in name for name in there)
            assert not beside, f"{path.name}: {finding.message}: “{words}” of “{line}”"
    assert named > 20
