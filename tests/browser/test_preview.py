"""The preview in a browser: a save brings up its page with place and answers kept, and findings are shown over it."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import pytest

from tests import projects
from tests.browser import previews, stage
from tests.browser.learner import violations
from tests.browser.previews import opened
from tests.preview_process import Preview, previewed

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)
needs_axe = pytest.mark.skipif(
    not stage.installed("axe-core"), reason="axe-core is not installed: run `nox -s browser`"
)
QUIZ = """\
# Rivers

Water takes the way of least effort.

{filling}

## Quiz {{#quiz-rivers .quiz}}

### 1. Where is a river fast? {{#fast}}

- [x] On the outside of a bend
- [ ] On the inside of a bend

### 2. Put the birth of an oxbow lake in order. {{#birth type=ordering}}

1. A bend grows.
2. Its neck gets thin.
3. A flood cuts it through.

### 3. A river ends in the [[sea]] or a [[lake|pond]]. {{#ends}}

### 4. Tell how a river bends. {{#essay type=essay}}

Hint: think of sand.

### 5. Match them. {{#match type=matching}}

| A     | B     |
|-------|-------|
| Nile  | Egypt |
| Rhine | Basel |
"""
STEPS = """\
# Steps

## Quiz {{#quiz-steps .quiz one-by-one=true}}

### 1. Is water wet{mark} {{#wet}}

Answer: True

### 2. Is sand wet{mark} {{#sand}}

Answer: False

### 3. Is air wet{mark} {{#air}}

Answer: False
"""
BROKEN = "\n## More {#more .quiz}\n\n### 1. Which? {#which}\n\n- a) One\n- b) Two\n\nAnswer: b) One\n"
GIVEN = """() => ({
  option: document.querySelector("#fast input:checked")?.value,
  order: [...document.querySelectorAll("#birth [data-part]")].map((row) => row.dataset.part).join(""),
  touched: document.querySelector("#birth .order").classList.contains("touched"),
  gaps: [...document.querySelectorAll("#ends .gap input")].map((field) => field.value),
  essay: document.querySelector("#essay textarea").value,
  pairs: [...document.querySelectorAll("#match select")].map((menu) => menu.value),
  locked: document.querySelector("#fast").classList.contains("locked"),
  hint: document.querySelector("#essay details").open,
})"""
TOP = "(id) => Math.round(document.getElementById(id).getBoundingClientRect().top)"


def quiz(filling: str = "Sand is taken away.\n\n" * 30) -> str:
    return QUIZ.format(filling=filling)


FILES: dict[str, str | bytes] = {
    "source/course.yml": "title: Water\n",
    "source/rivers.md": quiz(),
    "source/seas.md": "# Seas\n\nSalt.\n",
    "source/steps.md": STEPS.format(mark="?"),
}


running = previews.shared(FILES)


def panel(page: Any) -> Any:
    return page.locator("hornbook-findings section")


def told(page: Any, words: str) -> None:
    panel(page).locator(".title", has_text=words).wait_for()


def shows(page: Any, words: str) -> None:
    """Wait until a page with these words is there, and the live script has done its work."""
    page.get_by_text(words).first.wait_for()
    page.locator(previews.LINK).first.wait_for()


def test_a_save_brings_up_its_page_and_leaves_others_alone(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, "rivers.html") as page:
        page.evaluate("() => { window.same = true; }")
        running.save("source/seas.md", "# Seas\n\nSweet. [gone](none.md)\n")
        told(page, "1 error")
        assert page.evaluate("() => window.same") is True
        running.save("source/seas.md", "# Seas\n\nSweet.\n")
        panel(page).wait_for(state="hidden")
        assert page.evaluate("() => window.same") is True
        running.edit("source/rivers.md", "least effort", "most power")
        shows(page, "most power")
        assert page.evaluate("() => window.same") is None


def test_another_title_comes_up_wherever_it_is_read(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, "index.html") as home:
        neighbour = home.context.new_page()
        neighbour.goto(running.address + "seas.html")
        running.edit("source/rivers.md", "# Rivers", "# Streams")
        home.get_by_role("link", name="Streams").wait_for()
        neighbour.get_by_role("link", name="Streams").wait_for()


def test_the_reader_stays_at_the_same_words(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, "rivers.html", viewport={"width": 800, "height": 600}) as page:
        page.locator("#ends").evaluate("part => part.scrollIntoView({block: 'start'})")
        before = page.evaluate(TOP, "ends")
        running.save("source/rivers.md", quiz("Much more of it is left.\n\n" * 60))
        shows(page, "Much more of it")
        page.wait_for_load_state("load")
        page.wait_for_function(f"before => Math.abs(({TOP})('ends') - before) <= 1", arg=before)


def test_answers_stay_dragged_typed_chosen_or_checked(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, "rivers.html") as page:
        page.locator("#fast input").nth(1).check()
        page.locator("#fast .check").click()
        page.locator("#ends .gap input").nth(0).fill("se")
        page.locator("#ends .gap input").nth(1).fill("la|ke ~ ü")
        page.locator("#essay textarea").fill("Half a thou")
        page.locator("#essay summary").click()
        page.locator("#match select").nth(0).select_option(index=2)
        drag(page)
        given = page.evaluate(GIVEN)
        assert (given["touched"], given["locked"], given["hint"], given["option"]) == (True, True, True, "b")
        running.edit("source/rivers.md", "least effort", "most power")
        shows(page, "most power")
        page.wait_for_load_state("load")
        assert page.evaluate(GIVEN) == given


def drag(page: Any) -> None:
    """Drag the last entry of the ordering to the first place."""
    handles = page.locator("#birth .handle")
    handles.last.scroll_into_view_if_needed()
    start, end = handles.last.bounding_box(), page.locator("#birth [data-part]").first.bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 5, end["y"] + 2, steps=8)
    page.mouse.up()


def test_the_field_under_work_keeps_focus_and_caret(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, "rivers.html") as page:
        page.locator("#essay textarea").fill("Half a thought")
        page.keyboard.press("ArrowLeft")
        running.edit("source/rivers.md", "least effort", "most power")
        shows(page, "most power")
        page.keyboard.type("!")
        assert page.locator("#essay textarea").input_value() == "Half a though!t"


def test_a_quiz_one_by_one_stays_at_its_question(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, "steps.html") as page:
        page.get_by_role("button", name="Question 3").click()
        page.locator("#air").wait_for()
        running.save("source/steps.md", STEPS.format(mark=", really?"))
        shows(page, "Is air wet, really?")
        assert page.locator("#air").is_visible()
        assert page.locator("#wet").is_hidden()


def test_a_finding_names_its_place_its_reason_and_the_way_out(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, "rivers.html") as page:
        page.locator("#essay textarea").focus()
        running.save("source/rivers.md", quiz() + BROKEN)
        told(page, "1 error")
        said = panel(page).inner_text()
        line = (quiz() + BROKEN).splitlines().index("Answer: b) One") + 1
        assert f"source/rivers.md:{line}:9" in said
        assert "QUI012" in said
        assert "→" not in said, "an arrow is not read out"
        assert page.evaluate("() => document.activeElement.tagName") == "TEXTAREA"
        assert page.locator("#more").count() == 0, "the last good page remains"
        running.save("source/rivers.md", quiz() + BROKEN.replace("b) One", "b) Two"))
        page.locator("#which").wait_for()
        panel(page).wait_for(state="hidden")


def test_the_findings_fold_by_keyboard_and_stay_as_they_were_put(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, "rivers.html") as page:
        running.save("source/rivers.md", quiz() + BROKEN)
        knob = panel(page).get_by_role("button", name="1 error")
        body = panel(page).locator(".body")
        knob.wait_for()
        body.wait_for()
        knob.focus()
        page.keyboard.press("Escape")
        body.wait_for(state="hidden")
        assert knob.get_attribute("aria-expanded") == "false"
        page.reload()
        knob.wait_for()
        assert body.is_hidden()
        knob.press("Enter")
        body.wait_for()
        panel(page).get_by_text("Why").first.press("Enter")


def test_hints_alone_are_counted_at_the_foot_and_shown_to_who_asks(chromium: Any, running: Preview) -> None:
    with opened(chromium, running, "rivers.html") as page:
        count = page.get_by_role("button", name="2 hints")
        count.wait_for()
        panel(page).wait_for(state="hidden")
        count.press("Enter")
        panel(page).get_by_text("ITM024").wait_for()
        assert page.evaluate("() => document.activeElement.tagName") == "HORNBOOK-FINDINGS"


def test_a_page_that_comes_later_comes_up_by_itself(chromium: Any, running: Preview) -> None:
    running.settle()
    context = chromium.new_context()
    page = context.new_page()
    page.goto(running.address + "lakes.html")
    page.get_by_role("heading", name="There is no page here").wait_for()
    running.save("source/lakes.md", "# Lakes\n\nStill water.\n")
    shows(page, "Still water")
    (running.folder / "source/lakes.md").unlink()
    page.get_by_role("heading", name="There is no page here").wait_for()
    context.close()


def test_a_template_that_fails_is_told_over_the_page_as_it_was(chromium: Any, running: Preview) -> None:
    template = running.folder / "templates/html/lesson.html.j2"
    with opened(chromium, running, "seas.html") as page:
        running.save("templates/html/lesson.html.j2", "{% nonsense %}")
        panel(page).get_by_text("templates/html/lesson.html.j2:1:1").wait_for()
        assert page.get_by_text("Salt.").is_visible()
        template.unlink()
        panel(page).wait_for(state="hidden")


def test_a_preview_that_ends_is_told_and_one_that_comes_back_goes_on(chromium: Any, tmp_path: Path) -> None:
    projects.write(tmp_path, FILES)
    context = chromium.new_context()
    page = context.new_page()
    with previewed(tmp_path) as first:
        port = first.address.rstrip("/").rpartition(":")[2]
        page.goto(first.address + "seas.html")
        page.locator(previews.LINK).first.wait_for()
        first.process.send_signal(signal.SIGINT)
        told(page, "The preview has ended")
        first.process.wait()
    projects.write(tmp_path, {"source/seas.md": "# Seas\n\nSweet.\n"})
    with previewed(tmp_path, "--port", port):
        shows(page, "Sweet.")
        context.close()


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_what_the_preview_adds_can_be_used_by_all(chromium: Any, running: Preview, scheme: str, width: int) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}, "bypass_csp": True}
    with opened(chromium, running, "rivers.html", **options) as page:
        running.save("source/rivers.md", quiz() + BROKEN + "\n![](none.png)\n")
        told(page, "2 errors")
        panel(page).locator(".body").wait_for()
        assert violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
