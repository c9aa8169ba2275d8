"""A package with a unit for each lesson, in a platform that sequences it as its manifest says (SCORM 2004 SN)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from msgspec.structs import replace

from hornbook.course import Module
from hornbook.targets import scorm2004
from tests.browser import stage
from tests.browser.platforms.learner import FOLDER
from tests.browser.platforms.lessons import course_of, graded
from tests.targets import courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = [
    pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM),
    pytest.mark.skipif(not stage.installed("scorm-again"), reason="scorm-again is not installed: run `nox -s browser`"),
]
PAGE = (
    '<!DOCTYPE html><title>LMS</title><ol></ol><button id="previous">Previous</button><button id="continue">Continue'
    '</button><iframe style="width:900px;height:600px" src="about:blank"></iframe>'
    '<script src="scorm-again.js"></script><script src="contents.js"></script>'
)
# A module with a quiz of three points and a page without one, and beside it a quiz of one point.
SMALL, LARGE = graded("judge-plain", pass_mark=0.6), graded("plain-choice", "judge-plain", "poll", pass_mark=0.6)


def example(edition: str) -> courses.Example:
    quiz = replace(LARGE, id="large", items=tuple(replace(item, points=1.5) for item in LARGE.items))
    made = course_of(("one", (quiz,)), ("two", ()), ("three", (SMALL,)))
    settings = replace(made.course.settings, targets={"scorm2004": {"sco": "lesson", "edition": edition}})
    modules = (Module(id="m1", title="First", lessons=("one", "two")),)
    return replace_course(made, replace(made.course, settings=settings, modules=modules))


def replace_course(made: courses.Example, course: Any) -> courses.Example:
    return courses.Example(course, made.lessons, made.files)


class Learner:
    """Works in the platform's page; the lesson is two frames below."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.lesson = page.frame_locator("iframe").frame_locator("#page")

    def arrives(self, name: str) -> None:
        """Wait until a lesson is shown and its session is open."""
        self.page.wait_for_function(
            """name => {
              const shown = frames[0]?.frames[0]?.document;
              const there = shown?.body?.dataset.lesson === name && shown.readyState === "complete";
              return there && api.cmi.completion_status !== "unknown";
            }""",
            arg=name,
        )

    def press(self, name: str) -> None:
        """Press a button of the platform."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def answer(self, item: str, value: str) -> None:
        """Choose, check, and wait until the platform has it."""
        box = self.lesson.locator(f"fieldset[data-item='{item}']")
        box.locator(f"input[value='{value}']").check()
        box.get_by_role("button", name="Check").click()
        self.page.wait_for_function(
            "() => Object.keys(localStorage).every((key) => JSON.parse(localStorage[key]).sent !== false)"
        )

    def standing(self) -> dict[str, Any]:
        """Return completion, satisfaction and score of each activity."""
        found: dict[str, Any] = self.page.evaluate("standing()")
        return found


@contextmanager
def platform(chromium: Any, edition: str = "4") -> Iterator[Learner]:
    files = {
        **stage.files_of(scorm2004.TARGET, example(edition)),
        "scorm-again.js": (stage.MODULES / "scorm-again" / "dist" / "scorm2004.min.js").read_bytes(),
        "contents.js": (FOLDER / "contents.js").read_bytes(),
        "lms.html": PAGE.encode(),
        "favicon.ico": b"",
    }
    with stage.stage(chromium, files) as made:
        learner = Learner(made.context().new_page())
        learner.page.goto(made.address + "lms.html")
        learner.arrives("one")
        yield learner
        assert learner.page.evaluate("refused") == []
        assert made.complaints == []


@pytest.mark.parametrize("edition", ["4", "3"])
def test_a_course_by_lessons_is_walked_and_rolled_up_by_points(chromium: Any, edition: str) -> None:
    with platform(chromium, edition) as learner:
        learner.answer("plain-choice", "b")
        learner.answer("judge-plain", "true")
        learner.press("Continue")
        learner.arrives("two")
        assert learner.standing()["lesson-one"] == ["completed", False, 0.5]
        learner.press("Lesson three")
        learner.arrives("three")
        learner.answer("judge-plain", "false")
        learner.press("Previous")
        learner.arrives("two")
        rows = learner.standing()
        assert rows["lesson-two"][0] == "completed"
        assert rows["lesson-three"] == ["completed", True, 1]
        assert rows["module-m1"] == ["completed", False, 0.5]
        assert rows["course"] == ["completed", False, 0.625]
        assert learner.page.evaluate("delivered") == ["lesson-one", "lesson-two", "lesson-three", "lesson-two"]


def test_a_lesson_without_grades_holds_up_no_success_and_what_was_passed_stays(chromium: Any) -> None:
    with platform(chromium) as learner:
        learner.answer("plain-choice", "b")
        learner.answer("judge-plain", "false")
        learner.press("Lesson three")
        learner.arrives("three")
        learner.answer("judge-plain", "false")
        learner.press("Lesson one")
        learner.arrives("one")
        assert learner.lesson.locator("fieldset.locked").count() == 2
        assert learner.standing()["course"][1:] == [True, 1]
        assert learner.standing()["course"][0] == "incomplete"
        learner.press("Lesson two")
        learner.arrives("two")
        learner.press("Lesson three")
        learner.arrives("three")
        assert learner.standing()["course"] == ["completed", True, 1]
        assert learner.standing()["module-m1"] == ["completed", True, 1]


def test_the_way_to_another_lesson_in_a_page_is_asked_of_the_platform(chromium: Any) -> None:
    with platform(chromium) as learner:
        learner.lesson.locator("body").evaluate("() => document.querySelector('.turn a.next').click()")
        learner.arrives("two")
        assert learner.page.evaluate("delivered") == ["lesson-one", "lesson-two"]


def test_before_the_first_lesson_there_is_nothing_and_after_the_last_the_end(chromium: Any) -> None:
    preview = "way => { const seen = api.previewNavigationRequest(way); return [seen.outcome, seen.targetActivityId]; }"
    with platform(chromium) as learner:
        assert learner.page.evaluate(preview, "previous") == ["blocked", None]
        assert learner.page.evaluate(preview, "continue") == ["allowed", "lesson-two"]
        learner.press("Lesson three")
        learner.arrives("three")
        assert learner.page.evaluate(preview, "previous") == ["allowed", "lesson-two"]
        assert learner.page.evaluate(preview, "continue")[1] is None
