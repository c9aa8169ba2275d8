"""What platforms are known for, each on its own: Moodle's judging and forgetting, missing parts, tables of contents."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from tests.browser import stage
from tests.browser.platforms.doubles import Sitting, double_on
from tests.browser.platforms.learner import LONG, Attempt, platform_on
from tests.browser.platforms.lessons import course_of, graded
from tests.browser.platforms.names import NAMES
from tests.browser.test_scorm_closes import arrives
from tests.targets import courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = [
    pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM),
    pytest.mark.skipif(not stage.installed("scorm-again"), reason="scorm-again is not installed: run `nox -s browser`"),
]
both = pytest.mark.parametrize("version", ["scorm12", "scorm2004"])

TWO = graded("plain-choice", "judge-plain", pass_mark=0.6)


class Learner:
    """Sits down again and again, each time in a fresh browser, before a platform with these quirks."""

    def __init__(self, made: stage.Stage, version: str, **options: Any) -> None:
        self.made, self.count = made, 0
        self.options = {"version": version, "who": "learner", **options}

    def sit(self) -> Sitting:
        """Return a new session that shows a lesson."""
        self.count += 1
        sitting = Sitting(self.made, {**self.options, "sitting": self.count}, self.made.context()).open()
        sitting.lesson()
        return sitting

    def leave(self, sitting: Sitting) -> dict[str, str]:
        """Go by the platform's way out and close the window; return what the platform has then."""
        sitting.leave()
        arrives(self.made, "learner", self.count)
        sitting.close()
        values: dict[str, str] = json.loads(self.made.kept["learner"])["values"]
        return values


def test_where_only_differences_are_stored_a_return_to_the_first_page_is_not_forgotten(chromium: Any) -> None:
    """Moodle's SCORM 2004 compares with what it gave when the page was loaded: A, B, A leaves B."""
    with double_on(chromium, course_of(("one", (TWO,)), ("two", ())), "scorm2004") as made:
        learner = Learner(made, "scorm2004", quirks="differences")
        learner.leave(learner.sit())
        second = learner.sit()
        second.turn("two.html")
        second.turn("one.html")
        learner.leave(second)
        assert learner.sit().lesson().url.endswith("one.html")


def test_a_half_done_quiz_is_not_judged_by_a_mastery_score(chromium: Any) -> None:
    """Moodle 1.2 turns the status into passed or failed at Finish as soon as there is a raw score."""
    with double_on(chromium, course_of(("one", (TWO,))), "scorm12") as made:
        learner = Learner(made, "scorm12", mastery=60)
        first = learner.sit()
        first.answer("plain-choice", "b")
        assert learner.leave(first)["cmi.core.lesson_status"] == "incomplete"
        second = learner.sit()
        second.answer("judge-plain", "false")
        left = learner.leave(second)
        assert (left["cmi.core.lesson_status"], left["cmi.core.score.raw"]) == ("passed", "100")


@both
def test_opening_alone_neither_completes_nor_scores(chromium: Any, version: str) -> None:
    """Moodle takes a session that ends without a status for completed."""
    with double_on(chromium, course_of(("one", (TWO,))), version) as made:
        learner = Learner(made, version)
        left = learner.leave(learner.sit())
        assert left[NAMES[version]["completion"]] == "incomplete"
        assert not any("score" in name for name in left)


@both
def test_answers_of_a_later_session_are_numbered_after_those_of_the_first(chromium: Any, version: str) -> None:
    with double_on(chromium, course_of(("one", (TWO,))), version) as made:
        learner = Learner(made, version)
        for item, value in (("plain-choice", "a"), ("judge-plain", "true")):
            sitting = learner.sit()
            sitting.answer(item, value)
            left = learner.leave(sitting)
        assert left["cmi.interactions.0.id"] == "plain-choice"
        assert left["cmi.interactions.1.id"] == "judge-plain"
        assert "cmi.interactions.2.id" not in left


@both
def test_a_platform_without_interactions_gets_score_and_status_all_the_same(chromium: Any, version: str) -> None:
    with double_on(chromium, course_of(("one", (TWO,))), version) as made:
        learner = Learner(made, version, quirks="no-interactions")
        sitting = learner.sit()
        for item, value in (("plain-choice", "b"), ("judge-plain", "false")):
            sitting.answer(item, value)
        sitting.page.wait_for_timeout(200)
        assert sitting.launch().locator("#notice").inner_text() == ""
        left = learner.leave(sitting)
        assert (left[NAMES[version]["raw"]], left[NAMES[version]["success"]]) == ("100", "passed")


@both
def test_a_learner_who_was_logged_out_is_told_and_can_save_the_answers(chromium: Any, version: str) -> None:
    with double_on(chromium, course_of(("one", (TWO,))), version) as made:
        sitting = Learner(made, version).sit()
        sitting.answer("plain-choice", "b")
        sitting.page.evaluate("asked.set('out', commits)")
        sitting.answer("judge-plain", "false")
        sitting.launch().get_by_role("button", name="Save my answers to a file").wait_for(timeout=LONG)


def by_lesson(example: courses.Example, version: str) -> courses.Example:
    """Return the course with one unit for each lesson."""
    settings = replace(example.course.settings, targets={version: {"sco": "lesson"}})
    return courses.Example(replace(example.course, settings=settings), example.lessons, example.files)


@both
def test_a_lesson_that_is_a_unit_scores_by_itself_and_leaves_the_way_to_others_to_the_platform(
    chromium: Any, version: str
) -> None:
    example = by_lesson(course_of(("one", (TWO,)), ("two", ())), version)
    with platform_on(chromium, example, version) as made:
        learner = Attempt(made, version, "?launch=one.sco.html").open(lesson=None)
        learner.arrives("one")
        learner.answer("plain-choice", "b")
        learner.answer("judge-plain", "false")
        assert (learner.get("raw"), learner.get("success")) == ("100", "passed")
        assert not learner.sco.locator(".turn").is_visible()
        learner.sco.locator("body").evaluate("body => document.querySelector('.turn a.next').click()")
        learner.notice().get_by_text("contents of the learning platform").wait_for()


def test_a_lesson_asks_a_platform_that_can_do_it_for_another_lesson(chromium: Any) -> None:
    example = by_lesson(course_of(("one", ()), ("two", ())), "scorm2004")
    with double_on(chromium, example, "scorm2004") as made:
        learner = Learner(made, "scorm2004", launch="one.sco.html")
        sitting = learner.sit()
        sitting.lesson().evaluate("document.querySelector('.turn a.next').click()")
        arrives(made, "learner", 1)
        left = json.loads(made.kept["learner"])["values"]
        assert left["adl.nav.request"] == "{target=lesson-two}choice"
        assert left["cmi.completion_status"] == "completed"


@both
def test_the_api_is_found_nine_frames_further_up(chromium: Any, version: str) -> None:
    with platform_on(chromium, course_of(("one", (TWO,))), version) as made:
        page = Attempt(made, version).open(lesson=None).page
        page.evaluate("held.reset(); calls.length = 0; document.querySelector('iframe').remove()")
        page.evaluate(
            """() => {
              let inner = document;
              for (let depth = 0; depth < 9; depth += 1) {
                const frame = inner.createElement('iframe');
                inner.body.append(frame);
                if (depth === 8) frame.src = 'launch.html';
                inner = frame.contentDocument;
              }
            }"""
        )
        page.wait_for_function("() => calls.some(([verb, , said]) => verb === 'Initialize' && said === 'true')")


@both
def test_a_page_that_is_only_set_aside_goes_on_in_the_same_session(chromium: Any, version: str) -> None:
    """A browser that keeps the page for the way back does not end it: what is left is sent, nothing is finished."""
    finish = NAMES[version]["finish"]
    with platform_on(chromium, course_of(("one", (TWO,))), version) as made:
        learner = Attempt(made, version).open()
        learner.answer("plain-choice", "b")
        launch = learner.page.frames[1]
        launch.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
        assert learner.count(finish) == 0
        launch.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        learner.answer("judge-plain", "false")
        assert learner.get("success") == "passed"
        assert learner.count("Initialize") == 1


@both
def test_a_session_is_marked_to_be_resumed_and_committed_before_anything_is_answered(
    chromium: Any, version: str
) -> None:
    with platform_on(chromium, course_of(("one", (TWO,))), version) as made:
        learner = Attempt(made, version).open()
        verbs = learner.page.evaluate("calls.map(([verb, name, value]) => `${verb} ${name} ${value}`)")
        exits = [at for at, call in enumerate(verbs) if call.startswith("SetValue") and ".exit suspend" in call]
        assert exits
        assert any(call.startswith("Commit") for call in verbs[exits[0] :])
