"""How often each rule found something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from hornbook.diagnostics.finding import Finding, Severity


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A rule, with a severity, and how often it found something."""

    code: str
    name: str
    severity: Severity
    count: int


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """What `hornbook check --statistics --format json` prints: the rules that found something, the busiest first."""

    statistics: tuple[Count, ...]


def count(findings: Iterable[Finding]) -> list[Count]:
    """Return the counts, the most frequent rule first."""
    counts = Counter((finding.code, finding.name, finding.severity) for finding in findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return [Count(code=code, name=name, severity=kind, count=times) for (code, name, kind), times in rows]


def render(counts: list[Count]) -> str:
    """Return one object with `statistics`, as JSON."""
    document = Statistics(statistics=tuple(counts))
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
