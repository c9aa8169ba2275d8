"""QTI 3 items in a second independent engine: its response processing scores every vector as our reference scorers do.

The engine is given the values of response variables; that its fields give them is no matter of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

import pytest

from hornbook.qti import identifiers
from hornbook.questions import Categorise, ChoiceGap, Gaps, Hotspot, Item, Matching, Multiple, Ordering, TrueFalse
from tests.browser import qti_player, stage
from tests.browser.qti_player import rendered
from tests.browser.test_qti_player import rows

pytestmark = [
    pytest.mark.skipif(not stage.installed("@citolab/qti-components"), reason="no engine: run `nox -s browser`"),
    pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM),
]
# The engine keeps three decimals of an outcome.
ROUNDED = 1e-3


@pytest.fixture(scope="module")
def page(chromium: Any) -> Iterator[Any]:
    """Return a page with the engine."""
    with qti_player.player(chromium) as player:
        player.page.goto(player.address.replace("qti_player.html", "qti_components.html"))
        player.page.wait_for_function("() => window.hornbook")
        yield player.page


@singledispatch
def variables(_item: object, response: Any) -> dict[str, Any]:
    """Return the response variables for a response that a learner can give."""
    return {"RESPONSE": response or None}


@variables.register
def _(_item: TrueFalse, response: Any) -> dict[str, Any]:
    return {"RESPONSE": None if response is None else str(response).lower()}


@variables.register(Multiple | Ordering)
def _(_item: Multiple | Ordering, response: list[str]) -> dict[str, Any]:
    return {"RESPONSE": response or None}


@variables.register
def _(item: Hotspot, response: list[str]) -> dict[str, Any]:
    return {"RESPONSE": (response or None) if item.several else next(iter(response), None)}


@variables.register(Matching | Categorise)
def _(_item: Matching | Categorise, response: dict[str, str]) -> dict[str, Any]:
    return {"RESPONSE": [f"P-{one} R-{other}" for one, other in response.items()] or None}


@variables.register
def _(item: Gaps, response: dict[str, str]) -> dict[str, Any]:
    given = {}
    for gap in item.gaps:
        name = identifiers.gap_response(gap.id, alone=len(item.gaps) == 1)
        filled = response.get(gap.id) or None
        given[name] = f"{gap.id}-{filled}" if isinstance(gap, ChoiceGap) and filled else filled
    return given


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_the_scoring_vectors_hold_in_a_second_engine(page: Any, row: tuple[str, Item, Any, float]) -> None:
    _, item, response, points = row
    outcome = page.evaluate(
        "([xml, responses]) => hornbook(xml, responses)", [rendered(item), variables(item, response)]
    )
    assert float(outcome["SCORE"]) == pytest.approx(points, abs=ROUNDED)
