"""Lesson pages in Chromium: accessible in both themes and widths, usable by keyboard, whole without JavaScript."""

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

from hornbook.course import Lesson, Quiz
from hornbook.model import Details, Html, Paragraph, Section
from hornbook.targets import html
from tests.browser import demo, stage
from tests.browser.learner import answer_everything, tab_to, tab_to_button, violations_in_all_looks
from tests.targets import courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)
needs_axe = pytest.mark.skipif(
    not stage.installed("axe-core"), reason="axe-core is not installed: run `nox -s browser`"
)
needs_validator = pytest.mark.skipif(
    not stage.installed("html-validate"), reason="html-validate is not installed: run `nox -s browser`"
)
PAGES = ("index.html", "types.html", "torture.html")


@contextmanager
def site(chromium: Any, example: courses.Example) -> Iterator[stage.Stage]:
    with stage.stage(chromium, stage.files_of(html.TARGET, example)) as made:
        yield made
        assert made.complaints == []


def exam(*items: Any, **settings: Any) -> courses.Example:
    quiz = Quiz(id="exam", title=courses.text("Exam"), items=items, **{"kind": "graded", **settings})
    lesson = Lesson(
        id="exam-lesson", title="T", language="en", file="t.md", sections=(courses.quiz_section(quiz),), quizzes=(quiz,)
    )
    return courses.Example(courses.course(lesson), (lesson,), courses.FILES)


def items(*names: str) -> list[Any]:
    known = {item.id: item for item in (*courses.choices(), *courses.typed(), *courses.unkeyed())}
    return [known[name] for name in names]


@needs_axe
@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_an_accessibility_rule_before_or_after_answering(chromium: Any, name: str) -> None:
    with site(chromium, courses.everything()) as made:
        page = made.context(bypass_csp=True).new_page()
        page.goto(made.address + name)
        assert violations_in_all_looks(page) == []
        answer_everything(page)
        assert violations_in_all_looks(page) == []


def test_ids_are_unique_and_headings_in_order_whatever_an_author_calls_things(chromium: Any) -> None:
    (choice,) = items("plain-choice")
    quiz = Quiz(id="twin", title=courses.text("Twin"), items=(msgspec.structs.replace(choice, id="twin-1"),))
    raw = '<h1 id="twin">Raw</h1><h5 id="hornbook-content">Deep</h5><p id="twin-1.a">Not an option</p>'
    blocks = (
        Paragraph(content=courses.text("One"), id="twin"),
        Paragraph(content=courses.text("Two"), id="twin-1"),
        Html(content=courses.html(raw, "Raw Deep Not an option", block=True)),
    )
    sections = (
        Section(id="twin", level=2, title=courses.text("Content"), blocks=blocks),
        courses.quiz_section(quiz),
    )
    lesson = Lesson(id="l", title="L", language="en", file="l.md", sections=sections, quizzes=(quiz,))
    with site(chromium, courses.Example(courses.course(lesson), (lesson,), {})) as made:
        page = made.context().new_page()
        page.goto(made.address + "l.html")
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
        assert len(set(ids)) == len(ids) > 10
        assert page.locator("section:has(> h2:text-is('Content'))").get_attribute("id") == "twin"
        headings = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => one.tagName)")
        assert headings == ["H1", "H2", "H2", "H3", "H2"]
        page.get_by_label("Cooking").check()
        assert page.locator("input:checked").get_attribute("id") == "twin-1.a"


def test_a_formula_wider_than_its_option_scrolls_there_and_not_the_page(chromium: Any) -> None:
    (choice,) = items("plain-choice")
    terms = "<mo>+</mo>".join(f"<msup><mi>x</mi><mn>{power}</mn></msup>" for power in range(60))
    formula = f'<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow>{terms}</mrow></math>'
    option = msgspec.structs.replace(choice.options[0], content=courses.html(formula, "x"))
    wide = msgspec.structs.replace(choice, options=(option, *choice.options[1:]))
    with site(chromium, exam(wide)) as made:
        page = made.context(viewport={"width": 320, "height": 800}).new_page()
        page.goto(made.address + "exam-lesson.html")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        label = page.locator("label.option").first
        assert label.evaluate("label => label.scrollWidth > label.clientWidth && label.tabIndex") == 0


def test_on_paper_all_text_stands_and_nothing_is_there_to_click(chromium: Any) -> None:
    hidden = Details(summary=courses.text("More"), blocks=(Paragraph(content=courses.text("Folded away")),))
    example = exam(*items("plain-choice"))
    lesson = example.lessons[0]
    section = Section(id="s", level=2, title=courses.text("S"), blocks=(hidden,))
    lesson = msgspec.structs.replace(lesson, sections=(section, *lesson.sections))
    with site(chromium, courses.Example(example.course, (lesson,), {})) as made:
        page = made.context(color_scheme="dark").new_page()
        page.goto(made.address + "exam-lesson.html")
        page.emulate_media(media="print")
        folded = page.get_by_text("Folded away")
        assert folded.evaluate("text => text.checkVisibility({contentVisibilityAuto: true}) && text.offsetHeight") > 0
        assert page.locator("button:visible, nav:visible").count() == 0
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@needs_validator
def test_the_pages_are_valid_html(tmp_path: Path) -> None:
    files = stage.files_of(html.TARGET, courses.everything())
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps({"root": True, "extends": ["html-validate:standard"]}))
    pages = {name: files[name] for name in PAGES} | {f"demo-{name}": demo.site()[name] for name in demo.pages()}
    for name, page in pages.items():
        (tmp_path / name).write_bytes(page)
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><p><div></p>")
    validator = stage.MODULES / "html-validate" / "bin" / "html-validate.mjs"
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(
        [node, str(validator), "-f", "json", *pages, "bad.html"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    reports = {Path(report["filePath"]).name: report["messages"] for report in json.loads(done.stdout)}
    assert reports.pop("bad.html")
    assert {name: messages for name, messages in reports.items() if messages} == {}


def test_a_quiz_is_answered_by_keyboard_alone(chromium: Any) -> None:
    with site(chromium, exam(*items("plain-choice", "net-multiple", "town"), kind="practice")) as made:
        page = made.context().new_page()
        page.goto(made.address + "exam-lesson.html")
        keys = page.keyboard
        keys.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to content"
        keys.press("Enter")
        tab_to(page, "plain-choice.a")
        keys.press("ArrowDown")
        tab_to_button(page, "Check")
        keys.press("Enter")
        assert page.locator("[data-item='plain-choice'] .verdict").inner_text() == "Correct 1 of 1 points"
        assert page.evaluate("document.activeElement.textContent") == "Try again"
        for option in "abd":
            tab_to(page, f"net-multiple.{option}")
            keys.press("Space")
        tab_to_button(page, "Check")
        keys.press("Space")
        tab_to(page, "town.entry")
        keys.type("paris")
        keys.press("Enter")
        assert "Paris it is." in page.locator("[data-item='town'] .feedback").inner_text()
        assert page.locator(".summary .score").inner_text() == "5.33 of 5.33 points (100 %)"
        assert page.locator(".summary").get_attribute("role") == "status"
        assert page.locator("[data-item='town'] .feedback").get_attribute("aria-live") == "polite"


def test_feedback_follows_what_was_chosen_and_can_be_tried_again_in_practice(chromium: Any) -> None:
    with site(chromium, exam(*items("full-choice"), kind="practice")) as made:
        page = made.context().new_page()
        page.goto(made.address + "exam-lesson.html")
        for value, verdict, said in (
            ("b", "Not correct", "Not right yet."),
            ("c", "Partly correct", "Half a point"),
            ("a", "Correct", "Right, well done."),
        ):
            page.locator(f"input[value={value}]").check()
            page.get_by_role("button", name="Check").click()
            feedback = page.locator(".feedback").inner_text()
            assert verdict in feedback
            assert said in feedback
            assert "An explanation for all." in feedback
            page.get_by_role("button", name="Try again").click()
        page.locator("summary", has_text="Hint 2").click()
        assert page.get_by_text("Look at both distributions.").is_visible()


def test_a_question_without_a_key_tells_what_was_written_for_the_chosen_option(chromium: Any) -> None:
    (poll,) = items("poll")
    options = tuple(
        msgspec.structs.replace(option, feedback=courses.text(f"About {option.id}.")) for option in poll.options
    )
    with site(chromium, exam(msgspec.structs.replace(poll, options=options), kind="practice")) as made:
        page = made.context().new_page()
        page.goto(made.address + "exam-lesson.html")
        page.locator("input[value=b]").check()
        page.get_by_role("button", name="Check").click()
        feedback = page.locator(".feedback").inner_text()
        assert "About b." in feedback
        assert "About a." not in feedback
        assert "orrect" not in feedback


def test_answers_order_and_results_survive_a_reload(chromium: Any) -> None:
    with site(chromium, exam(*items("full-choice", "all-multiple", "town", "gravity", "essay"), shuffle=True)) as made:
        page = made.context().new_page()
        page.goto(made.address + "exam-lesson.html")
        page.locator("input[value=a]").first.check()
        page.locator("[data-item=town] input").fill("Lutetia & Co")
        page.locator("[data-item=town]").get_by_role("button").click()
        page.locator("textarea").fill("half a thought")
        shown = """() => [...document.querySelectorAll('.question, .options > li input, .verdict')]
            .map((part) => [part.id, part.checked, part.className === 'verdict' && part.textContent])"""
        before = page.evaluate(shown)
        page.reload()
        assert page.evaluate(shown) == before
        assert page.locator("textarea").input_value() == "half a thought"
        assert page.locator("input[value=a]").first.is_checked()


def test_a_graded_quiz_ends_when_its_attempts_are_used_up(chromium: Any) -> None:
    with site(chromium, exam(*items("plain-choice"), attempts=2)) as made:
        page = made.context().new_page()
        page.goto(made.address + "exam-lesson.html")
        for value, count in (("a", 1), ("b", 0)):
            page.locator(f"input[value={value}]").check()
            page.get_by_role("button", name="Check").click()
            assert page.get_by_role("button", name="Try again").count() == 0
            assert page.get_by_role("button", name="Start again").count() == count
            if count:
                page.get_by_role("button", name="Start again").click()
        page.reload()
        assert "Attempt 2 of 2" in page.locator(".summary").inner_text()


def test_feedback_at_the_end_waits_for_the_end_and_never_stays_away(chromium: Any) -> None:
    for when, told in (("end", True), ("never", False)):
        with site(chromium, exam(*items("judge", "town"), feedback_when=when)) as made:
            page = made.context().new_page()
            page.goto(made.address + "exam-lesson.html")
            page.locator("input[value=true]").check()
            assert page.get_by_role("button", name="Check").count() == 0
            page.get_by_role("button", name="Submit answers").click()
            assert "Submit again" in page.locator(".message").inner_text()
            page.get_by_role("button", name="Submit answers").click()
            assert page.get_by_text("It can, when the world changes.").count() == int(told)
            assert page.locator(".score").inner_text() == "1 of 3 points (33.33 %)"


def test_a_time_limit_starts_on_request_outlives_a_reload_and_submits(chromium: Any) -> None:
    with site(chromium, exam(*items("judge"), time_limit=120)) as made:
        context = made.context()
        context.clock.install()
        page = context.new_page()
        page.goto(made.address + "exam-lesson.html")
        assert not page.locator("[data-item=judge]").is_visible()
        page.get_by_role("button", name="Start").click()
        page.locator("input[value=true]").check()
        context.clock.run_for(70_000)
        assert page.locator(".timer").inner_text().startswith("Time left: 0:5")
        page.reload()
        context.clock.run_for(60_000)
        assert "Time is up" in page.locator(".summary").inner_text()
        assert page.locator(".score").inner_text() == "1 of 1 points (100 %)"


def test_a_warning_of_the_time_comes_though_the_page_slept_over_its_second(chromium: Any) -> None:
    with site(chromium, exam(*items("plain-choice"), time_limit=400)) as made:
        context = made.context()
        context.clock.install()
        page = context.new_page()
        page.goto(made.address + "exam-lesson.html")
        page.get_by_role("button", name="Start").click()
        assert page.locator(".timer [role='status']").inner_text() == ""
        context.clock.fast_forward(130_000)
        assert page.locator(".timer [role='status']").inner_text() == "Minutes left: 5"


def test_without_javascript_the_lesson_is_whole_and_only_practice_shows_its_key(chromium: Any) -> None:
    for kind, shown in (("practice", 1), ("graded", 0)):
        with site(chromium, exam(*items("judge"), kind=kind)) as made:
            page = made.context(java_script_enabled=False).new_page()
            page.goto(made.address + "exam-lesson.html")
            assert page.get_by_text("A model can go stale.").is_visible()
            assert page.get_by_text("Answers are checked by a script").is_visible()
            assert page.locator("details.key").count() == shown
            if shown:
                page.locator("details.key summary").click()
                assert page.locator("details.key").inner_text().split("\n")[1:] == ["True", "Retrain now and then."]


def test_the_site_works_from_a_folder_without_any_server(chromium: Any, tmp_path: Path) -> None:
    for path, data in stage.files_of(html.TARGET, courses.small()).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_role("link", name="Small", exact=True).click()
    page.locator("input[value=b]").check()
    page.get_by_role("button", name="Check").click()
    page.reload()
    assert "Correct" in page.locator(".verdict").inner_text()
    assert said == []
    context.close()


def test_a_right_to_left_lesson_reads_from_the_right_in_its_own_words(chromium: Any) -> None:
    example = exam(*items("plain-choice"))
    lesson = msgspec.structs.replace(example.lessons[0], language="ar")
    with site(chromium, courses.Example(courses.course(lesson), (lesson,), {})) as made:
        page = made.context(viewport={"width": 600, "height": 800}).new_page()
        page.goto(made.address + "exam-lesson.html")
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        page.get_by_role("button", name="تحقق").wait_for()
        box = page.locator(".options input").first.bounding_box()
        label = page.locator(".options label").first.bounding_box()
        assert box["x"] > label["x"]


def test_the_home_page_weighs_less_than_60_kilobytes_and_marks_what_was_done(chromium: Any) -> None:
    with site(chromium, exam(*items("plain-choice"))) as made:
        page = made.context().new_page()
        sizes: list[int] = []
        page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
        page.goto(made.address + "index.html")
        page.wait_for_load_state("networkidle")
        assert 10_000 < sum(sizes) < 60_000
        page.get_by_role("link", name="T", exact=True).click()
        page.locator("input[value=b]").check()
        page.get_by_role("button", name="Check").click()
        page.get_by_role("link", name="Contents").first.click()
        page.locator("main.home .visited").first.wait_for()
        assert page.locator(".visited, .done .unseen").all_inner_texts() == ["visited", "done"]
        assert page.locator(".opened").inner_text().strip() == "Lessons opened: 1 of 1"


def test_two_pages_that_are_open_together_do_not_overwrite_each_other(chromium: Any) -> None:
    with site(chromium, exam(*items("plain-choice"))) as made:
        context = made.context()
        early, late = context.new_page(), context.new_page()
        early.goto(made.address + "index.html")
        late.goto(made.address + "exam-lesson.html")
        late.locator("input[value=b]").check()
        late.get_by_role("button", name="Check").click()
        early.get_by_role("link", name="T", exact=True).click()
        early.locator(".verdict").wait_for()
        late.get_by_role("button", name="Start again").click()
        early.reload()
        assert early.locator(".verdict").count() == 0
