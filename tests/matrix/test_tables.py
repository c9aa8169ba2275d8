"""What is told of a target, in the terminal, as JSON and in the docs, is what it declares of each type."""

from __future__ import annotations

import pytest

from hornbook import targets
from hornbook.commands.targets import as_data
from hornbook.targets.features import FEATURES, cells
from tests.matrix.proof import target_of
from tools import support


@pytest.mark.parametrize("name", targets.BUILTIN)
def test_the_json_of_a_target_tells_each_cell(name: str) -> None:
    told = as_data(target_of(name))["support"]
    for feature, kind in cells():
        found = told[feature]["types"].get(kind, told[feature])
        declared = target_of(name).of(feature, kind)
        assert (found["level"], found["how"]) == (declared.level, declared.how), (feature, kind)
    assert set(told) == set(FEATURES)


def test_the_page_tells_what_becomes_of_each_cell_that_is_not_carried_in_full() -> None:
    page = support.page("<!-- made -->")
    sections = dict(part.split("\n", 1) for part in page.split("\n## ")[1:])
    for name in targets.BUILTIN:
        for feature, kind in cells():
            declared = target_of(name).of(feature, kind)
            assert declared.level == "full" or " ".join(declared.how.split()) in sections[name], (name, feature, kind)
