"""The SCORM 1.2 package in an independent runtime: what is set, what survives, what is said when nothing works."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest

from hornbook.course import Lesson, Quiz
from hornbook.targets import scorm12
from tests.browser import stage
from tests.targets import composite, courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = [
    pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM),
    pytest.mark.skipif(not stage.installed("scorm-again"), reason="scorm-again is not installed: run `nox -s browser`"),
]

# A platform made of scorm-again: it notes every call, and sends what it holds to the server at each commit and finish.
PLATFORM = """
const held = new Scorm12API({autocommit: false, logLevel: 5});
const calls = [];
const send = () => {
  const {interactions, ...rest} = held.cmi.toJSON();
  navigator.sendBeacon('posted', JSON.stringify({sent: [Date.now(), calls.length], cmi: rest, calls: calls.slice(-3)}));
};
const options = new URLSearchParams(location.search);
window.API = {};
for (const name of ['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit',
                    'LMSGetLastError', 'LMSGetErrorString', 'LMSGetDiagnostic']) {
  window.API[name] = (...values) => {
    const refused = window.refusing && (name === 'LMSCommit' || name === 'LMSSetValue');
    const given = refused ? 'false' : held[name](...values);
    calls.push([name, ...values, String(given)]);
    if (name === 'LMSCommit' || name === 'LMSFinish') send();
    return given;
  };
}
if (options.get('refuse')) window.API.LMSInitialize = () => 'false';
fetch('posted').then((answer) => answer.json()).then((kept) => {
  if (kept) {
    const {objectives, ...rest} = kept.cmi;
    rest.core = {...rest.core, session_time: undefined, exit: undefined, entry: 'resume'};
    held.loadFromJSON(JSON.parse(JSON.stringify(rest)));
  }
  if (options.get('mode')) held.cmi.core.lesson_mode = options.get('mode');
  if (options.get('mastery')) held.cmi.student_data.mastery_score = options.get('mastery');
  document.querySelector('iframe').src = 'launch.html';
});
"""
PAGE = (
    '<!DOCTYPE html><title>LMS</title><script src="scorm-again.js"></script>{frame}<script src="platform.js"></script>'
)
BRIDGE = """
addEventListener('DOMContentLoaded', () => {
  const frame = document.createElement('iframe');
  frame.src = location.origin.replace('localhost', '127.0.0.1') + '/launch.html';
  document.body.append(frame);
});
"""
FRAME = '<iframe style="width:900px;height:700px" src="about:blank"></iframe>'


def course_of(*lessons: tuple[str, tuple[Quiz, ...]]) -> courses.Example:
    made = tuple(
        Lesson(
            id=name,
            title=f"Lesson {name}",
            language="en",
            file=f"{name}.md",
            module="m1",
            sections=tuple(courses.quiz_section(quiz) for quiz in quizzes),
            quizzes=quizzes,
            media=(courses.medium("pipeline.svg", "image/svg+xml"),),
        )
        for name, quizzes in lessons
    )
    return courses.Example(courses.course(*made), made, courses.FILES)


def graded(*names: str, **settings: Any) -> Quiz:
    items = {item.id: item for item in (*courses.choices(), *courses.typed(), *courses.unkeyed())}
    return Quiz(
        id="exam", title=courses.text("Exam"), items=tuple(items[name] for name in names), kind="graded", **settings
    )


ALL_TYPES = ("plain-choice", "net-multiple", "judge-plain", "town", "gravity", "essay")


@dataclass
class Attempt:
    """A learner with the package open in the platform."""

    made: stage.Stage
    query: str = ""
    page: Any = None
    sco: Any = None
    calls: list[Any] = field(default_factory=list)

    def open(self, lesson: str | None = "one") -> Attempt:
        """Open the platform's page; go to a lesson unless the package brings the learner to a place."""
        self.page = self.made.context().new_page()
        self.page.goto(f"{self.made.address}lms.html{self.query}")
        self.page.wait_for_function("frames[0]?.frames[0]?.document.body?.dataset.course")
        self.sco = self.page.frame_locator("iframe").frame_locator("#page")
        if lesson:
            self.sco.locator(f"li.lesson[data-lesson='{lesson}'] a").click()
            self.arrives(lesson)
        return self

    def arrives(self, lesson: str) -> None:
        """Wait for a lesson whose script has run: its body stands before the questions have their order and answers."""
        self.page.wait_for_function(
            "id => frames[0].frames[0].document.body?.dataset.lesson === id && frames[0].frames[0].hornbook", arg=lesson
        )

    def answer(self, item: str, value: str) -> None:
        """Choose the option with this value, or write it; then check."""
        box = self.sco.locator(f"fieldset[data-item='{item}']")
        for one in value.split(",") if box.locator(".options").count() else []:
            box.locator(f"input[value='{one}']").check()
        if box.locator(".entry").count():
            box.locator(".entry input, .entry textarea").fill(value)
        box.get_by_role("button", name="Check").click()

    def order(self) -> list[str]:
        """Return the ids of the questions as they stand."""
        ids: list[str] = self.sco.locator("fieldset.question").evaluate_all(
            "boxes => boxes.map((box) => box.dataset.item)"
        )
        return ids

    def kill(self) -> None:
        """Close the tab without a word."""
        self.page.close(run_before_unload=False)

    def get(self, name: str) -> str:
        """Return what the platform holds now."""
        value: str = self.page.evaluate("name => held.LMSGetValue(name)", name)
        return value

    def sets(self) -> list[tuple[str, str, str]]:
        """Return every SetValue so far: name, value, what the platform said."""
        found = self.page.evaluate("calls.filter(([name]) => name === 'LMSSetValue')")
        return [(name, value, said) for _, name, value, said in found]


@contextmanager
def platform_on(chromium: Any, example: courses.Example) -> Iterator[stage.Stage]:
    library = stage.MODULES / "scorm-again" / "dist" / "scorm12.js"
    files = {
        **stage.files_of(scorm12.TARGET, example),
        "scorm-again.js": library.read_bytes(),
        "platform.js": PLATFORM.encode(),
        "lms.html": PAGE.format(frame=FRAME).encode(),
        "favicon.ico": b"",
        "bridge.html": b"<!DOCTYPE html><title>Bridge</title><script src=bridge.js></script>",
        "bridge.js": BRIDGE.encode(),
    }
    with stage.stage(chromium, files) as made:
        yield made
        assert made.complaints == []


def waits_for(made: stage.Stage, condition: Any) -> dict[str, Any]:
    """Return the last post that meets the condition; the server gets it while the page dies."""
    for _ in range(100):
        if made.posted and condition(made.posted[-1]):
            return made.posted[-1]
        time.sleep(0.05)
    pytest.fail(f"not posted: {made.posted[-1:]}")


def finished(post: dict[str, Any]) -> bool:
    return bool(post["calls"][-1][0] == "LMSFinish")


def test_a_graded_course_reports_score_and_passes(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded(*ALL_TYPES, pass_mark=0.6),)))) as made:
        learner = Attempt(made).open()
        assert (learner.get("cmi.core.lesson_status"), learner.get("cmi.core.score.raw")) == ("incomplete", "")
        learner.answer("plain-choice", "b")
        assert float(learner.get("cmi.core.score.raw")) > 0
        learner.answer("net-multiple", "a,b,d")
        learner.answer("judge-plain", "false")
        learner.answer("town", "paris")
        learner.answer("gravity", "9,8 m/s²")
        assert learner.get("cmi.core.lesson_status") == "incomplete"
        learner.answer("essay", "Drift, and an alarm on it.")
        assert float(learner.get("cmi.core.score.raw")) == 100
        assert (learner.get("cmi.core.score.min"), learner.get("cmi.core.score.max")) == ("0", "100")
        assert learner.get("cmi.core.lesson_status") == "passed"


def test_a_graded_course_below_the_pass_mark_is_failed_with_its_score(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice", "judge-plain", pass_mark=0.6),)))) as made:
        learner = Attempt(made).open()
        learner.answer("plain-choice", "b")
        learner.answer("judge-plain", "true")
        assert learner.get("cmi.core.lesson_status") == "failed"
        assert float(learner.get("cmi.core.score.raw")) == 50


def test_another_attempt_may_raise_the_score_and_never_lowers_it(chromium: Any) -> None:
    with platform_on(
        chromium, course_of(("one", (graded("plain-choice", "judge-plain", pass_mark=0.6, attempts=3),)))
    ) as made:
        learner = Attempt(made).open()
        for choice, judgement, raw, status in (
            ("b", "true", 50, "failed"),
            ("b", "false", 100, "passed"),
            ("a", "true", 100, "passed"),
        ):
            learner.answer("plain-choice", choice)
            learner.answer("judge-plain", judgement)
            assert float(learner.get("cmi.core.score.raw")) == raw
            assert learner.get("cmi.core.lesson_status") == status
            if learner.sco.get_by_role("button", name="Start again").count():
                learner.sco.get_by_role("button", name="Start again").click()
        assert learner.sco.get_by_role("button", name="Start again").count() == 0


def test_a_course_without_grades_is_completed_when_every_lesson_was_opened(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", ()), ("two", ()))) as made:
        learner = Attempt(made).open()
        assert learner.get("cmi.core.lesson_status") == "incomplete"
        learner.sco.locator("a.next").click()
        learner.arrives("two")
        assert learner.get("cmi.core.lesson_status") == "completed"
        assert learner.get("cmi.core.score.raw") == ""


@pytest.mark.parametrize("answered", [1, 3, 6])
def test_answers_survive_an_abrupt_end_and_come_back_in_the_same_order(chromium: Any, answered: int) -> None:
    responses = dict(zip(ALL_TYPES, ("a", "b,c", "true", "Lutetia & Co", "9.6", "Ünïcode 🚀 text"), strict=True))
    quiz = msgspec.structs.replace(graded(*ALL_TYPES), shuffle=True)
    with platform_on(chromium, course_of(("zero", ()), ("one", (quiz,)))) as made:
        first = Attempt(made).open()
        order = first.order()
        for item in list(responses)[:answered]:
            first.answer(item, responses[item])
        if answered < 6:
            first.sco.locator("fieldset[data-item='essay'] textarea").fill("a draft")
        verdicts = first.sco.locator(".verdict").all_inner_texts()
        first.kill()
        waits_for(made, finished)
        again = Attempt(made).open(lesson=None)
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


SAFE = {
    r"cmi\.core\.lesson_status": r"incomplete|completed|passed|failed",
    r"cmi\.core\.exit": r"suspend",
    r"cmi\.core\.session_time": r"\d{2,4}:[0-5]\d:[0-5]\d",
    r"cmi\.core\.lesson_location": r"[!-~]{0,255}",
    r"cmi\.core\.score\.(raw|min|max)": r"100|\d{1,2}(\.\d{1,2})?",
    r"cmi\.suspend_data": r"[ -~]{0,4096}",
    r"cmi\.interactions\.\d+\.id": r"[A-Za-z0-9_.-]{1,255}",
    r"cmi\.interactions\.\d+\.objectives\.\d+\.id": r"[A-Za-z0-9_.-]{1,255}",
    r"cmi\.interactions\.\d+\.type": r"choice|true-false|fill-in|numeric|matching|sequencing|performance",
    r"cmi\.interactions\.\d+\.time": r"[0-2]\d:[0-5]\d:[0-5]\d",
    r"cmi\.interactions\.\d+\.correct_responses\.0\.pattern": r".{1,255}",
    r"cmi\.interactions\.\d+\.weighting": r"\d{1,3}(\.\d{1,2})?",
    r"cmi\.interactions\.\d+\.student_response": r".{0,255}",
    r"cmi\.interactions\.\d+\.result": r"correct|wrong|neutral|0?\.\d{1,2}",
    r"cmi\.interactions\.\d+\.latency": r"\d{2,4}:[0-5]\d:[0-5]\d",
}


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
        waits_for(made, finished)
        again = Attempt(made).open(lesson=None)
        again.arrives("one")
        assert again.sco.locator("input[value='b']").is_checked()
        assert again.sco.locator("input[type='text']").input_value() == "Lutetia"


def test_every_value_is_one_that_all_platforms_take_and_none_is_refused(chromium: Any) -> None:
    quiz = graded(*ALL_TYPES, "full-choice", "tiny", "poll", "poll-word", "all-multiple")
    with platform_on(chromium, course_of(("one", (quiz,)))) as made:
        learner = Attempt(made).open()
        given = ("b", "a,c", "false", "Rome", "1e1 m/s²", "long " * 90, "c", "1e-9", "a", "fine", "a,c")
        for item, response in zip((one.id for one in quiz.items), given, strict=True):
            learner.answer(item, response)
        sets = learner.sets()
        assert [one for one in sets if one[2] != "true"] == []
        for name, value, _ in sets:
            pattern = next(safe for known, safe in SAFE.items() if re.fullmatch(known, name))
            assert re.fullmatch(pattern, value), (name, value)
        ids = [(name, value) for name, value, _ in sets if name.endswith(".id") and "objectives" not in name]
        assert ids == [(f"cmi.interactions.{n}.id", item.id) for n, item in enumerate(quiz.items)]


def composed(*names: str, **settings: Any) -> Quiz:
    known = {item.id: item for quiz in composite.lesson().quizzes for item in quiz.questions}
    return Quiz(
        id="exam", title=courses.text("Exam"), items=tuple(known[name] for name in names), kind="graded", **settings
    )


COMPOSED = ("gaps-sentence", "match-tools", "order-steps", "order-all", "sort-tasks", "spot-both", "hand-in")


def answer_composed(learner: Attempt) -> None:
    """Answer one question of each composite type: some right, some in part, one untouched order as it stands."""
    sco = learner.sco
    sco.get_by_label("Gap 1 of 3").fill("Lutetia")
    sco.get_by_label("Gap 2 of 3").fill("2,1")
    sco.get_by_label("Gap 3 of 3").select_option("b")
    for item, values in (("match-tools", "bc"), ("sort-tasks", "ba-a")):
        for menu, value in zip(sco.locator(f"[data-item='{item}'] select").all(), values, strict=True):
            menu.select_option(value)
    sco.locator("[data-item='order-steps'] .moves button").nth(3).click()
    for area in ("b", "c"):
        sco.locator(f"[id='spot-both.{area}']").check()
    sco.locator("[id='hand-in.done']").check()
    for item in COMPOSED:
        for button in [sco.locator(f"fieldset[data-item='{item}'] button.check")] * (1 + (item == "order-all")):
            button.click()


def interactions(learner: Attempt) -> list[dict[str, str]]:
    """Return the interactions in the order in which they were written, each as what was set of it."""
    rows: dict[str, dict[str, str]] = {}
    for name, value, _ in learner.sets():
        if name.startswith("cmi.interactions."):
            number, _, rest = name.removeprefix("cmi.interactions.").partition(".")
            rows.setdefault(number, {})[rest] = value
    return list(rows.values())


def test_answers_in_parts_are_recorded_in_the_form_of_their_type_and_none_is_refused(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (composed(*COMPOSED),)))) as made:
        learner = Attempt(made).open()
        answer_composed(learner)
        assert [one for one in learner.sets() if one[2] != "true"] == []
        for name, value, _ in learner.sets():
            pattern = next(safe for known, safe in SAFE.items() if re.fullmatch(known, name))
            assert re.fullmatch(pattern, value), (name, value)
        told = [
            (row["id"], row["type"], row["student_response"], row.get("correct_responses.0.pattern"), row["result"])
            for row in interactions(learner)
        ]
        assert told == [
            ("gaps-sentence.a", "fill-in", "Lutetia", None, "0.5"),
            ("gaps-sentence.b", "numeric", "2.1", None, "correct"),
            ("gaps-sentence.c", "choice", "b", "b", "correct"),
            ("match-tools", "matching", "a.b,b.c", "a.b,b.a", "0.5"),
            ("order-steps", "sequencing", "a,c,b,d", "c,d,a,b", "wrong"),
            ("order-all", "sequencing", "a,b,c,d", None, "wrong"),
            ("sort-tasks", "matching", "a.b,b.a,d.a", "a.b,b.a,d.a", "correct"),
            ("spot-both", "choice", "b,c", "b,c", "correct"),
            ("hand-in", "performance", "done", None, "neutral"),
        ]
        weights = {row["id"]: row["weighting"] for row in interactions(learner)}
        assert [weights[f"gaps-sentence.{gap}"] for gap in "abc"] == ["1", "1", "2"]
        possible = 4 + 2 + 7 / 3 + 1 + 1 + 2
        assert float(learner.get("cmi.core.score.raw")) == round(100 * (3.5 + 1 + 1 + 2) / possible, 2)


def test_answers_in_parts_survive_an_abrupt_end(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (composed(*COMPOSED, shuffle=True),)))) as made:
        first = Attempt(made).open()
        answer_composed(first)
        shown = """parts => parts.map((part) => [part.id, part.value, part.checked, part.innerText])"""
        seen = "input, select, .moved, .verdict, .mark"
        before = (first.order(), first.sco.locator(seen).evaluate_all(shown))
        first.kill()
        waits_for(made, finished)
        again = Attempt(made).open(lesson=None)
        again.arrives("one")
        assert (again.order(), again.sco.locator(seen).evaluate_all(shown)) == before


def test_only_what_a_pool_gave_is_recorded_and_counts_and_it_is_given_again(chromium: Any) -> None:
    quiz = Quiz(id="exam", title=courses.text("Exam"), items=tuple(composite.pools()), kind="graded")
    with platform_on(chromium, course_of(("one", (quiz,)))) as made:
        first = Attempt(made).open()
        given = first.order()
        assert len(given) == 3
        first.answer(given[1], "a")
        first.kill()
        waits_for(made, finished)
        again = Attempt(made).open(lesson=None)
        again.arrives("one")
        assert again.order() == given
        again.answer(given[0], "a")
        again.answer(given[2], str(2 * int(given[2][-1]) + 1))
        assert [row["id"] for row in interactions(again)] == [given[0], given[2]]
        assert again.get("cmi.core.score.raw") == "100"
        assert again.get("cmi.core.lesson_status") == "passed"


def test_two_hundred_answers_in_parts_fit_into_what_a_platform_keeps(chromium: Any) -> None:
    known = {item.id: item for item in composite.moved()}
    items = [
        msgspec.structs.replace(known[name], id=f"{name}-{at}")
        for at in range(100)
        for name in ("order-steps", "sort-tasks")
    ]
    quiz = Quiz(id="exam", title=courses.text("Exam"), items=tuple(items), kind="graded", feedback_when="end")
    with platform_on(chromium, course_of(("one", (quiz,)))) as made:
        learner = Attempt(made).open()
        learner.sco.locator("form").evaluate(
            """(form) => {
                for (const button of form.querySelectorAll('.order li:first-child .move:last-child')) button.click();
                for (const menu of form.querySelectorAll('select')) menu.value = 'a';
            }"""
        )
        learner.sco.get_by_role("button", name="Submit answers").click()
        raw = learner.get("cmi.core.score.raw")
        assert 1000 < len(learner.get("cmi.suspend_data")) <= 4096
        assert learner.page.frame_locator("iframe").locator("#notice").inner_text() == ""
        learner.kill()
        waits_for(made, finished)
        again = Attempt(made).open(lesson=None)
        again.arrives("one")
        assert again.sco.locator(".order").last.locator(".moved").all_inner_texts()[:2] == ["monitor", "deploy"]
        assert again.sco.locator("select").evaluate_all("menus => menus.every((menu) => menu.value === 'a')")
        assert again.get("cmi.core.score.raw") == raw


def test_an_answer_is_committed_at_once_with_one_commit(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice", "judge-plain"),)))) as made:
        learner = Attempt(made).open()
        before = learner.page.evaluate("calls.filter(([name]) => name === 'LMSCommit').length")
        learner.answer("plain-choice", "b")
        after = learner.page.evaluate("calls.map(([name]) => name)")
        assert after.count("LMSCommit") == before + 1
        assert after[-1] == "LMSCommit"


def test_the_last_call_is_finish_without_a_commit_just_before(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice"),)))) as made:
        learner = Attempt(made).open()
        learner.page.goto(made.address + "favicon.ico")
        calls = waits_for(made, finished)["calls"]
        assert calls[-2][:2] == ["LMSSetValue", "cmi.core.session_time"]
        assert sum(finished(post) for post in made.posted) == 1


def test_in_review_nothing_is_written_and_the_learner_is_told(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice", "judge-plain"),)))) as made:
        learner = Attempt(made, "?mode=review").open()
        learner.answer("plain-choice", "b")
        assert learner.sets() == []
        assert "not recorded" in learner.page.frame_locator("iframe").locator("#notice").inner_text()


def test_a_mastery_score_of_the_platform_goes_before_the_pass_mark_and_the_score_waits_for_the_end(
    chromium: Any,
) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice", "judge-plain", pass_mark=0.9),)))) as made:
        learner = Attempt(made, "?mastery=40").open()
        learner.answer("plain-choice", "b")
        assert learner.get("cmi.core.score.raw") == ""
        learner.answer("judge-plain", "true")
        assert float(learner.get("cmi.core.score.raw")) == 50
        assert learner.get("cmi.core.lesson_status") == "passed"


def test_a_platform_that_refuses_is_named_and_the_course_works_on(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice"),)))) as made:
        learner = Attempt(made, "?refuse=1").open()
        assert "refused" in learner.page.frame_locator("iframe").locator("#notice").inner_text()
        learner.answer("plain-choice", "b")
        learner.sco.get_by_text("100 %").wait_for()


def test_a_commit_that_fails_is_tried_again_and_told_and_nothing_is_lost(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice", "judge-plain"),)))) as made:
        learner = Attempt(made).open()
        learner.page.evaluate("window.refusing = true")
        learner.answer("plain-choice", "b")
        notice = learner.page.frame_locator("iframe").locator("#notice")
        notice.get_by_text("have not reached").wait_for(timeout=8000)
        learner.page.evaluate("window.refusing = false")
        notice.get_by_text("have not reached").wait_for(state="hidden", timeout=12000)
        assert float(learner.get("cmi.core.score.raw")) == 50
        assert learner.get("cmi.interactions._count") == "1"


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


@pytest.mark.parametrize("letters", [200, 6000])
def test_two_hundred_answers_and_a_long_text_fit_into_what_a_platform_keeps(chromium: Any, letters: int) -> None:
    bank = courses.bank(200).lessons[0].quizzes[0]
    essay = next(item for item in courses.typed() if item.id == "essay")
    quiz = msgspec.structs.replace(bank, kind="graded", items=(*bank.items, essay), feedback_when="end")
    with platform_on(chromium, course_of(("one", (quiz,)))) as made:
        learner = Attempt(made).open()
        learner.sco.locator("form").evaluate(
            "(form) => { for (const input of form.querySelectorAll('input[value=c]')) input.click(); }"
        )
        learner.sco.locator("textarea").fill("é" * letters)
        learner.sco.get_by_role("button", name="Submit answers").click()
        assert float(learner.get("cmi.core.score.raw")) == 100
        assert len(learner.get("cmi.suspend_data")) <= 4096
        told = learner.page.frame_locator("iframe").locator("#notice").inner_text()
        assert ("no room" in told) == (letters > 200)
        learner.kill()
        waits_for(made, finished)
        again = Attempt(made).open(lesson=None)
        again.arrives("one")
        assert again.sco.locator("input[value=c]:checked").count() == 200


def test_the_api_is_found_in_an_opener(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice"),)))) as made:
        page = made.context().new_page()
        page.goto(made.address + "lms.html")
        page.wait_for_function("frames[0]?.frames[0]?.document.body?.dataset.course")
        with page.expect_popup() as opened:
            page.evaluate("document.querySelector('iframe').remove(); held.reset(); window.open('launch.html')")
        opened.value.frame_locator("#page").locator("li.lesson").wait_for()
        assert opened.value.locator("#notice").inner_text() == ""
        assert page.evaluate("calls.filter(([name]) => name === 'LMSInitialize').length") == 2


def test_the_api_is_found_behind_a_frame_of_another_origin(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice"),)))) as made:
        other = made.address.replace("127.0.0.1", "localhost")
        made.own = (made.address, other)
        page = made.context().new_page()
        page.goto(made.address + "lms.html")
        page.wait_for_function("frames[0]?.frames[0]?.document.body?.dataset.course")
        page.evaluate("held.reset(); calls.length = 0")
        page.evaluate("bridge => { document.querySelector('iframe').src = bridge }", f"{other}bridge.html")
        course = page.frame_locator("iframe").frame_locator("iframe")
        course.frame_locator("#page").locator("li.lesson").wait_for()
        assert course.locator("#notice").inner_text() == ""
        assert page.evaluate("calls.some(([name, , said]) => name === 'LMSInitialize' && said === 'true')")
