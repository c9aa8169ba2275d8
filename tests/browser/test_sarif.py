"""SARIF as the schema of OASIS has it, which comes with the players that npm installs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema.validators import validator_for

from hornbook import catalogue
from hornbook.diagnostics import Finding, Severity, Span, sarif

_SCHEMAS = Path(__file__).parent / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas"


def test_each_rule_in_each_severity_is_sarif(tmp_path: Path) -> None:
    found = sorted(_SCHEMAS.glob("sarif-2.1.0-*.json"))
    if not found:
        pytest.skip("the schema of SARIF is not installed: nox -s browser installs it")
    schema = json.loads(found[-1].read_bytes())
    spans = (Span("a b/é.md", 2, 3, 2, 9), Span("x.md", 1, 1, 3, 2), Span("x.md"), Span(str(tmp_path / "y.md"), 4, 1))
    findings = [
        Finding(code=rule.code, name=rule.name, severity=weight, message="of {1} [a](b)", span=span, hint=rule.way_out)
        for rule in catalogue.rules().values()
        for weight, span in zip(Severity, spans, strict=True)
    ]
    log = json.loads(sarif.render(findings, catalogue.rules(), "1.2.3", lambda _file: ("one", "two", "three", "four")))
    faults = [f"{error.json_path}: {error.message}" for error in validator_for(schema)(schema).iter_errors(log)]
    assert faults == []
