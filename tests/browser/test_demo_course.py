"""The demo course whole: worked through by keyboard alone, light enough, still while it loads."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.browser import demo, stage
from tests.browser.learner import violations_in_all_looks

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)
needs_axe = pytest.mark.skipif(
    not stage.installed("axe-core"), reason="axe-core is not installed: run `nox -s browser`"
)
FIRST_PAGE = 60_000
# What is ours in a lesson's page (scripts and styles), as it is and compressed; the rest is the author's text.
OURS, OURS_SENT, PAGE_SENT = 85_000, 30_000, 60_000
MOST_STOPS = 600
MOST_SHIFT = 0.01

# Where the focus is: what can be done there, and whether that was done before.
STOP = """() => {
  const at = document.activeElement;
  const name = `${at.tagName.toLowerCase()} ${at.type || ""} ${at.className}`;
  const list = at.closest(".order");
  const again = list ? list.dataset.moved : at.dataset.met > 1;
  at.dataset.met = Number(at.dataset.met || 0) + 1;
  if (list && name.includes("move")) list.dataset.moved = at.getAttribute("aria-disabled") === "false" ? "yes" : "";
  return {name, list: at.closest("ol")?.className || "", again: Boolean(again), value: at.value || "",
    checked: Boolean(at.checked)};
}"""
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({type: "layout-shift", buffered: true});
  const step = () => {
    const before = scrollY;
    scrollBy(0, innerHeight);
    requestAnimationFrame(() => (scrollY > before ? step() : setTimeout(() => done(sum), 100)));
  };
  step();
})"""


@contextmanager
def opened(chromium: Any, **options: Any) -> Iterator[tuple[Any, str]]:
    with stage.stage(chromium, demo.site()) as made:
        yield made.context(**options).new_page(), made.address
        assert made.complaints == []


def test_the_whole_course_is_worked_through_by_keyboard_alone(chromium: Any) -> None:
    with opened(chromium) as (page, address):
        page.goto(address + "index.html")
        tab_until(page, lambda stop: stop["list"] == "lessons")
        follow(page)
        lessons = demo.pages()[1:]
        seen = []
        for _ in lessons:
            seen.append(page.url.rpartition("/")[2])
            tab_until(page, lambda stop: act(page, stop))
            unanswered = page.locator(".question:not(.locked)").evaluate_all("boxes => boxes.map(box => box.id)")
            assert (seen[-1], unanswered) == (seen[-1], [])
            follow(page)
        assert page.url == address + "index.html"
        assert sorted(seen) == sorted(lessons)
        assert page.locator("li.lesson .visited").count() >= len(lessons)


def follow(page: Any) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def act(page: Any, stop: dict[str, Any]) -> bool:
    """Do what the focused element asks for; return whether it is the way to the next page."""
    name = stop["name"]
    keys = page.keyboard
    if name.startswith(("input radio", "input checkbox")) and not stop["checked"] and not stop["again"]:
        keys.press("Space")
    elif name.startswith(("input text", "textarea")) and not stop["value"]:
        keys.type("1")
    elif name.startswith("select") and not stop["value"]:
        keys.press("ArrowDown")
    elif name.startswith("button") and "copy" not in name and "tool" not in name and not stop["again"]:
        for _ in range(2 if "submit" in name else 1):
            keys.press("Enter" if "quiet" not in name or "move" in name else "Shift")
    return " next" in name


def tab_until(page: Any, reached: Any) -> None:
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if reached(page.evaluate(STOP)):
            return
    pytest.fail(f"Tab leads nowhere on {page.url}: {page.evaluate(STOP)}")


def test_each_page_is_light_without_its_media(chromium: Any) -> None:
    files = demo.site()
    loaded = {name: loads(chromium, name) for name in demo.pages()}
    raw = {name: sum(len(files[path]) for path in paths) for name, paths in loaded.items()}
    sent = {name: sum(len(gzip.compress(files[path])) for path in paths) for name, paths in loaded.items()}
    assert FIRST_PAGE / 10 < raw["index.html"] < FIRST_PAGE
    assert max(sent.values()) < PAGE_SENT
    ours = {name: [path for path in paths if path.startswith("assets/")] for name, paths in loaded.items()}
    assert max(sum(len(files[path]) for path in paths) for paths in ours.values()) < OURS
    assert max(sum(len(gzip.compress(files[path])) for path in paths) for paths in ours.values()) < OURS_SENT


def loads(chromium: Any, name: str) -> list[str]:
    """Return the paths that a page asks for when it is opened, but for media."""
    with opened(chromium) as (page, address):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        page.goto(address + name)
        return [path for path in asked if not path.startswith("media/")]


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_shifts_while_a_page_loads_and_is_scrolled(chromium: Any, width: int) -> None:
    with opened(chromium, viewport={"width": width, "height": 800}) as (page, address):
        shifts = {}
        for name in (*demo.pages(), "index.html"):
            page.goto(address + name)
            shifts[name] = page.evaluate(SHIFT)
        assert {name: shift for name, shift in shifts.items() if shift > MOST_SHIFT} == {}


@needs_axe
def test_no_page_of_the_demo_course_breaks_an_accessibility_rule(chromium: Any) -> None:
    with opened(chromium, bypass_csp=True) as (page, address):
        for name in demo.pages():
            page.goto(address + name)
            assert (name, violations_in_all_looks(page)) == (name, [])
