"""Rules on small courses written as Markdown: each case says beside the line what is found there."""

from __future__ import annotations

from pathlib import Path

import pytest

from hornbook import catalogue
from tests.rules import cases, courses
from tests.rules.cases import Case

CASES = [case for path in sorted(cases.FOLDER.glob("*.md")) for case in cases.read(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.verdict} {case.title}")
def test_a_rule_finds_what_the_case_says(case: Case, tmp_path: Path) -> None:
    found = courses.check(tmp_path, case.files, case.code)
    places = [(Path(one.span.file).name, one.span.line, one.code) for one in found if one.code == case.code]
    assert sorted(places) == sorted(case.expected)


def test_bad_cases_expect_their_rule_and_good_ones_nothing() -> None:
    assert CASES
    assert [case for case in CASES if (case.verdict == "bad") != bool(case.expected)] == []
    assert [case for case in CASES if {code for _, _, code in case.expected} - {case.code}] == []


@pytest.mark.parametrize("code", sorted({case.code for case in CASES}))
def test_a_file_of_cases_is_of_a_rule_and_shows_both_ways(code: str) -> None:
    assert code in catalogue.rules()
    assert {case.verdict for case in CASES if case.code == code} == {"bad", "good"}
