"""What helps a reader: themes, search, copied code, large pictures, contents that follow; all of it by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hornbook.course import Lesson
from hornbook.model import Code, Figure, Html, Paragraph, Section, Table
from hornbook.targets import html
from tests.browser import stage
from tests.browser.learner import tab_to_button, violations
from tests.targets import courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)
needs_axe = pytest.mark.skipif(
    not stage.installed("axe-core"), reason="axe-core is not installed: run `nox -s browser`"
)
CODE = "if ready:\n    release()\n"
FOCUS = "document.activeElement"


def reader() -> courses.Example:
    """Return a course of two lessons with all that a reader can do something with."""
    picture = msgspec.structs.replace(courses.medium("pipeline.svg", "image/svg+xml"), width=800, height=400)
    row = tuple(courses.text(f"cell {at} with words") for at in range(12))
    table = Table(header=row, rows=(row,), align=(None,) * 12, header_column=True)
    first = section(
        "First part", Paragraph(content=courses.text("Words on drift.")), Code(text=CODE, language="python")
    )
    second = section("Second part", Figure(media="pipeline.svg", alt="Boxes"), table)
    third = section("Last part", *(Paragraph(content=courses.text(f"Line {at}.")) for at in range(80)))
    lesson = Lesson(id="one", title="Lesson one", language="en", file="1.md", sections=(first, second, third))
    chinese = section("正文", Html(content=courses.html("<p>机器学习</p>", "机器学习", block=True)))
    other = Lesson(id="two", title="第二课", language="zh", file="2.md", sections=(chinese,))
    lesson = msgspec.structs.replace(lesson, media=(picture,))
    return courses.Example(courses.course(lesson, other), (lesson, other), courses.FILES)


def section(title: str, *blocks: Any) -> Section:
    return Section(id=title.lower().replace(" ", "-"), level=2, title=courses.text(title), blocks=blocks)


@contextmanager
def opened(chromium: Any, **options: Any) -> Iterator[Any]:
    with stage.stage(chromium, stage.files_of(html.TARGET, reader())) as made:
        page = made.context(**options).new_page()
        page.goto(made.address + "one.html")
        yield page
        assert made.complaints == []


def background(page: Any) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_a_chosen_theme_survives_a_reload_and_the_next_page_and_paper_stays_white(chromium: Any) -> None:
    with opened(chromium, color_scheme="light") as page:
        light = background(page)
        switch = page.get_by_role("button", name="Dark theme")
        assert switch.get_attribute("aria-pressed") == "false"
        switch.click()
        dark = background(page)
        assert dark != light
        page.reload()
        assert (background(page), switch.get_attribute("aria-pressed")) == (dark, "true")
        with page.expect_navigation():
            page.get_by_role("link", name="第二课").click()
        assert background(page) == dark
        page.emulate_media(media="print")
        assert background(page) == "rgb(255, 255, 255)"
        page.emulate_media(media="screen", color_scheme="dark")
        page.locator(".theme").click()
        assert background(page) == light


def test_a_theme_that_is_the_devices_own_follows_the_device_again(chromium: Any) -> None:
    with opened(chromium, color_scheme="light") as page:
        light = background(page)
        page.locator(".theme").click()
        page.locator(".theme").click()
        page.emulate_media(color_scheme="dark")
        assert background(page) != light


def test_the_course_is_searched_by_keyboard_in_any_script(chromium: Any) -> None:
    with opened(chromium) as page:
        tab_to_button(page, "Search")
        page.keyboard.press("Enter")
        page.keyboard.type("DRIF")
        page.get_by_text("Places found: 1").wait_for()
        page.keyboard.press("ArrowDown")
        assert page.evaluate(f"{FOCUS}.innerText") == "First part\nLesson one"
        page.keyboard.press("Enter")
        assert page.url.endswith("one.html#first-part")
        page.keyboard.press("Control+k")
        page.keyboard.type("机器 学习")
        page.get_by_text("Places found: 1").wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url("**/two.html#*")


def test_what_is_typed_before_the_search_has_come_is_looked_for(chromium: Any) -> None:
    with opened(chromium) as page:
        held: list[Any] = []

        def hold(route: Any) -> None:
            held.append(route)

        page.route("**/assets/search.js", hold)
        page.keyboard.press("Control+k")
        page.keyboard.type("dr")
        page.keyboard.press("Escape")
        page.keyboard.press("Control+k")
        page.keyboard.type("drif")
        assert len(held) == 1
        held[0].continue_()
        page.get_by_text("Places found: 1").wait_for()
        assert page.locator("dialog").count() == 1


def test_a_search_says_what_it_does_not_find_and_escape_ends_it(chromium: Any) -> None:
    with opened(chromium) as page:
        find = page.get_by_role("button", name="Search")
        find.click()
        page.keyboard.type("xylophone")
        page.get_by_text("Nothing was found.").wait_for()
        page.keyboard.press("Escape")
        page.locator("dialog").wait_for(state="detached")
        assert find.evaluate(f"find => find === {FOCUS}")


def test_the_search_works_in_a_folder_without_a_server(chromium: Any, tmp_path: Path) -> None:
    for path, data in stage.files_of(html.TARGET, reader()).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    context = chromium.new_context()
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.keyboard.press("Control+k")
    page.keyboard.type("drift")
    page.locator(".found a").click()
    assert page.url.endswith("one.html#first-part")
    context.close()


def test_code_is_copied_as_it_was_written(chromium: Any) -> None:
    with opened(chromium, permissions=["clipboard-read", "clipboard-write"]) as page:
        tab_to_button(page, "Copy")
        page.keyboard.press("Enter")
        page.get_by_text("Copied", exact=True).wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == CODE


def test_a_picture_opens_large_by_keyboard_grows_and_gives_the_focus_back(chromium: Any) -> None:
    with opened(chromium) as page:
        page.locator("a.zoom").focus()
        page.keyboard.press("Enter")
        picture = page.locator(".viewer img")
        assert picture.get_attribute("alt") == "Boxes"
        small = picture.bounding_box()["width"]
        page.keyboard.press("+")
        assert picture.bounding_box()["width"] > small * 1.4
        page.keyboard.press("-")
        assert picture.bounding_box()["width"] == pytest.approx(small, abs=1)
        page.keyboard.press("Escape")
        assert page.evaluate(f"{FOCUS}.className") == "zoom"


def test_only_what_is_too_wide_takes_the_focus_and_its_first_column_stays(chromium: Any) -> None:
    with opened(chromium, viewport={"width": 320, "height": 700}) as page:
        table = page.locator(".table")
        assert (table.get_attribute("tabindex"), page.locator("pre").get_attribute("tabindex")) == ("0", None)
        before = page.locator("tbody th").bounding_box()["x"]
        table.evaluate("table => table.scrollBy(200, 0)")
        assert page.locator("tbody th").bounding_box()["x"] == before
        assert page.locator("tbody td").first.bounding_box()["x"] < before


def test_the_contents_show_the_part_that_is_being_read(chromium: Any) -> None:
    with opened(chromium, viewport={"width": 1280, "height": 700}) as page:
        current = page.locator(".on-page [aria-current]")
        page.locator("#second-part").evaluate("part => part.scrollIntoView()")
        page.wait_for_function("() => document.querySelector('.on-page [aria-current]')?.textContent === 'Second part'")
        assert current.count() == 1


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_dialog_and_no_code_breaks_an_accessibility_rule(chromium: Any, scheme: str, width: int) -> None:
    with opened(chromium, viewport={"width": width, "height": 700}, color_scheme=scheme, bypass_csp=True) as page:
        assert violations(page) == []
        page.keyboard.press("Control+k")
        page.keyboard.type("part")
        page.locator(".found a").first.wait_for()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator("a.zoom").click()
        assert violations(page) == []
