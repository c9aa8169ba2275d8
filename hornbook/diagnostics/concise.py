"""Findings one a line, for editors and for `grep`: `file:line:column: severity CODE message`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hornbook.diagnostics.finding import Finding


def render(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a line for each finding; line and column start at 1, columns count characters."""
    for finding in findings:
        span = finding.span
        message = " ".join(finding.message.split())
        yield f"{span.file}:{span.line}:{span.column}: {finding.severity} {finding.code} {message}"
