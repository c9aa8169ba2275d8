"""Questions one by one, and the way back from a result to each question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from hornbook.course import Lesson, Quiz
from hornbook.targets import html
from tests.browser import stage
from tests.browser.learner import tab_to, tab_to_button, violations
from tests.targets import courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)
NAMES = ("plain-choice", "town", "zero")
SHOWN = ".question:visible"


@contextmanager
def quiz(chromium: Any, **settings: Any) -> Iterator[Any]:
    known = {item.id: item for item in (*courses.choices(), *courses.typed())}
    made = Quiz(id="q", title=courses.text("Quiz"), items=tuple(known[name] for name in NAMES), **settings)
    section = courses.quiz_section(made)
    lesson = Lesson(id="l", title="L", language="en", file="l.md", sections=(section,), quizzes=(made,))
    example = courses.Example(courses.course(lesson), (lesson,), {})
    with stage.stage(chromium, stage.files_of(html.TARGET, example)) as theatre:
        page = theatre.context(bypass_csp=True).new_page()
        page.goto(theatre.address + "l.html")
        yield page
        assert theatre.complaints == []


def shown(page: Any) -> list[str]:
    found: list[str] = page.locator(SHOWN).evaluate_all("boxes => boxes.map(box => box.dataset.item)")
    return found


def test_one_question_is_seen_at_a_time_and_reached_by_keyboard(chromium: Any) -> None:
    with quiz(chromium, one_by_one=True) as page:
        assert shown(page) == ["plain-choice"]
        tab_to(page, "plain-choice.a")
        page.keyboard.press("ArrowDown")
        tab_to_button(page, "Check")
        page.keyboard.press("Enter")
        page.keyboard.press("Shift+Tab")
        for _ in range(3):
            page.keyboard.press("Shift+Tab")
        tab_to_button(page, "Next question")
        page.keyboard.press("Enter")
        assert shown(page) == ["town"]
        assert page.evaluate("document.activeElement.dataset.item") == "town"
        assert page.get_by_role("button", name="Question 1, correct").count() == 1
        assert page.get_by_role("button", name="Question 2", exact=True).get_attribute("aria-current") == "step"
        assert violations(page) == [] if stage.installed("axe-core") else True


def test_after_a_reload_the_first_question_without_an_answer_is_there(chromium: Any) -> None:
    with quiz(chromium, one_by_one=True, feedback_when="end") as page:
        page.get_by_label("Cooking").check()
        assert page.get_by_role("button", name="Question 1, answered").count() == 1
        page.reload()
        assert shown(page) == ["town"]


def test_all_questions_stand_on_paper(chromium: Any) -> None:
    with quiz(chromium, one_by_one=True) as page:
        page.emulate_media(media="print")
        assert shown(page) == list(NAMES)
        assert page.locator(".walk:visible").count() == 0


def test_a_result_leads_back_to_each_question(chromium: Any) -> None:
    with quiz(chromium, feedback_when="end") as page:
        page.get_by_label("Versions of models").check()
        for _ in range(2):
            page.get_by_role("button", name="Submit answers").click()
        page.get_by_role("button", name="Question 2, not correct").click()
        assert page.evaluate("document.activeElement.dataset.item") == "town"
        page.get_by_role("button", name="Start again").click()
        assert page.locator(".summary .steps").count() == 0


def test_a_result_that_tells_no_verdicts_does_not_tell_them_by_the_way_back(chromium: Any) -> None:
    with quiz(chromium, feedback_when="never", kind="graded") as page:
        for _ in range(2):
            page.get_by_role("button", name="Submit answers").click()
        assert page.locator(".summary .score").count() == 1
        assert page.locator(".step").count() == 0
