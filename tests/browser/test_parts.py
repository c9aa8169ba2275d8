"""Gaps, matching, ordering, categories, hotspots, uploads and pools in Chromium, by mouse and by keyboard."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hornbook.course import Pool, Quiz
from hornbook.targets import html
from tests.browser import stage
from tests.browser.learner import answer_everything, tab_to, tab_to_button, violations_in_all_looks
from tests.targets import composite, courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)
needs_axe = pytest.mark.skipif(
    not stage.installed("axe-core"), reason="axe-core is not installed: run `nox -s browser`"
)
needs_validator = pytest.mark.skipif(
    not stage.installed("html-validate"), reason="html-validate is not installed: run `nox -s browser`"
)
KNOWN = {item.id: item for quiz in composite.lesson().quizzes for item in quiz.questions}
SORTED = "clustering Unsupervised regression Supervised soldering None of these classification Supervised"
POOLS = tuple(item for item in composite.pools() if isinstance(item, Pool))


def example(*items: Any, **settings: Any) -> courses.Example:
    chosen = tuple(KNOWN[item] if isinstance(item, str) else item for item in items)
    quiz = Quiz(id="quiz", title=courses.text("Quiz"), items=chosen, **settings)
    return course_of(quiz)


def course_of(*quizzes: Quiz, **fields: Any) -> courses.Example:
    sections = tuple(courses.quiz_section(quiz) for quiz in quizzes)
    lesson = msgspec.structs.replace(composite.lesson(), id="one", quizzes=quizzes, sections=sections, **fields)
    return courses.Example(courses.course(lesson), (lesson,), composite.example().files)


@contextmanager
def opened(chromium: Any, shown: courses.Example, **options: Any) -> Iterator[Any]:
    """Yield the page of a lesson called `one`; nothing may be complained of."""
    with stage.stage(chromium, stage.files_of(html.TARGET, shown)) as made:
        page = made.context(**options).new_page()
        page.goto(f"{made.address}one.html")
        yield page
        assert made.complaints == []


def check(page: Any, item: str) -> str:
    """Press the button of a question and return its verdict."""
    box = page.locator(f"[data-item='{item}']")
    box.get_by_role("button", name="Check", exact=True).click()
    verdict: str = box.locator(".verdict").inner_text()
    return verdict


def order(page: Any, item: str) -> list[str]:
    texts: list[str] = page.locator(f"[data-item='{item}'] .moved").all_inner_texts()
    return texts


def drawn(page: Any) -> list[str]:
    ids: list[str] = page.locator("fieldset.question").evaluate_all("boxes => boxes.map((box) => box.dataset.item)")
    return ids


@needs_axe
@pytest.mark.parametrize("kind", ["practice", "graded"])
def test_no_type_breaks_an_accessibility_rule_before_or_after_answering(chromium: Any, kind: Any) -> None:
    quizzes = tuple(msgspec.structs.replace(quiz, kind=kind) for quiz in composite.lesson().quizzes)
    with opened(chromium, course_of(*quizzes), bypass_csp=True) as page:
        assert violations_in_all_looks(page) == []
        answer_everything(page)
        assert page.locator(".verdict").count() == len(composite.lesson().quizzes[0].items) + 4
        assert violations_in_all_looks(page) == []


@needs_validator
def test_pages_with_every_type_are_valid_html(tmp_path: Path) -> None:
    files = stage.files_of(html.TARGET, composite.example())
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps({"root": True, "extends": ["html-validate:standard"]}))
    (tmp_path / "composite.html").write_bytes(files["composite.html"])
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(
        [node, str(stage.MODULES / "html-validate" / "bin" / "html-validate.mjs"), "composite.html"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_quiz_of_every_type_is_done_by_keyboard_alone(chromium: Any) -> None:
    names = ("gaps-sentence", "match-tools", "order-steps", "sort-tasks", "spot-one", "spot-both", "hand-in")
    with opened(chromium, example(*names, kind="practice")) as page:
        keys = page.keyboard
        tab_to(page, "gaps-sentence.a")
        keys.type("paris")
        tab_to(page, "gaps-sentence.b")
        keys.type("2,1")
        tab_to(page, "gaps-sentence.c")
        keys.type("Sei")
        tab_to_button(page, "Check")
        keys.press("Enter")
        for premise, response in (("a", "b. git"), ("b", "a. exp")):
            tab_to(page, f"match-tools.{premise}")
            keys.type(response)
        tab_to_button(page, "Check")
        keys.press("Enter")
        for step, times in (("Move up: train", 2), ("Move down: monitor", 1), ("Move up: validate", 1)):
            tab_to_button(page, step)
            for _ in range(times):
                keys.press("Space")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move up: validate"
        tab_to_button(page, "Check")
        keys.press("Enter")
        for item, category in (("a", "Uns"), ("b", "Sup"), ("c", "None"), ("d", "Sup")):
            tab_to(page, f"sort-tasks.{item}")
            keys.type(category)
        tab_to_button(page, "Check")
        keys.press("Enter")
        tab_to(page, "spot-one.a")
        keys.press("ArrowDown")
        page.locator("[data-item='spot-one'] g.focused.chosen").nth(1).wait_for()
        tab_to_button(page, "Check")
        keys.press("Enter")
        for area in ("b", "c"):
            tab_to(page, f"spot-both.{area}")
            keys.press("Space")
        tab_to_button(page, "Check")
        keys.press("Enter")
        tab_to(page, "hand-in.done")
        keys.press("Space")
        tab_to_button(page, "Check")
        keys.press("Enter")
        assert page.locator(".score").inner_text() == "12.33 of 12.33 points (100 %)"
        assert "not counted here: 5 points" in page.locator(".summary").inner_text()
        assert "names two risks" in page.locator("[data-item='hand-in'] .feedback").inner_text()


def test_every_gap_has_a_name_its_own_mark_and_its_own_feedback(chromium: Any) -> None:
    with opened(chromium, example("gaps-sentence", kind="practice")) as page:
        page.get_by_role("textbox", name="Gap 1 of 3").fill(" LUTETIA")
        page.get_by_role("textbox", name="Gap 2 of 3 (Mio.)").fill("7")
        page.get_by_role("combobox", name="Gap 3 of 3").select_option("Seine")
        assert check(page, "gaps-sentence") == "Partly correct 2.5 of 4 points"
        assert page.locator(".gap").evaluate_all("gaps => gaps.map((gap) => gap.className)") == [
            "gap part",
            "gap wrong",
            "gap right",
        ]
        marked = page.locator(".gap input").first.evaluate(
            "field => document.getElementById(field.getAttribute('aria-describedby')).textContent"
        )
        assert marked == "partly correct"
        feedback = page.locator(".feedback").inner_text().split("\n")
        assert feedback[feedback.index("Gap 1") + 1] == "Its Roman name."
        assert feedback[feedback.index("Gap 3") + 1] == "So it is."
        page.get_by_role("button", name="Show the answer").click()
        assert (
            "Gap 1: Paris · Lutetia (50 %)\nGap 2: 2.1 ± 0.1 Mio.\nGap 3: Seine"
            in page.locator(".solution").inner_text()
        )


def test_what_is_no_number_is_told_by_the_name_of_its_gap_and_what_is_empty_is_asked_about_once(chromium: Any) -> None:
    with opened(chromium, example("gaps-code", kind="graded")) as page:
        button = page.get_by_role("button", name="Check", exact=True)
        number = page.get_by_role("textbox", name="Gap 2 of 2")
        button.click()
        assert page.locator(".message", has_text="Write an answer first.").count() == 1
        number.fill("two")
        button.click()
        assert page.locator(".feedback").inner_text().startswith("Gap 2: Write a number")
        number.fill("2")
        button.click()
        assert page.locator(".feedback").inner_text() == "Still empty: 1. Check again to go on all the same."
        assert page.evaluate("document.activeElement.id") == "gaps-code.a"
        button.click()
        assert page.locator(".verdict").inner_text() == "Partly correct 0.5 of 1 points"


def test_an_order_that_nobody_touched_is_no_answer_until_the_learner_says_so(chromium: Any) -> None:
    with opened(chromium, example("order-all", kind="graded", feedback_when="end")) as page:
        page.get_by_role("button", name="Submit answers").click()
        assert "Not answered or not complete: 1" in page.locator(".message").inner_text()
    with opened(chromium, example("order-steps", kind="practice")) as page:
        button = page.get_by_role("button", name="Check", exact=True)
        button.click()
        assert "Check again to keep this order" in page.locator(".feedback").inner_text()
        page.reload()
        assert page.locator(".verdict").count() == 0
        button.click()
        button.click()
        assert page.locator(".verdict").inner_text() == "Not correct 0 of 2.33 points"
        page.reload()
        assert page.locator(".verdict").inner_text() == "Not correct 0 of 2.33 points"


def test_moving_an_item_says_where_it_stands_and_stops_at_the_ends(chromium: Any) -> None:
    with opened(chromium, example("order-steps", kind="practice")) as page:
        up = page.get_by_role("button", name="Move up: monitor")
        up.click()
        assert order(page, "order-steps") == ["monitor", "deploy", "train", "validate"]
        assert page.locator(".order + [role=status]").inner_text() == "monitor: place 1 of 4"
        assert up.get_attribute("aria-disabled") == "true"
        page.keyboard.press("Enter")
        assert order(page, "order-steps") == ["monitor", "deploy", "train", "validate"]
        assert up.evaluate("button => document.activeElement === button")


def test_an_item_may_be_dragged_but_need_not_be(chromium: Any) -> None:
    with opened(chromium, example("order-steps", kind="practice")) as page:
        handles = page.locator(".handle")
        start, end = handles.nth(0).bounding_box(), handles.nth(2).bounding_box()
        page.mouse.move(start["x"] + 5, start["y"] + 5)
        page.mouse.down()
        page.mouse.move(end["x"] + 5, end["y"] + 20, steps=8)
        page.mouse.up()
        assert order(page, "order-steps") == ["monitor", "train", "deploy", "validate"]
        assert page.locator(".order + [role=status]").inner_text() == "deploy: place 3 of 4"


def test_an_area_is_picked_on_the_picture_or_in_the_list_at_any_width(chromium: Any) -> None:
    with opened(chromium, example("spot-one", "spot-both", kind="practice")) as page:
        page.locator("[data-item='spot-one'] .picture").click(position={"x": 46, "y": 26})
        assert page.locator("[id='spot-one.b']").is_checked()
        page.get_by_label("Data").last.check()
        page.locator("[data-item='spot-both'] .picture").click(position={"x": 46, "y": 26})
        assert check(page, "spot-one").startswith("Correct")
        assert check(page, "spot-both").startswith("Not correct")
        page.locator("[data-item='spot-both']").get_by_role("button", name="Show the answer").click()
        looks = page.locator("[data-item='spot-both'] svg svg g").evaluate_all(
            "shapes => shapes.map((s) => s.className.baseVal)"
        )
        assert looks == ["wrong chosen", "right chosen", "key"]
        for width in (320, 900):
            page.set_viewport_size({"width": width, "height": 700})
            picture = page.locator(".picture img").first.bounding_box()
            assert page.locator(".picture > svg").first.bounding_box() == picture


def test_answers_in_parts_come_back_after_a_reload(chromium: Any) -> None:
    names = ("gaps-sentence", "match-tools", "order-steps", "sort-tasks", "spot-both", "hand-in")
    with opened(chromium, example(*names, kind="graded", shuffle=True)) as page:
        page.get_by_role("textbox", name="Gap 1 of 3").fill("a|b~1 é")
        page.locator("[id='match-tools.b']").select_option("c")
        page.get_by_role("button", name="Move down: deploy").click()
        page.locator("[id='sort-tasks.a']").select_option("-")
        page.get_by_label("Serving").check()
        page.get_by_label("I have handed in my work").check()
        check(page, "order-steps")
        check(page, "hand-in")
        shown = """() => [...document.querySelectorAll('.question, input, select, .moved, .verdict, .order .right')]
            .map((part) => [part.id, part.value, part.checked, part.className, part.innerText])"""
        before = page.evaluate(shown)
        page.reload()
        assert page.evaluate(shown) == before
        assert page.get_by_role("textbox", name="Gap 1 of 3").input_value() == "a|b~1 é"
        assert order(page, "order-steps")[:2] == ["monitor", "deploy"]


def test_a_pool_gives_each_attempt_its_own_questions_and_keeps_them(chromium: Any) -> None:
    with opened(chromium, example("gaps-code", *POOLS, kind="practice", feedback_when="end")) as page:
        seen = set()
        for _ in range(12):
            ids = drawn(page)
            assert ids[0] == "gaps-code"
            assert ids[1:3] == sorted(ids[1:3])
            assert [name.rpartition("-")[0] for name in ids] == ["gaps", "pooled", "pooled", "sum"]
            assert [text.split()[-1] for text in page.locator(".number").all_inner_texts()] == ["1", "2", "3", "4"]
            page.reload()
            assert drawn(page) == ids
            seen.add(tuple(ids))
            page.locator(".options input").first.check()
            page.get_by_role("button", name="Submit answers").click()
            page.get_by_role("button", name="Submit answers").click()
            assert page.locator(".score").inner_text().split(" ")[2] == "6"
            page.reload()
            assert drawn(page) == ids
            page.get_by_role("button", name="Start again").click()
        assert len(seen) > 2
        assert page.locator(".worth .pool").all_inner_texts() == ["Basics", "Basics"]


def test_a_question_that_was_answered_stays_drawn_when_a_new_release_has_a_larger_pool(chromium: Any) -> None:
    pool = POOLS[0]
    small = msgspec.structs.replace(pool, pick=1, questions=pool.questions[1:2])
    old = stage.files_of(html.TARGET, example(small, kind="graded"))
    new = stage.files_of(html.TARGET, example(msgspec.structs.replace(pool, pick=1), kind="graded"))
    files = dict(old)
    with stage.stage(chromium, files) as made:
        for _ in range(6):
            page = made.context().new_page()
            files.update(old)
            page.goto(f"{made.address}one.html")
            page.locator("input").first.check()
            check(page, "pooled-2")
            files.update(new)
            page.reload()
            assert drawn(page) == ["pooled-2"]
            assert page.locator(".verdict").inner_text().startswith("Correct")
        assert made.complaints == []


def test_without_javascript_all_of_a_pool_is_there_with_a_word_on_it(chromium: Any) -> None:
    with opened(chromium, example(*POOLS, kind="practice"), java_script_enabled=False) as page:
        assert len(drawn(page)) == 6
        notes = page.locator(".pooled > .note").all_inner_texts()
        assert notes == [
            "Basics Each learner gets 2 of these 3 questions.",
            "Each learner gets 1 of these 3 questions.",
        ]
        assert page.get_by_text("Pooled question 3?").is_visible()


@pytest.mark.parametrize("kind", ["practice", "graded"])
def test_without_javascript_practice_has_the_key_of_every_type_and_an_exam_none(chromium: Any, kind: Any) -> None:
    names = ("gaps-table", "match-animals", "order-steps", "sort-tasks", "spot-one", "hand-in")
    keys = (
        "Gap 1: DVC Gap 2: Exp*",
        "cat mammal trout fish dog mammal",
        "train validate deploy monitor An explanation for all.",
        f"{SORTED} An explanation for all.",
        "Training An explanation for all.",
        "A page that names drift and skew.",
    )
    with opened(chromium, example(*names, kind=kind), java_script_enabled=False) as page:
        for summary in page.locator(".key summary").all():
            summary.click()
        texts = [" ".join(text.split()).removeprefix("Answer ") for text in page.locator(".key").all_inner_texts()]
        assert texts == (list(keys) if kind == "practice" else [])


def test_the_key_is_shown_on_request_for_every_type(chromium: Any) -> None:
    names = ("gaps-table", "match-animals", "order-all", "sort-tasks")
    with opened(chromium, example(*names, kind="practice")) as page:
        answer_everything(page)
        told = [" ".join(text.split()) for text in page.locator(".solution").all_inner_texts()]
        assert told == [
            "Answer: Gap 1: DVC Gap 2: Exp*",
            "Answer: cat mammal trout fish dog mammal",
            "Answer: monitor deploy validate train",
            f"Answer: {SORTED}",
        ]


def test_on_paper_every_choice_can_be_read_and_nothing_is_there_to_click(chromium: Any) -> None:
    with opened(chromium, example("gaps-sentence", "match-animals", "order-steps", kind="practice")) as page:
        river = page.get_by_role("listitem").filter(has_text="Rhône & Saône")
        assert not river.is_visible()
        page.emulate_media(media="print")
        assert river.is_visible()
        assert page.locator(".letters li", has_text="mammal").is_visible()
        assert page.locator("button:visible, .handle:visible").count() == 0
        place = "row => getComputedStyle(row, '::before').content"
        first = page.locator(".order > li").first
        assert "____" in first.evaluate(place)
        page.emulate_media(media="screen")
        page.get_by_role("button", name="Move up: monitor").click()
        page.emulate_media(media="print")
        assert "____" not in first.evaluate(place)


def test_a_right_to_left_page_turns_its_lines(chromium: Any) -> None:
    quiz = Quiz(id="quiz", title=courses.text("Quiz"), items=(KNOWN["match-animals"], KNOWN["order-steps"]))
    with opened(chromium, course_of(quiz, language="ar"), viewport={"width": 800, "height": 700}) as page:
        premise = page.locator(".premise").first.bounding_box()
        menu = page.locator(".pairs select").first.bounding_box()
        assert premise["x"] > menu["x"]
        assert page.locator(".moves").first.bounding_box()["x"] < page.locator(".moved").first.bounding_box()["x"]
        assert page.get_by_role("button", name="إلى أعلى: train").count() == 1
