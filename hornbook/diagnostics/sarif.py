"""Findings as SARIF 2.1.0 (OASIS Standard, March 2020), which code hosts and editors read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from hornbook.diagnostics.finding import Finding, Rule, Severity, Span
from hornbook.diagnostics.fingerprint import ReadLines, fingerprint

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note", Severity.OFF: "none"}
_ROOT = "SRCROOT"


def render(findings: Iterable[Finding], rules: Mapping[str, Rule], version: str, read_lines: ReadLines) -> str:
    """Return a log of one run: the rules that found something, and a result for each finding."""
    found = list(findings)
    used = [rules[code] for code in sorted({finding.code for finding in found} & rules.keys())]
    places = {rule.code: place for place, rule in enumerate(used)}
    driver = {"name": "Hornbook", "version": version, "rules": [_rule(rule) for rule in used]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places, read_lines) for finding in found],
    }
    log = {"version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode()


def _rule(rule: Rule) -> dict[str, Any]:
    way_out = rule.way_out
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{way_out}\n\nExample:\n{rule.example}" if rule.example else way_out},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, places: Mapping[str, int], read_lines: ReadLines) -> dict[str, Any]:
    index = {"ruleIndex": places[finding.code]} if finding.code in places else {}
    location = {"physicalLocation": {"artifactLocation": _artifact(finding.span.file), "region": _region(finding.span)}}
    return {
        "ruleId": finding.code,
        **index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}. {finding.hint}" if finding.hint else finding.message},
        "locations": [location],
        "partialFingerprints": {"hornbook/v1": fingerprint(finding, read_lines)},
    }


def _artifact(file: str) -> dict[str, str]:
    """Return where a file is: relative to the root of the sources, or as a `file:` address."""
    path = PurePath(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": _ROOT}


def _region(span: Span) -> dict[str, int]:
    region = {"startLine": span.line, "startColumn": span.column}
    if span.end_line >= span.line and span.end_column > 0:
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    return region
