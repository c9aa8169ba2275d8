"""What a finding is known by when the lines above it change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from hornbook.diagnostics.finding import Finding

ReadLines = Callable[[str], Sequence[str]]
_LENGTH = 16


def fingerprint(finding: Finding, read_lines: ReadLines) -> str:
    """Return 16 hexadecimal digits made of the rule, the message and the words of the line, not of its number."""
    lines = read_lines(finding.span.file)
    line = lines[finding.span.line - 1].strip() if 0 < finding.span.line <= len(lines) else ""
    words = f"{finding.code}\0{finding.message}\0{line}"
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:_LENGTH]
