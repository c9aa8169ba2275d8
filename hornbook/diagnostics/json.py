"""Findings for programs: JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from hornbook.diagnostics.finding import Finding


def render(findings: Iterable[Finding], more: Mapping[str, Any] | None = None) -> str:
    """Return one object with `findings`, after the members of `more`."""
    document = {**(more or {}), "findings": list(findings)}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
