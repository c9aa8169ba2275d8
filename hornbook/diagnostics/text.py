"""Findings for people: where, what, the line itself, and the way out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from hornbook.diagnostics.finding import Finding, Severity

Segment = tuple[str, str]
ReadLines = Callable[[str], Sequence[str]]
WIDEST = 100
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "bold cyan"}


def render(findings: Iterable[Finding], read_lines: ReadLines) -> Iterator[list[Segment]]:
    """Yield printable lines as segments (style, text); `read_lines` gives a file's lines, none where it cannot."""
    for finding in findings:
        span = finding.span
        place = f"{span.file}:{span.line}:{span.column}"
        yield [
            ("bold", place),
            ("", ": "),
            (_STYLES[finding.severity], f"{finding.severity} {finding.code}"),
            *_name(finding),
        ]
        yield [("", f"  {finding.message}")]
        lines = read_lines(span.file)
        if 0 < span.line <= len(lines):
            yield from _frame(finding, lines[span.line - 1])
        if finding.hint:
            yield [("dim", "  → "), ("", finding.hint)]
        yield []


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings of each severity there are, such as “1 error, 2 warnings”."""
    counts = Counter(finding.severity for finding in findings)
    words = [f"{counts[kind]} {kind}{'s' if counts[kind] > 1 else ''}" for kind in Severity if counts[kind]]
    return ", ".join(words) or "no findings"


def _name(finding: Finding) -> list[Segment]:
    return [("dim", f" {finding.name}")]


def _frame(finding: Finding, line: str) -> Iterator[list[Segment]]:
    """Yield the line with the span marked below it; of a long line the part around the span."""
    span = finding.span
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip()) if span.end_line > span.line else 0
    end = max(start + 1, min(end, len(line)))
    first = max(0, start - WIDEST // 3) if len(line) > WIDEST else 0
    shown = _plain(line[first : first + WIDEST])
    before, marked = _plain(line[first:start]), _plain(line[start : min(end, first + WIDEST)])
    number = f"{span.line:>5}"
    yield [("dim", f"{number} │ "), ("", shown)]
    mark = "^" * max(1, _width(marked))
    yield [("dim", " " * len(number) + " │ "), ("", " " * _width(before)), (_STYLES[finding.severity], mark)]


def _plain(text: str) -> str:
    return "".join(
        " " if character == "\t" else character if character.isprintable() else "\ufffd" for character in text
    )


def _width(text: str) -> int:
    """Return the columns that a text takes on a terminal: two for a wide character, none for a combining one."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
