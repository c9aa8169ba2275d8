"""The preview's own pages in a browser: a question side by side, and what a platform would record."""

from __future__ import annotations

from typing import Any

import pytest

from tests import projects
from tests.browser import previews, stage
from tests.browser.learner import violations
from tests.browser.previews import opened
from tests.preview_process import Preview

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)
needs_axe = pytest.mark.skipif(
    not stage.installed("axe-core"), reason="axe-core is not installed: run `nox -s browser`"
)
both = pytest.mark.parametrize("version", ["scorm12", "scorm2004"])
RIVERS = """\
# Rivers

Water takes the way of least effort.

## Quiz {#quiz-rivers .quiz kind=graded}

### 1. Where is a river fast? {#fast}

- [x] On the outside of a bend
- [ ] On the inside of a bend

### 2. What does it carry? {#carry}

Answer: sand
"""
FILES: dict[str, str | bytes] = {"source/course.yml": "title: Water\n", "source/rivers.md": RIVERS}


AT_QUESTION = """() => {
  const frame = document.querySelector('.pane iframe');
  const box = frame.contentDocument.getElementById('carry').getBoundingClientRect();
  return box.top >= 0 && box.top < 100;
}"""
running = previews.shared(FILES)


def test_a_question_leads_to_its_formats_and_they_follow_a_save(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, "rivers.html") as page:
        page.get_by_role("link", name="Formats of question 2").click()
        page.get_by_role("heading", name="One question, side by side").wait_for()
        panes = page.locator(".pane")
        assert panes.get_by_role("heading").all_inner_texts() == ["Web site", "QTI 3.0 package", "Moodle XML"]
        panes.nth(2).get_by_text("shortanswer").first.wait_for()
        page.frame_locator(".pane iframe").get_by_text("What does it carry?").first.wait_for()
        page.wait_for_function(AT_QUESTION)
        assert page.evaluate("() => scrollY") == 0, "the page itself begins at its beginning"
        running.edit("source/rivers.md", "What does it carry?", "What does it take away?")
        panes.nth(1).get_by_text("What does it take away?").first.wait_for()
        page.frame_locator(".pane iframe").get_by_text("What does it take away?").first.wait_for()


def test_formats_and_questions_are_chosen_by_keyboard(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, ".hornbook/items?lesson=rivers&item=fast&target=gift") as page:
        page.get_by_role("checkbox", name="QTI 1.2").press("Space")
        page.get_by_label("Question", exact=True).select_option("carry")
        page.get_by_role("button", name="Show").press("Enter")
        page.wait_for_url("**/*item=carry*")
        assert page.locator(".pane h2").all_inner_texts() == ["QTI 1.2 package for Canvas", "GIFT"]
        page.get_by_role("link", name="Previous question").press("Enter")
        page.wait_for_url("**/*item=fast*")


def test_what_is_shown_can_be_copied(chromium: Any, running: Preview) -> None:
    options = {"permissions": ["clipboard-read", "clipboard-write"]}
    with opened(chromium, running, ".hornbook/items?lesson=rivers&item=fast&target=gift", **options) as page:
        page.get_by_role("button", name="Copy").press("Enter")
        page.get_by_text("Copied", exact=True).wait_for()
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied == page.locator(".pane code").text_content()
        assert "On the outside of a bend" in copied


def test_answers_beside_other_formats_are_no_answers_in_the_lesson(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, ".hornbook/items?lesson=rivers&item=fast&target=html") as page:
        page.frame_locator(".pane iframe").locator("#fast input").first.check()
        page.goto(running.address + "rivers.html")
        page.locator(previews.LINK).first.wait_for()
        assert not page.locator("#fast input").first.is_checked()


def fact(page: Any, name: str) -> Any:
    return page.locator(f"dt:text-is('{name}') + dd")


def lesson(page: Any) -> Any:
    """Return the lesson inside of the package, opened from the course's home if that is what is there."""
    inner = page.frame_locator("#window").frame_locator("#page")
    inner.get_by_role("link", name="Rivers").first.click()
    inner.locator("#fast").wait_for()
    return inner


def answer(inner: Any, item: str) -> None:
    if item == "fast":
        inner.locator("#fast input").first.check()
    else:
        inner.locator("#carry input").fill("mud")
    inner.locator(f"#{item} .check").click()


@both
def test_what_a_learner_does_is_recorded_and_there_on_return(chromium: Any, running: Preview, version: str) -> None:
    with opened(chromium, running, f".hornbook/lms?version={version}") as page:
        answer(lesson(page), "fast")
        row = page.locator("#interactions tr", has_text="fast")
        row.get_by_text("correct").wait_for()
        fact(page, "Not committed").get_by_text("0 elements").wait_for()
        page.get_by_role("button", name="Close the window").click()
        fact(page, "Window").get_by_text("closed").wait_for()
        page.get_by_role("button", name="Open it again").click()
        inner = page.frame_locator("#window").frame_locator("#page")
        inner.locator("#fast.locked").wait_for()
        answer(inner, "carry")
        status = fact(page, "Status" if version == "scorm12" else "Success")
        status.get_by_text("passed").wait_for()
        fact(page, "Score").get_by_text("50").wait_for()
        fact(page, "Progress kept").get_by_text("of 4096" if version == "scorm12" else "of 64000").wait_for()
        assert fact(page, "Refused calls").inner_text() == "0"
        page.get_by_role("button", name="New attempt").click()
        page.get_by_text("None yet.").first.wait_for()
        lesson(page).locator("#fast:not(.locked)").wait_for()


@both
def test_a_platform_that_refuses_is_told_to_the_learner_and_nothing_is_lost(
    chromium: Any, running: Preview, version: str
) -> None:
    with opened(chromium, running, f".hornbook/lms?version={version}") as page:
        inner = lesson(page)
        refuse = page.get_by_role("button", name="Refuse to record")
        refuse.click()
        assert refuse.get_attribute("aria-pressed") == "true"
        answer(inner, "fast")
        page.frame_locator("#window").locator(".notice").first.wait_for()
        assert int(fact(page, "Refused calls").inner_text()) > 0
        refuse.click()
        answer(inner, "carry")
        page.locator("#interactions tr", has_text="carry").wait_for()
        assert page.locator("#interactions tr", has_text="fast").count() == 1


def test_a_learner_who_is_logged_out_is_told(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, ".hornbook/lms") as page:
        inner = lesson(page)
        page.get_by_role("button", name="Log the learner out").click()
        answer(inner, "fast")
        page.frame_locator("#window").locator(".notice").first.wait_for()


def test_a_save_comes_up_in_the_package_and_the_attempt_goes_on(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, ".hornbook/lms") as page:
        inner = lesson(page)
        answer(inner, "fast")
        page.locator("#interactions tr", has_text="fast").wait_for()
        running.edit("source/rivers.md", "least effort", "most power")
        inner.get_by_text("most power").wait_for()
        inner.locator("#fast.locked").wait_for()
        assert page.locator("#interactions tr", has_text="fast").count() == 1


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["items?target=html&target=qti12&target=gift", "lms", "nothing.html"])
def test_our_own_pages_can_be_used_by_all(chromium: Any, running: Preview, path: str, width: int, scheme: str) -> None:
    projects.write(running.folder, FILES)
    running.settle()
    size = {"width": width, "height": 800}
    page = chromium.new_context(color_scheme=scheme, viewport=size, bypass_csp=True).new_page()
    page.goto(f"{running.address}.hornbook/{path}")
    if path == "lms":
        lesson(page)
        fact(page, "Not committed").get_by_text("0 elements").wait_for()
        for fold in page.locator(".records summary").all():
            fold.click()
    page.wait_for_load_state("load")
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.context.close()
