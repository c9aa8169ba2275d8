"""A learner in a platform that is out to lose answers (double.js), and what the learner has done."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any
from urllib.parse import urlencode

from tests.browser import stage
from tests.browser.platforms.learner import FOLDER, LONG
from tests.targets import courses

PAGE = (
    '<!DOCTYPE html><title>LMS</title><script src="double.js"></script>'
    '<iframe style="width:900px;height:700px" src="about:blank"></iframe>'
)
DEEP = '<!DOCTYPE html><title>Deep</title><script src="deep.js"></script><iframe src="about:blank"></iframe>'
ANSWERING = (FOLDER / "answering.js").read_text(encoding="utf-8").partition("\n")[2]
# A function is evaluated once: a page whose policy forbids eval can be asked again and again.
HERE = """() => document.body?.dataset.lesson && document.readyState === "complete"
  && Boolean(window.hornbook || !document.querySelector("fieldset.question"))"""


@dataclass
class Sitting:
    """One session of a learner: a window with the platform, the package somewhere in it."""

    made: stage.Stage
    options: Mapping[str, Any]
    context: Any
    page: Any = None
    opener: Any = None

    def open(self) -> Sitting:
        """Open the platform, and in it the package."""
        self.page = self.context.new_page()
        self.page.goto(f"{self.made.address}double.html?{urlencode(self.options)}", wait_until="commit")
        if self.options.get("place") == "popup":
            self.opener = self.page
            self.opener.wait_for_function("() => window.API || window.API_1484_11", timeout=LONG)
            with self.opener.expect_popup() as popup:
                self.opener.evaluate("void window.open('launch.html')")
            self.page = popup.value
        self._take_back()
        return self

    def _take_back(self) -> None:
        """Take the answers that the package offers, where a platform has forgotten that there was a session."""
        launch = self.launch()
        launch.wait_for_function("() => Boolean(window.hornbookCourse)", timeout=LONG)
        for offer in launch.get_by_role("button", name="Restore them").all():
            offer.click()
            self._frame("/one.html", "/two.html")

    def lesson(self) -> Any:
        """Return the frame that shows a lesson whose script has run; a course begins with its home page."""
        frame = self._frame("/index.html", "/one.html", "/two.html")
        if frame.url.endswith("/index.html"):
            frame.wait_for_selector("li.lesson a", timeout=LONG)
            frame.evaluate("document.querySelector('li.lesson a').click()")
        frame = self._frame("/one.html", "/two.html")
        frame.wait_for_function(HERE, timeout=LONG)
        return frame

    def _frame(self, *ends: str) -> Any:
        for _ in range(1500):
            found = next((frame for frame in self.page.frames if frame.url.endswith(ends)), None)
            if found is not None:
                found.wait_for_load_state("domcontentloaded")
                return found
            self.page.wait_for_timeout(10)
        raise AssertionError([frame.url for frame in self.page.frames])

    def launch(self) -> Any:
        """Return the frame of the launch page."""
        return self._frame("/launch.html", ".sco.html")

    def answer(self, item: str, value: str, *, checked: bool = True) -> tuple[str, bool]:
        """Answer a question of the lesson; return the answer as progress keeps it, and whether it was checked."""
        told = self._frame("/one.html", "/two.html").evaluate(
            ANSWERING, {"give": True, "item": item, "value": value, "checked": checked}
        )
        return told[0], told[1]

    def shown(self) -> dict[str, tuple[str, bool]]:
        """Return what stands in the questions of the lesson, in their order, and whether it was checked."""
        found = self._frame("/one.html", "/two.html").evaluate(ANSWERING, {"give": False})
        return {item: (text, checked) for item, (text, checked) in found.items()}

    def turn(self, page: str) -> Any:
        """Go to another lesson of the course."""
        self.lesson().evaluate("page => { location.href = page }", page)
        return self._arrived(page)

    def _arrived(self, page: str) -> Any:
        frame = self._frame(f"/{page}")
        frame.wait_for_function(HERE, timeout=LONG)
        return frame

    def crash(self) -> None:
        """Kill the process of the window, which gets no chance to say anything."""
        from playwright.sync_api import Error

        with suppress(Error):
            self.page.goto("chrome://crash")
        self.close()

    def close(self) -> None:
        """Close the window without a word; what a popup told the platform behind it has a moment to be sent."""
        self.page.close(run_before_unload=False)
        if self.opener:
            self.opener.close(run_before_unload=False)

    def leave(self) -> None:
        """Go by the platform's way out, which takes the package from the window; then nobody hurries."""
        self.page.evaluate("document.querySelector('iframe').src = 'about:blank'")

    def progress(self) -> list[Any]:
        """Return the progress as it is kept in the session."""
        text = self.launch().evaluate("window.hornbookCourse.file()")
        progress: list[Any] = json.loads(json.loads(text)["progress"])
        return progress


@dataclass
class Memory:
    """What the learner did: the answers by item (text, whether it was checked), and the page."""

    answers: dict[str, tuple[str, bool]] = field(default_factory=dict)
    page: str = "one.html"
    orders: dict[str, list[str]] = field(default_factory=dict)

    def entries(self) -> dict[str, str]:
        """Return the answers as progress holds them."""
        return {short(item): ("+" if checked else "-") + text for item, (text, checked) in self.answers.items()}


def short(name: str) -> str:
    """Return the name of an id in progress (templates/runtime/script/sealing.js)."""
    return base64.b64encode(hashlib.sha256(name.encode()).digest()[:3]).decode()


@contextmanager
def double_on(chromium: Any, example: courses.Example, version: str) -> Iterator[stage.Stage]:
    """Serve a package of this version, in the double."""
    files = {
        **stage.files_of(import_module(f"hornbook.targets.{version}").TARGET, example),
        "double.js": (FOLDER / "double.js").read_bytes(),
        "double.html": PAGE.encode(),
        "deep.js": (FOLDER / "deep.js").read_bytes(),
        "deep.html": DEEP.encode(),
        "favicon.ico": b"",
    }
    with stage.stage(chromium, files) as made:
        yield made
