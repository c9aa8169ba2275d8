"""Bytes that broke something once, or lead to much of the code, break nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.__main__ import CORPUS
from tests.fuzz.targets import TARGETS

CASES = sorted(CORPUS.glob("*/*"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_a_case_of_the_corpus_breaks_nothing(case: Path) -> None:
    TARGETS[case.parent.name](case.read_bytes())


def test_every_target_has_a_corpus() -> None:
    assert {case.parent.name for case in CASES} == set(TARGETS)


def test_deep_nesting_is_refused_and_no_fault() -> None:
    for data in (b"[" * 100_000, b'{"a":' * 100_000, b'{"findings":' + b"[" * 100_000, b"\x91" * 100_000):
        for name in ("document", "known", "remembered", "params"):
            TARGETS[name](data)
        TARGETS["settings"](data[:2000])
