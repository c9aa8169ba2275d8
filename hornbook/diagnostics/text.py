"""Findings for people: where, what, the line itself, and the way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from hornbook.diagnostics.finding import Finding, Severity
from hornbook.diagnostics.frame import columns, frame

Segment = tuple[str, str]
ReadLines = Callable[[str], Sequence[str]]
WIDEST = 108
_GUTTER = 8
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "bold cyan"}


def render(findings: Iterable[Finding], read_lines: ReadLines, width: int = WIDEST) -> Iterator[list[Segment]]:
    """Yield printable lines as segments (style, text), frames no wider than `width` columns.

    `read_lines` gives a file's lines, none where it cannot.
    """
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
            yield from _frame(finding, lines[span.line - 1], max(_GUTTER, width - _GUTTER))
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


def _frame(finding: Finding, line: str, width: int) -> Iterator[list[Segment]]:
    """Yield the line with the span marked in it and below it; of a long line the part around the span."""
    span = finding.span
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip()) if span.end_line > span.line else 0
    end = max(start + 1, min(end, len(line)))
    part = frame(line, start, end, width)
    number, style = f"{span.line:>5}", _STYLES[finding.severity]
    yield [("dim", f"{number} │ "), ("", part.before), (style, part.marked), ("", part.after)]
    mark = "^" * max(1, columns(part.marked))
    yield [("dim", " " * len(number) + " │ "), ("", " " * columns(part.before)), (style, mark)]
