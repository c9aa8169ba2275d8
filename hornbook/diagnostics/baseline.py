"""A baseline: the findings that a course had when it adopted the checks, which are put up with until they go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta

from hornbook.diagnostics.finding import Finding
from hornbook.diagnostics.fingerprint import ReadLines, fingerprint

Key = tuple[str, str, str]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that is put up with, as often as `count` says; `message` is for people."""

    file: str
    code: str
    fingerprint: str
    message: str = ""
    count: Annotated[int, Meta(ge=1)] = 1


class Baseline(msgspec.Struct, frozen=True, kw_only=True):
    """The known findings, by file and code."""

    schema_version: str = "1.0"
    findings: tuple[Known, ...] = ()


def make(findings: Iterable[Finding], read_lines: ReadLines) -> Baseline:
    """Return the baseline that holds just these findings."""
    counts = Counter((*_key(finding, read_lines), finding.message) for finding in findings)
    known = (
        Known(file=file, code=code, fingerprint=mark, message=message, count=count)
        for (file, code, mark, message), count in sorted(counts.items())
    )
    return Baseline(findings=tuple(known))


def unknown(findings: Iterable[Finding], baseline: Baseline, read_lines: ReadLines) -> tuple[list[Finding], int]:
    """Return the findings that are not in the baseline, and how many of it were not found any more."""
    left = Counter[Key]()
    for known in baseline.findings:
        left[known.file, known.code, known.fingerprint] += known.count
    fresh = []
    for finding in findings:
        key = _key(finding, read_lines)
        if left[key] > 0:
            left[key] -= 1
        else:
            fresh.append(finding)
    return fresh, left.total()


def _key(finding: Finding, read_lines: ReadLines) -> Key:
    return finding.span.file, finding.code, fingerprint(finding, read_lines)
