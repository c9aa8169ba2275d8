"""Findings as GitLab's code quality report, which a merge request shows beside the lines that it changes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from hornbook.diagnostics.finding import Finding, Severity
from hornbook.diagnostics.fingerprint import ReadLines, fingerprint

_WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info", Severity.OFF: "info"}


def render(findings: Iterable[Finding], read_lines: ReadLines) -> str:
    """Return a JSON array with an object for each finding. No two have the same fingerprint, as GitLab wants it."""
    return msgspec.json.format(msgspec.json.encode(list(_issues(findings, read_lines))), indent=2).decode()


def _issues(findings: Iterable[Finding], read_lines: ReadLines) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for finding in findings:
        mark = f"{finding.span.file}\0{fingerprint(finding, read_lines)}"
        seen[mark] += 1
        yield {
            "description": f"{finding.message}. {finding.hint}" if finding.hint else finding.message,
            "check_name": f"{finding.code} {finding.name}",
            "fingerprint": hashlib.sha256(f"{mark}\0{seen[mark]}".encode("utf-8", "replace")).hexdigest(),
            "severity": _WEIGHTS[finding.severity],
            "location": {"path": finding.span.file, "lines": _lines(finding)},
        }


def _lines(finding: Finding) -> dict[str, int]:
    span = finding.span
    return {"begin": span.line} | ({"end": span.end_line} if span.end_line > span.line else {})
