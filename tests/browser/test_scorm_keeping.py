"""SCORM packages lose nothing: closed windows, crashes, platforms that refuse, new releases, files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.browser import stage
from tests.browser.platforms.learner import LONG, Attempt, platform_on
from tests.browser.platforms.lessons import ALL_TYPES, COMPOSED, composed, course_of, graded, quiz_of
from tests.browser.test_scorm import answer_composed
from tests.targets import composite, courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = [
    pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM),
    pytest.mark.skipif(not stage.installed("scorm-again"), reason="scorm-again is not installed: run `nox -s browser`"),
]
both = pytest.mark.parametrize("version", ["scorm12", "scorm2004"])


@both
@pytest.mark.parametrize("answered", [1, 3, 6])
def test_answers_survive_an_abrupt_end_and_come_back_in_the_same_order(
    chromium: Any, version: str, answered: int
) -> None:
    responses = dict(zip(ALL_TYPES, ("a", "b,c", "true", "Lutetia & Co", "9.6", "Ünïcode 🚀 text"), strict=True))
    quiz = msgspec.structs.replace(graded(*ALL_TYPES), shuffle=True)
    with platform_on(chromium, course_of(("zero", ()), ("one", (quiz,))), version) as made:
        first = Attempt(made, version).open()
        order = first.order()
        for item in list(responses)[:answered]:
            first.answer(item, responses[item])
        if answered < 6:
            first.sco.locator("fieldset[data-item='essay'] textarea").fill("a draft")
        verdicts = first.sco.locator(".verdict").all_inner_texts()
        first.kill()
        first.posted()
        again = Attempt(made, version).open(lesson=None)
        again.arrives("one")
        assert again.order() == order
        assert again.sco.locator(".verdict").all_inner_texts() == verdicts
        chosen = again.sco.locator("input:checked").evaluate_all("inputs => inputs.map((input) => input.id)")
        expected = {
            f"{item}.{one}"
            for item in list(responses)[:answered]
            if item in ALL_TYPES[:3]
            for one in responses[item].split(",")
        }
        assert set(chosen) == expected
        essay = again.sco.locator("fieldset[data-item='essay'] textarea").input_value()
        assert essay == (responses["essay"] if answered == 6 else "a draft")


def test_what_is_answered_before_the_script_has_come_is_kept(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice", "town"),)))) as made:
        learner = Attempt(made)
        held: list[Any] = []
        learner.open(lesson=None)
        learner.page.route("**/assets/quiz.js", lambda route: held.append(route))  # noqa: PLW0108 - a builtin is no handler
        learner.sco.locator("li.lesson[data-lesson='one'] a").click()
        learner.sco.locator("input[value='b']").check()
        learner.sco.locator("input[type='text']").fill("Lutetia")
        held[0].continue_()
        learner.arrives("one")
        assert learner.sco.locator("input[value='b']").is_checked()
        assert learner.sco.locator("input[type='text']").input_value() == "Lutetia"
        learner.kill()
        learner.posted()
        again = Attempt(made).open(lesson=None)
        again.arrives("one")
        assert again.sco.locator("input[value='b']").is_checked()
        assert again.sco.locator("input[type='text']").input_value() == "Lutetia"


@both
def test_answers_in_parts_survive_an_abrupt_end(chromium: Any, version: str) -> None:
    with platform_on(chromium, course_of(("one", (composed(*COMPOSED, shuffle=True),))), version) as made:
        first = Attempt(made, version).open()
        answer_composed(first)
        shown = """parts => parts.map((part) => [part.id, part.value, part.checked, part.innerText])"""
        seen = "input:not([type=file]), select, .moved, .verdict, .mark"
        before = (first.order(), first.sco.locator(seen).evaluate_all(shown))
        first.kill()
        first.posted()
        again = Attempt(made, version).open(lesson=None)
        again.arrives("one")
        assert (again.order(), again.sco.locator(seen).evaluate_all(shown)) == before


def test_two_hundred_answers_in_parts_fit_into_what_a_platform_keeps(chromium: Any) -> None:
    known = {item.id: item for item in composite.moved()}
    items = [
        msgspec.structs.replace(known[name], id=f"{name}-{at}")
        for at in range(100)
        for name in ("order-steps", "sort-tasks")
    ]
    with platform_on(chromium, course_of(("one", (quiz_of(tuple(items), feedback_when="end"),)))) as made:
        learner = Attempt(made).open()
        learner.sco.locator("form").evaluate(
            """(form) => {
                for (const button of form.querySelectorAll('.order li:first-child .move:last-child')) button.click();
                for (const menu of form.querySelectorAll('select')) menu.value = 'a';
            }"""
        )
        learner.sco.get_by_role("button", name="Submit answers").click()
        learner.settles()
        raw = learner.get("raw")
        assert 1000 < len(learner.get("text")) <= 4096
        assert learner.told() == ""
        learner.kill()
        learner.posted()
        again = Attempt(made).open(lesson=None)
        again.arrives("one")
        assert again.sco.locator(".order").last.locator(".moved").all_inner_texts()[:2] == ["monitor", "deploy"]
        assert again.sco.locator("select").evaluate_all("menus => menus.every((menu) => menu.value === 'a')")
        assert again.get("raw") == raw


@pytest.mark.parametrize("letters", [200, 60000])
def test_two_hundred_answers_and_a_long_text_fit_into_what_a_platform_keeps(chromium: Any, letters: int) -> None:
    bank = courses.bank(200).lessons[0].quizzes[0]
    essay = next(item for item in courses.typed() if item.id == "essay")
    text = "".join(chr(0x4E00 + (at * at * 31 + at * 7) % 20000) for at in range(letters))
    with platform_on(chromium, course_of(("one", (quiz_of((*bank.items, essay), feedback_when="end"),)))) as made:
        learner = Attempt(made).open()
        learner.sco.locator("form").evaluate(
            "(form) => { for (const input of form.querySelectorAll('input[value=c]')) input.click(); }"
        )
        learner.sco.locator("textarea").fill(text)
        learner.sco.get_by_role("button", name="Submit answers").click()
        learner.settles()
        assert float(learner.get("raw")) == 100
        assert len(learner.get("text")) <= 4096
        assert ("no room" in learner.told()) == (letters > 200)
        learner.kill()
        learner.posted()
        again = Attempt(made).open(lesson=None)
        again.arrives("one")
        assert again.sco.locator("input[value=c]:checked").count() == 200


@both
def test_the_last_call_is_finish_without_a_commit_just_before(chromium: Any, version: str) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice"),))), version) as made:
        learner = Attempt(made, version).open()
        learner.page.goto(made.address + "favicon.ico")
        calls = learner.posted()["calls"]
        assert calls[-2][0] == "SetValue"
        assert calls[-2][1].endswith("session_time")
        assert sum(post["calls"][-1][0] in {"Finish", "Terminate"} for post in made.posted) == 1


@both
def test_in_review_nothing_is_written_and_the_learner_is_told(chromium: Any, version: str) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice", "judge-plain"),))), version) as made:
        learner = Attempt(made, version, "?mode=review")
        learner.open(lesson=None)
        learner.sco.locator("li.lesson a").click()
        learner.sco.locator("input[value='b']").first.check()
        learner.sco.get_by_role("button", name="Check").first.click()
        learner.sco.locator(".verdict").wait_for()
        learner.page.wait_for_timeout(100)
        assert learner.sets() == []
        assert "not recorded" in learner.told()


@both
def test_a_platform_that_refuses_is_named_and_the_course_works_on(chromium: Any, version: str) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice"),))), version) as made:
        learner = Attempt(made, version, "?refuse=1").open(lesson=None)
        assert "refused" in learner.told()
        learner.sco.locator("li.lesson a").click()
        learner.arrives("one")
        learner.answer("plain-choice", "b", sent=False)
        learner.sco.get_by_text("100 %").wait_for()


@both
def test_a_commit_that_fails_is_tried_again_and_told_and_nothing_is_lost(chromium: Any, version: str) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice", "judge-plain"),))), version) as made:
        learner = Attempt(made, version)
        learner.context = made.context()
        learner.open()
        learner.page.evaluate("window.refusing = true")
        learner.answer("plain-choice", "b", sent=False)
        unsent = learner.notice().get_by_text("have not reached")
        unsent.wait_for(timeout=LONG)
        learner.page.evaluate("window.refusing = false")
        unsent.wait_for(state="hidden", timeout=LONG)
        assert float(learner.get("raw")) == 50
        assert learner.get("cmi.interactions._count") == "1"


def saved(learner: Attempt, button: Any, folder: Path) -> Path:
    """Return the file that a button saves."""
    with learner.page.expect_download() as download:
        button.click()
    path: Path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_answers_that_never_arrive_can_be_saved_and_restored_elsewhere(chromium: Any, tmp_path: Path) -> None:
    example = course_of(("one", (graded("plain-choice", "judge-plain"),)))
    with platform_on(chromium, example) as made:
        learner = Attempt(made).open()
        learner.page.evaluate("window.refusing = true")
        learner.answer("plain-choice", "b", sent=False)
        button = learner.notice().get_by_role("button", name="Save my answers to a file")
        button.wait_for(timeout=LONG)
        path = saved(learner, button, tmp_path)
        assert path.name == f"{example.course.id}-answers.json"
        learner.kill()
    with platform_on(chromium, example) as made:
        other = Attempt(made).open(lesson=None)
        bring_back(other, path)
        other.sco.locator("li.lesson a").click()
        other.arrives("one")
        assert other.sco.locator("input[value='b']").first.is_checked()
        assert float(other.get("raw")) == 50
        assert [row["id"] for row in other.interactions()] == ["plain-choice"]


def bring_back(learner: Attempt, path: Path) -> None:
    with learner.page.expect_file_chooser() as chooser:
        learner.sco.get_by_role("button", name="Restore answers from a file").click()
    chooser.value.set_files(path)
    learner.settles()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no answers", "no answers that can be read"),
        ('{"hornbook": 2, "course": "other", "progress": "[9]"}', "no answers that can be read"),
        (
            '{"hornbook": 2, "course": "other", "progress": "[2,\\"abcd\\",1,\\"\\",\\"\\",\\"\\",[]]"}',
            "another course",
        ),
    ],
)
def test_a_file_that_is_none_of_this_course_is_refused_in_words(
    chromium: Any, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "file.json").write_text(text, encoding="utf-8")
    with platform_on(chromium, course_of(("one", (graded("plain-choice"),)))) as made:
        page = made.context().new_page()
        page.goto(made.address + "index.html")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Restore answers from a file").click()
        chooser.value.set_files(tmp_path / "file.json")
        page.get_by_text(said).wait_for()


def test_without_a_platform_the_package_is_a_page_with_progress_of_its_own(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice", "judge-plain"),)))) as made:
        page = made.context().new_page()
        page.goto(made.address + "launch.html")
        assert "No learning platform" in page.locator("#notice").inner_text()
        sco = page.frame_locator("#page")
        sco.locator("li.lesson a").click()
        sco.locator("input[value='b']").first.check()
        sco.get_by_role("button", name="Check").first.click()
        page.reload()
        sco.locator("input[value='b']:checked").first.wait_for()
        assert "Correct" in sco.locator(".verdict").first.inner_text()


@both
def test_a_new_release_brings_back_what_it_still_has_and_says_that_it_changed(chromium: Any, version: str) -> None:
    old = course_of(("one", (graded("plain-choice", "judge-plain"),)))
    new = course_of(("one", (graded("town", "plain-choice"),)))
    with platform_on(chromium, old, version) as made:
        learner = Attempt(made, version).open()
        learner.answer("plain-choice", "b")
        learner.answer("judge-plain", "true")
        learner.kill()
        posted = learner.posted()
    with platform_on(chromium, new, version) as made:
        made.posted.append(posted)
        again = Attempt(made, version).open(lesson=None)
        again.arrives("one")
        assert "The course has changed" in again.told()
        assert again.sco.locator("fieldset[data-item='plain-choice'] input[value='b']").is_checked()
        again.kill()
        again.posted()
        third = Attempt(made, version).open(lesson=None)
        third.arrives("one")
        assert third.told() == ""


def test_progress_of_a_version_that_is_not_known_is_told_and_can_be_saved(chromium: Any, tmp_path: Path) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice"),)))) as made:
        made.posted.append(
            {"sent": [0, 0], "calls": [], "set": {"cmi.core.exit": "suspend", "cmi.suspend_data": "[9,1]"}}
        )
        learner = Attempt(made).open()
        assert "cannot read" in learner.told()
        path = saved(learner, learner.notice().get_by_role("button", name="Save my answers to a file"), tmp_path)
        assert path.read_text(encoding="utf-8") == "[9,1]"
        learner.answer("plain-choice", "b")
        assert json.loads(learner.get("text"))[0] == 2


def test_the_api_is_found_in_an_opener(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice"),)))) as made:
        page = made.context().new_page()
        page.goto(made.address + "lms.html")
        page.wait_for_function("() => frames[0]?.frames[0]?.document.body?.dataset.course")
        with page.expect_popup() as opened:
            page.evaluate("document.querySelector('iframe').remove(); held.reset(); window.open('launch.html')")
        opened.value.frame_locator("#page").locator("li.lesson").wait_for()
        assert opened.value.locator("#notice").inner_text() == ""
        assert page.evaluate("count('Initialize')") == 2


@both
def test_the_api_is_found_behind_a_frame_of_another_origin(chromium: Any, version: str) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice"),))), version) as made:
        other = made.address.replace("127.0.0.1", "localhost")
        made.own = (made.address, other)
        page = made.context().new_page()
        page.goto(made.address + "lms.html")
        page.wait_for_function("() => frames[0]?.frames[0]?.document.body?.dataset.course")
        page.evaluate("held.reset(); calls.length = 0")
        page.evaluate("bridge => { document.querySelector('iframe').src = bridge }", f"{other}bridge.html")
        course = page.frame_locator("iframe").frame_locator("iframe")
        course.frame_locator("#page").locator("li.lesson").wait_for()
        assert course.locator("#notice").inner_text() == ""
        assert page.evaluate("calls.some(([verb, , said]) => verb === 'Initialize' && said === 'true')")
