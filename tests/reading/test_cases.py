"""Small files as authors write them, each beside what must be read from it (`nox -s golden` writes those anew)."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from hornbook import catalogue
from hornbook.diagnostics import Rule
from tests.reading import summary

CASES = sorted(Path(__file__).with_name("cases").glob("*.[mt][dx]*"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_golden_case_is_read_as_expected(case: Path) -> None:
    text = case.read_bytes().decode("utf-8")
    found = summary.of(text, case.name)
    expected = case.with_suffix(".json")
    if os.environ.get("HORNBOOK_GOLDEN") == "write":
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_line_ends_and_a_byte_order_mark_change_nothing(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    assert summary.of("\N{BYTE ORDER MARK}" + text.replace("\n", "\r\n"), case.name) == summary.of(text, case.name)


READING = ("QUI", "SRC01", "SRC003", "SRC004", "SRC005", "SRC02", "MED001", "MED002", "ACC00", "LNK002")
EXAMPLES = [rule for rule in catalogue.rules().values() if rule.code.startswith(READING)]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_a_rules_example_shows_the_rules_fault(rule: Rule) -> None:
    quiz = "" if rule.example.startswith("## ") or not rule.code.startswith("QUI") else "## Quiz\n\n"
    text = quiz + rule.example
    if rule.code.startswith("SRC02"):
        words = "This sentence is long enough to be taken for content."
        text = f"Furry friends\n\n{rule.example}\n\nMore to know\n\n{words}\n\nEnd\n\nDone now.\n"
    if rule.code == "SRC020":
        text = f"Rivers\n\nWhere they rise\n\nA river rises from a spring, from a lake or from ice.\n\n{rule.example}\n"
    assert rule.code in {finding.code for finding in summary.reading(text).findings}
