"""Text stands out from all that it stands on, in both themes."""

from __future__ import annotations

import pytest

from hornbook.pages import assets
from hornbook.templating import environment
from tests.pages import colours

THEMES = pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])


def test_a_faint_pair_would_be_found() -> None:
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert ("ink", "paper") in colours.too_faint(colours.ours() | {"ink": ("#999999", "#999999")}, 0)


@THEMES
def test_all_text_has_a_contrast_of_at_least_four_and_a_half(theme: int) -> None:
    assert colours.too_faint(colours.ours(), theme) == {}


@THEMES
def test_edges_of_fields_have_a_contrast_of_at_least_three(theme: int) -> None:
    known = colours.ours()
    assert min(colours.contrast(known["edge"][theme], known[ground][theme]) for ground in colours.GROUNDS) >= 3


def test_a_style_sheet_loses_spaces_and_nothing_that_shows() -> None:
    sheet = assets.style(environment("html"), assets.STYLES["quiz"]).decode()
    assert ".skip{position:absolute;" in sheet
    assert '.crumbs li + li::before{content:"›";' in sheet
    assert '::before{content:"✓ " / "";}' in sheet
    assert sheet.count("{") == sheet.count("}") > 150
