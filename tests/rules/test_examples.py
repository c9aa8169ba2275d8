"""Each rule finds its own example, and is content with what it tells authors to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from hornbook import catalogue
from hornbook.diagnostics import Rule
from tests.rules import courses

# Rules whose example is no Markdown or course file; the test that finds what they find stands beside each.
BY_OTHER_MEANS = {
    "CRS001": "an empty folder: tests/test_discovery.py",
    "CRS020": "a build with --keep-going: tests/test_pruning.py",
    "CRS021": "a build with --keep-going: tests/test_pruning.py",
    "CRS022": "a build with --keep-going: tests/test_pruning.py",
    "FIL001": "rights on a file: tests/test_discovery.py",
    "FIL002": "names of files: tests/test_discovery.py",
    "FIL003": "names of files: tests/test_discovery.py",
    "FIL004": "names of files: tests/test_discovery.py",
    "FIL005": "links on the disk: tests/test_discovery.py",
    "FIL006": "names of files: tests/test_discovery.py",
    "FIL007": "names of files: tests/test_discovery.py",
    "SCH001": "a fault of Hornbook itself: tests/test_schema.py",
    "SRC001": "bytes that are no text: tests/test_pipeline.py",
    "SRC002": "a character that nobody can see: tests/test_pipeline.py",
    "SRC006": "a file of millions of characters: tests/test_pipeline.py",
    "TGT001": "a target's declaration: tests/targets",
    "TGT002": "a target's declaration: tests/targets",
    "TGT003": "a target's declaration: tests/targets",
    "TGT004": "a course that names no target: tests/targets",
    "TGT005": "a course that names no target: tests/targets",
    "TGT006": "a template of the project: tests/test_own_templates.py",
    "TGT008": "a course that names no target: tests/test_pipeline.py",
    "TGT007": "a course of many long answers: tests/test_capacity.py",
    "CRS011": "two files: tests/rules/CRS011.md",
    "CRS012": "two files: tests/rules/CRS012.md",
}
RULES = catalogue.rules()
SHOWN = [rule for code, rule in RULES.items() if code not in BY_OTHER_MEANS]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_a_rule_finds_its_example_and_not_what_to_write_instead(rule: Rule, tmp_path: Path) -> None:
    bad, good = (tmp_path / name for name in ("bad", "good"))
    assert rule.code in {one.code for one in courses.check(bad, courses.files(rule.code, rule.example), rule.code)}
    left = courses.check(good, courses.files(rule.code, rule.better), rule.code)
    assert rule.code not in {one.code for one in left}
    assert [one.message for one in left if one.severity == "error"] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_what_it_finds_why_both_ways_and_whence(rule: Rule) -> None:
    told = {name: getattr(rule, name) for name in ("message", "why", "hint", "example", "better", "source")}
    assert [name for name, text in told.items() if not text.strip()] == []
    assert rule.example != rule.better


def test_rules_that_are_shown_by_other_means_exist() -> None:
    assert BY_OTHER_MEANS.keys() <= RULES.keys()
