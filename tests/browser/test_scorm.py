"""SCORM packages in an independent runtime: score, status and answers as a platform gets them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from hornbook.course import Quiz
from tests.browser import stage
from tests.browser.platforms.learner import Attempt, platform_on
from tests.browser.platforms.lessons import ALL_TYPES, COMPOSED, composed, course_of, graded, quiz_of
from tests.browser.platforms.names import RESPONSES, SAFE
from tests.targets import composite, courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = [
    pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM),
    pytest.mark.skipif(not stage.installed("scorm-again"), reason="scorm-again is not installed: run `nox -s browser`"),
]
both = pytest.mark.parametrize("version", ["scorm12", "scorm2004"])

RIGHT = (("plain-choice", "b"), ("net-multiple", "a,b,d"), ("judge-plain", "false"), ("town", "paris"))


@both
def test_a_graded_course_reports_score_and_passes(chromium: Any, version: str) -> None:
    with platform_on(chromium, course_of(("one", (graded(*ALL_TYPES, pass_mark=0.6),))), version) as made:
        learner = Attempt(made, version).open()
        assert (learner.get("completion"), learner.get("raw")) == ("incomplete", "")
        learner.answer("plain-choice", "b")
        assert float(learner.get("raw")) > 0
        for item, value in (*RIGHT[1:], ("gravity", "9,8 m/s²")):
            learner.answer(item, value)
        assert learner.get("completion") == "incomplete"
        learner.answer("essay", "Drift, and an alarm on it.")
        assert float(learner.get("raw")) == 100
        assert (learner.get("min"), learner.get("max")) == ("0", "100")
        assert learner.get("success") == "passed"
        assert version == "scorm12" or (learner.get("completion"), learner.get("scaled")) == ("completed", "1")


@both
def test_a_graded_course_below_the_pass_mark_is_failed_with_its_score(chromium: Any, version: str) -> None:
    quiz = graded("plain-choice", "judge-plain", pass_mark=0.6)
    with platform_on(chromium, course_of(("one", (quiz,))), version) as made:
        learner = Attempt(made, version).open()
        learner.answer("plain-choice", "b")
        learner.answer("judge-plain", "true")
        assert learner.get("success") == "failed"
        assert float(learner.get("raw")) == 50


@both
def test_another_attempt_may_raise_the_score_and_never_lowers_it(chromium: Any, version: str) -> None:
    quiz = graded("plain-choice", "judge-plain", pass_mark=0.6, attempts=3)
    with platform_on(chromium, course_of(("one", (quiz,))), version) as made:
        learner = Attempt(made, version).open()
        for choice, judgement, raw, status in (
            ("b", "true", 50, "failed"),
            ("b", "false", 100, "passed"),
            ("a", "true", 100, "passed"),
        ):
            learner.answer("plain-choice", choice)
            learner.answer("judge-plain", judgement)
            assert float(learner.get("raw")) == raw
            assert learner.get("success") == status
            if learner.sco.get_by_role("button", name="Start again").count():
                learner.sco.get_by_role("button", name="Start again").click()
        assert learner.sco.get_by_role("button", name="Start again").count() == 0


@both
def test_a_course_without_grades_is_completed_when_every_lesson_was_opened(chromium: Any, version: str) -> None:
    with platform_on(chromium, course_of(("one", ()), ("two", ())), version) as made:
        learner = Attempt(made, version).open()
        assert learner.get("completion") == "incomplete"
        assert version == "scorm12" or learner.get("progress") == "0.5"
        learner.sco.locator("a.next").click()
        learner.arrives("two")
        assert learner.get("completion") == "completed"
        assert learner.get("raw") == ""
        assert version == "scorm12" or (learner.get("success"), learner.get("progress")) == ("", "1")


@both
@pytest.mark.parametrize(
    ("rule", "wrong", "right", "read"),
    [
        ("quiz", ("completed", "failed"), ("completed", "passed"), ("completed", "passed")),
        ("pass", ("incomplete", "failed"), ("completed", "passed"), ("completed", "passed")),
        ("pages", ("incomplete", "failed"), ("incomplete", "passed"), ("completed", "passed")),
    ],
)
def test_a_course_is_complete_when_its_own_rule_says_so(
    chromium: Any, version: str, rule: str, wrong: Any, right: Any, read: Any
) -> None:
    """SCORM 1.2 has one element for both, which says "incomplete" until the course is complete."""
    quiz = graded("plain-choice", pass_mark=0.6)
    with platform_on(chromium, course_of(("one", (quiz,)), ("two", ()), completion=rule), version) as made:
        learner = Attempt(made, version).open()
        states = []
        for act in ("wrong", "right", "read"):
            if act == "read":
                learner.sco.locator("a.next").click()
                learner.arrives("two")
            else:
                learner.answer("plain-choice", "a" if act == "wrong" else "b")
            states.append((learner.get("completion"), learner.get("success")))
            if act == "wrong":
                learner.sco.get_by_role("button", name="Start again").click()
        if version == "scorm12":
            expected = [(one, one) for one in (a if a == "incomplete" else b for a, b in (wrong, right, read))]
        else:
            expected = [wrong, right, read]
        assert states == expected


def test_with_no_attempt_left_a_course_to_be_passed_is_over(chromium: Any) -> None:
    quiz = graded("plain-choice", pass_mark=0.6, attempts=1)
    with platform_on(chromium, course_of(("one", (quiz,)), completion="pass")) as made:
        learner = Attempt(made).open()
        learner.answer("plain-choice", "a")
        assert learner.get("success") == "failed"


@both
def test_every_value_is_one_that_all_platforms_take_and_none_is_refused(chromium: Any, version: str) -> None:
    quiz = graded(*ALL_TYPES, "full-choice", "tiny", "poll", "poll-word", "all-multiple")
    with platform_on(chromium, course_of(("one", (quiz,))), version) as made:
        learner = Attempt(made, version).open()
        given = ("b", "a,c", "false", "{Rome}", "1e1 m/s²", "long " * 90, "c", "1e-9", "a", "a[,]b", "a,c")
        for item, response in zip((one.id for one in quiz.items), given, strict=True):
            learner.answer(item, response)
        is_safe(learner)
        assert [row["id"] for row in learner.interactions()] == [item.id for item in quiz.items]
        assert [next(iter(row)) for row in learner.interactions()] == ["id"] * len(quiz.items)


def is_safe(learner: Attempt) -> None:
    """Hold every value to the table, and every response to its type."""
    sets = learner.sets()
    assert [one for one in sets if one[2] != "true"] == []
    for name, value, _ in sets:
        pattern = next(safe for known, safe in SAFE[learner.version].items() if re.fullmatch(known, name))
        assert re.fullmatch(pattern, value), (name, value)
    told = "student_response" if learner.version == "scorm12" else "learner_response"
    for row in learner.interactions():
        assert list(row)[:2] == ["id", "type"]
        assert re.fullmatch(RESPONSES[learner.version][row["type"]], row[told]), row


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
        learner.settles()


TOLD = {
    "scorm12": [
        ("gaps-sentence.a", "fill-in", "Lutetia", None, "0.5"),
        ("gaps-sentence.b", "numeric", "2.1", None, "correct"),
        ("gaps-sentence.c", "choice", "b", "b", "correct"),
        ("match-tools", "matching", "a.b,b.c", "a.b,b.a", "0.5"),
        ("order-steps", "sequencing", "a,c,b,d", "c,d,a,b", "wrong"),
        ("order-all", "sequencing", "a,b,c,d", None, "wrong"),
        ("sort-tasks", "matching", "a.b,b.a,d.a", "a.b,b.a,d.a", "correct"),
        ("spot-both", "choice", "b,c", "b,c", "correct"),
        ("hand-in", "performance", "done", None, "neutral"),
    ],
    "scorm2004": [
        ("gaps-sentence.a", "fill-in", "Lutetia", None, "0.5"),
        ("gaps-sentence.b", "numeric", "2.1", "2[:]2.2", "correct"),
        ("gaps-sentence.c", "choice", "b", "b", "correct"),
        ("match-tools", "matching", "a[.]b[,]b[.]c", "a[.]b[,]b[.]a", "0.5"),
        ("order-steps", "sequencing", "a[,]c[,]b[,]d", "c[,]d[,]a[,]b", "incorrect"),
        ("order-all", "sequencing", "a[,]b[,]c[,]d", None, "incorrect"),
        ("sort-tasks", "matching", "a[.]b[,]b[.]a[,]d[.]a", "a[.]b[,]b[.]a[,]d[.]a", "correct"),
        ("spot-both", "choice", "b[,]c", "b[,]c", "correct"),
        ("hand-in", "other", "done", None, "neutral"),
    ],
}


@both
def test_answers_in_parts_are_recorded_in_the_form_of_their_type_and_none_is_refused(
    chromium: Any, version: str
) -> None:
    with platform_on(chromium, course_of(("one", (composed(*COMPOSED),))), version) as made:
        learner = Attempt(made, version).open()
        answer_composed(learner)
        is_safe(learner)
        response = "student_response" if version == "scorm12" else "learner_response"
        rows = learner.interactions()
        told = [
            (row["id"], row["type"], row[response], row.get("correct_responses.0.pattern"), row["result"])
            for row in rows
        ]
        assert told == TOLD[version]
        weights = {row["id"]: row["weighting"] for row in rows}
        assert [weights[f"gaps-sentence.{gap}"] for gap in "abc"] == ["1", "1", "2"]
        possible = 4 + 2 + 7 / 3 + 1 + 1 + 2
        assert float(learner.get("raw")) == round(100 * (3.5 + 1 + 1 + 2) / possible, 2)


def test_an_answer_is_described_by_its_question_objective_time_and_pattern(chromium: Any) -> None:
    with platform_on(chromium, course_of(("one", (graded("full-choice", "town"),))), "scorm2004") as made:
        learner = Attempt(made, "scorm2004").open()
        learner.answer("full-choice", "a")
        learner.answer("town", "Paris")
        first, second = learner.interactions()
        assert first["description"].startswith("What")
        assert second["correct_responses.0.pattern"] == "Paris"
        assert first["objectives.0.id"] == courses.choices()[1].objectives[0]


def test_only_what_a_pool_gave_is_recorded_and_counts_and_it_is_given_again(chromium: Any) -> None:
    quiz = Quiz(id="exam", title=courses.text("Exam"), items=tuple(composite.pools()), kind="graded")
    with platform_on(chromium, course_of(("one", (quiz,)))) as made:
        first = Attempt(made).open()
        given = first.order()
        assert len(given) == 3
        first.answer(given[1], "a")
        first.kill()
        first.posted()
        again = Attempt(made).open(lesson=None)
        again.arrives("one")
        assert again.order() == given
        again.answer(given[0], "a")
        again.answer(given[2], str(2 * int(given[2][-1]) + 1))
        assert [row["id"] for row in again.interactions()] == [given[0], given[2]]
        assert again.get("raw") == "100"
        assert again.get("success") == "passed"


def test_many_answers_at_once_go_in_batches_each_with_one_commit(chromium: Any) -> None:
    quiz = courses.bank(50).lessons[0].quizzes[0]
    with platform_on(chromium, course_of(("one", (quiz_of(quiz.items, feedback_when="end"),)))) as made:
        learner = Attempt(made).open()
        learner.sco.locator("form").evaluate(
            "(form) => { for (const input of form.querySelectorAll('input[value=c]')) input.click(); }"
        )
        learner.sco.get_by_role("button", name="Submit answers").click()
        learner.settles()
        told = "calls.map(([verb, name]) => verb === 'Commit' ? '|' : name?.endsWith('.id') ? 'i' : '')"
        verbs = learner.page.evaluate(told)
        assert "".join(verbs).endswith(f"|{'i' * 20}|{'i' * 20}|{'i' * 10}|")
        assert len(learner.interactions()) == 50
        assert learner.get("raw") == "100"


@both
def test_an_answer_is_committed_with_one_commit(chromium: Any, version: str) -> None:
    with platform_on(chromium, course_of(("one", (graded("plain-choice", "judge-plain"),))), version) as made:
        learner = Attempt(made, version).open()
        before = learner.count("Commit")
        learner.answer("plain-choice", "b")
        learner.page.wait_for_timeout(200)
        assert learner.count("Commit") == before + 1
        assert learner.page.evaluate("calls.at(-1)[0]") == "Commit"


@both
def test_a_pass_mark_of_the_platform_goes_before_the_own_and_the_score_waits_for_the_end(
    chromium: Any, version: str
) -> None:
    quiz = graded("plain-choice", "judge-plain", pass_mark=0.9)
    with platform_on(chromium, course_of(("one", (quiz,))), version) as made:
        learner = Attempt(made, version, "?mastery=0.4").open()
        judged = "raw" if version == "scorm12" else "scaled"
        learner.answer("plain-choice", "b")
        assert learner.get(judged) == ""
        learner.answer("judge-plain", "true")
        assert float(learner.get("raw")) == 50
        assert learner.get(judged) in {"50", "0.5"}
        assert learner.get("success") == "passed"
