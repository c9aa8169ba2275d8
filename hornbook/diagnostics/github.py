"""Findings as annotations of a pull request: GitHub's workflow commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hornbook.diagnostics.finding import Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield one workflow command for each finding."""
    for finding in findings:
        properties = ",".join(f"{key}={str(value).translate(_IN_PROPERTY)}" for key, value in _properties(finding))
        text = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
        yield f"::{_COMMANDS[finding.severity]} {properties}::{text.translate(_IN_DATA)}"


def _properties(finding: Finding) -> Iterator[tuple[str, object]]:
    span = finding.span
    yield "file", span.file
    yield "line", span.line
    if span.end_line:
        yield "endLine", span.end_line
    if span.end_line in {0, span.line}:
        yield "col", span.column
        if span.end_line:
            yield "endColumn", span.end_column
    yield "title", f"{finding.code} {finding.name}"
