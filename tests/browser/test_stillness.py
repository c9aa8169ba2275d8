"""Nothing that was seen moves when a page's scripts come, however late: they are held back until it was painted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from hornbook.course import Lesson, Quiz
from hornbook.targets import html, scorm12
from tests.browser import demo, stage
from tests.browser.learner import answer_everything
from tests.browser.platforms.lessons import ALL_TYPES, COMPOSED, composed, course_of, graded
from tests.targets import courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)
WIDTHS = pytest.mark.parametrize("width", [320, 1280])
PAINTED = "() => performance.getEntriesByType('paint').length > 0"
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Whatever is seen in the window, and where in the page it stands; later, what of it stands elsewhere. Contents beside
# the text go with the reader.
NOTE = """() => {
  const inside = ({top, bottom}) => bottom > 0 && top < innerHeight;
  window.seen = [...document.querySelectorAll('body :not(.on-page, .on-page *)')]
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && inside(one.getBoundingClientRect()))
    .map((one) => [one, scrollY + one.getBoundingClientRect().top]);
}"""
MOVED = """() => window.seen
  .map(([one, top]) => [one.outerHTML.slice(0, 80), top, scrollY + one.getBoundingClientRect().top])
  .filter(([, before, after]) => Math.abs(before - after) > 1)"""
SEEN = "() => document.querySelector('fieldset.question').checkVisibility({visibilityProperty: true})"
LEAST_SHIFT = 0.005
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  const watch = (list) => list.getEntries().forEach((entry) => (sum += entry.value));
  new PerformanceObserver(watch).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 50);
})"""
SETTINGS: Mapping[str, dict[str, Any]] = {
    "plain": {},
    "shuffled": {"shuffle": True},
    "one by one": {"one_by_one": True},
    "timed": {"time_limit": 600},
    "at the end": {"feedback_when": "end"},
}


def moved(context: Any, address: str) -> list[Any]:
    """Open a page, let its scripts come one by one after it was painted; return what moved."""
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    held: list[Any] = []
    page.route(re.compile("assets/(?!theme)[^/]*js$"), lambda route: held.append(route))  # noqa: PLW0108 - a builtin is no handler
    page.goto(address, wait_until="commit")
    page.wait_for_function(PAINTED)
    page.evaluate(TWO_FRAMES)
    page.evaluate(NOTE)
    while held or page.evaluate("document.readyState") != "complete":
        if held:
            held.pop(0).continue_()
        page.evaluate(TWO_FRAMES)
    found: list[Any] = page.evaluate(MOVED)
    shift = page.evaluate(SHIFT)
    page.close()
    return found if shift < LEAST_SHIFT else [*found, shift]


def still(made: stage.Stage, *names: str, again: bool = True, **options: Any) -> None:
    """Hold each page to it that nothing moves, at the first visit and (`again`) after all was answered."""
    for name in names:
        context = made.context(**options)
        assert (name, moved(context, made.address + name)) == (name, [])
        if again:
            page = context.new_page()
            page.goto(made.address + name)
            answer_everything(page)
            page.close()
            assert (f"{name} again", moved(context, made.address + name)) == (f"{name} again", [])
        context.close()
    assert made.complaints == []


@WIDTHS
@pytest.mark.parametrize("kind", SETTINGS)
def test_a_quiz_that_the_page_begins_with_moves_nothing(chromium: Any, width: int, kind: str) -> None:
    quizzes = {
        "simple": graded(*ALL_TYPES, **SETTINGS[kind]),
        "composed": composed(*COMPOSED, **SETTINGS[kind]),
    }
    lessons = [top_of(name, quiz) for name, quiz in quizzes.items()]
    example = courses.Example(courses.course(*lessons), tuple(lessons), courses.FILES)
    with stage.stage(chromium, stage.files_of(html.TARGET, example)) as made:
        seen = {"viewport": {"width": width, "height": 800}}
        still(made, "simple.html", "composed.html", again=kind != "one by one", **seen)


def top_of(name: str, quiz: Quiz) -> Lesson:
    """Return a lesson that is nothing but this quiz."""
    media = (courses.medium("pipeline.svg", "image/svg+xml"),)
    sections = (courses.quiz_section(quiz),)
    return Lesson(id=name, title="L", language="en", file="l.md", sections=sections, quizzes=(quiz,), media=media)


@WIDTHS
def test_a_page_opened_at_a_question_and_the_home_page_move_nothing(chromium: Any, width: int) -> None:
    with stage.stage(chromium, demo.site()) as made:
        names = ("index.html", "measuring-and-watching.html#measure-cells", "mlops-in-one-picture.html")
        still(made, *names, viewport={"width": width, "height": 800})


@WIDTHS
def test_a_launch_page_that_has_something_to_say_moves_nothing(chromium: Any, width: int) -> None:
    example = course_of(("one", (graded("plain-choice"),)))
    with stage.stage(chromium, stage.files_of(scorm12.TARGET, example)) as made:
        context = made.context(viewport={"width": width, "height": 800})
        assert moved(context, made.address + "launch.html") == []


def test_a_quiz_whose_script_does_not_come_is_seen_all_the_same(chromium: Any) -> None:
    with stage.stage(chromium, demo.site()) as made:
        context = made.context()
        page = context.new_page()
        page.route("**/assets/quiz.js", lambda route: route.abort())
        page.goto(made.address + "mlops-in-one-picture.html")
        page.locator("fieldset.question").first.wait_for()


def test_a_quiz_below_a_heading_that_says_so_by_its_class_is_seen_at_once(chromium: Any) -> None:
    """The class is then that of the section too, which no script ever starts."""
    lesson = top_of("one", graded("plain-choice"))
    section = msgspec.structs.replace(lesson.sections[0], classes=("quiz",))
    lesson = msgspec.structs.replace(lesson, sections=(section,))
    example = courses.Example(courses.course(lesson), (lesson,), courses.FILES)
    with stage.stage(chromium, stage.files_of(html.TARGET, example)) as made:
        page = made.context().new_page()
        page.goto(made.address + "one.html")
        assert page.locator("section.quiz form.quiz.started").count() == 1
        assert page.evaluate(SEEN) is True
