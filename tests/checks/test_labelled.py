"""The rules that are on are right on the set of labelled items, or they would cry wolf."""

from __future__ import annotations

import pytest

from tools import precision
from tools.precision import Figures

LEAST_ITEMS, LEAST_PRECISION, LEAST_RECALL = 150, 0.9, 0.5


def test_the_set_holds_enough_items_with_and_without_faults() -> None:
    judged = precision.judged()
    assert judged.items >= LEAST_ITEMS
    assert len({(file, line) for file, line, _ in judged.labelled}) <= judged.items * 2 / 3


@pytest.mark.parametrize("figures", precision.judged().figures, ids=lambda figures: figures.rule.code)
def test_a_rule_that_is_on_is_right_in_nine_of_ten_findings(figures: Figures) -> None:
    assert figures.precision is None or figures.precision >= LEAST_PRECISION
    assert figures.recall is None or figures.recall >= LEAST_RECALL


def test_every_rule_that_is_on_has_a_labelled_fault() -> None:
    """A rule without a label has no figure, so nobody knows how right it is."""
    assert [each.rule.code for each in precision.judged().figures if each.recall is None] == []
