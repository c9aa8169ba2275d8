"""What a launch page tells a learner can be read by everybody: in both themes, at any width, by keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import stage
from tests.browser.learner import LOOKS, look, violations
from tests.browser.platforms.learner import LONG, Attempt, platform_on
from tests.browser.platforms.lessons import course_of, graded

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = [
    pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM),
    pytest.mark.skipif(not stage.installed("scorm-again"), reason="scorm-again is not installed: run `nox -s browser`"),
    pytest.mark.skipif(not stage.installed("axe-core"), reason="axe-core is not installed: run `nox -s browser`"),
]
OLD = '[2,"abcd",1,"other","","",[]]'


def left_over(text: str) -> dict[str, Any]:
    """Return what a platform kept of a session with this progress."""
    return {"sent": [0, 0], "calls": [], "set": {"cmi.core.exit": "suspend", "cmi.suspend_data": text}}


def unsent(learner: Attempt) -> None:
    learner.page.evaluate("window.refusing = true")
    learner.answer("plain-choice", "b", sent=False)
    learner.notice().get_by_text("have not reached").wait_for(timeout=LONG)


def shortened(learner: Attempt) -> None:
    learner.answer("essay", "".join(chr(0x4E00 + at * at * 31 % 20000) for at in range(5000)))


def nothing(_learner: Attempt) -> None:
    return


SAID: dict[str, tuple[str, str, Callable[[Attempt], None]]] = {
    "refused": ("?refuse=1", "", nothing),
    "review": ("?mode=review", "", nothing),
    "changed": ("", OLD, nothing),
    "unreadable": ("", "[9,1]", nothing),
    "unsent": ("", "", unsent),
    "shortened": ("", "", shortened),
}
QUIZ = graded("plain-choice", "judge-plain", "essay")


@pytest.mark.parametrize("name", SAID)
def test_a_notice_breaks_no_accessibility_rule_in_any_look(chromium: Any, name: str) -> None:
    query, kept, act = SAID[name]
    with platform_on(chromium, course_of(("one", (QUIZ,)))) as made:
        if kept:
            made.posted.append(left_over(kept))
        learner = Attempt(made, query=query, context=made.context(bypass_csp=True))
        learner.open("one" if act is not nothing else None)
        act(learner)
        learner.notice().locator(".notice").wait_for()
        learner.page.evaluate("document.querySelector('iframe').style = 'width: 100%; height: 90vh; border: 0'")
        for scheme, width in LOOKS:
            look(learner.page, scheme, width)
            launch = learner.page.frames[1]
            assert (scheme, width, violations(launch)) == (scheme, width, [])
            assert launch.evaluate("document.documentElement.scrollWidth <= innerWidth")
        learner.notice().get_by_role("button", name="Dismiss").press("Enter")
        assert learner.told() == ""


def test_a_launch_page_without_a_platform_and_the_learner_s_own_file_break_no_rule(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (QUIZ,)))) as made:
        page = made.context(bypass_csp=True).new_page()
        page.goto(made.address + "launch.html")
        home = page.frame_locator("#page")
        home.locator(".keeping").wait_for()
        for scheme, width in LOOKS:
            look(page, scheme, width)
            for frame in page.frames:
                assert (scheme, width, frame.url, violations(frame)) == (scheme, width, frame.url, [])


def test_a_notice_has_the_theme_that_the_learner_chose(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (QUIZ,)))) as made:
        page = made.context(color_scheme="light").new_page()
        page.goto(made.address + "launch.html")
        ground = "() => getComputedStyle(document.querySelector('.notice')).backgroundColor"
        light = page.evaluate(ground)
        page.frame_locator("#page").get_by_role("button", name="Dark theme").click()
        page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
        dark = page.evaluate(ground)
        assert dark != light
        page.reload()
        page.locator(".notice").wait_for()
        assert page.evaluate(ground) == dark
        page.frame_locator("#page").get_by_role("button", name="Dark theme").click()
        page.wait_for_function("() => !document.documentElement.dataset.theme")
        assert json.loads(page.evaluate("JSON.stringify(localStorage['hornbook:theme'] ?? null)")) is None
