"""What a learner does on a page, and what a page must spare them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser import stage

LOOKS = (("light", 320), ("light", 1280), ("dark", 1280), ("dark", 320))
STILL = """() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
  .then(() => document.getAnimations().every((one) => one.playState !== "running"))"""
_MOST_STOPS = 150


def violations(page: Any) -> list[tuple[str, str]]:
    """Return the accessibility rules that a page breaks, each with the element.

    axe takes a header cell that holds a formula and nothing else for an empty one; browsers and screen readers do not.
    """
    page.evaluate((stage.MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})")
    broken = [(rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]]
    return [
        one
        for one in broken
        if not (one[0] == "empty-table-header" and page.locator("th:has(> math:only-child)").count())
    ]


def look(page: Any, scheme: str, width: int) -> None:
    """Give a page this theme and width, and wait until its colours have stopped changing."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    for frame in page.frames:
        frame.wait_for_function(STILL)


def violations_in_all_looks(page: Any) -> list[tuple[str, int, list[tuple[str, str]], int]]:
    """Return each theme and width in which a page breaks accessibility rules or is wider than its window.

    Each with the rules and elements, and by how many pixels the page is too wide.
    """
    found = []
    for scheme, width in LOOKS:
        look(page, scheme, width)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found.append((scheme, width, violations(page), over))
    return [look for look in found if look[2] or look[3]]


def answer_everything(page: Any) -> None:
    """Give some answer to every question, check each, ask for the keys, and submit what is left."""
    for start in page.query_selector_all(".start button"):
        start.click()
    for box in page.query_selector_all(".question"):
        _answer(box)
        for _ in range(2):
            check = box.query_selector("button.check:not(.quiet)")
            if check:
                check.click()
    for show in page.query_selector_all(".question .actions .quiet:not(.check)"):
        show.click()
    for submit in page.query_selector_all("button.submit"):
        submit.click()
        if submit.is_visible():
            submit.click()


def _answer(box: Any) -> None:
    option = box.query_selector(".options > li > input")
    if option:
        option.check()
    for field in box.query_selector_all(".entry input, .entry textarea, .gap input"):
        field.fill("9.9")
    for menu in box.query_selector_all("select"):
        menu.select_option(index=1)
    move = box.query_selector(".order li:last-child .move")
    if move:
        move.click()


def tab_to(page: Any, element: str) -> None:
    """Press Tab until the element with this id has the focus."""
    _tab_until(page, "document.activeElement.id", element)


def tab_to_button(page: Any, label: str) -> None:
    """Press Tab until a button that says this, or is named so, has the focus."""
    name = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
    _tab_until(page, name, label)


def _tab_until(page: Any, seen: str, wanted: str) -> None:
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(seen) == wanted:
            return
    pytest.fail(f"Tab never reaches {wanted}")
