"""A learner with a package open in a platform made of scorm-again."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.browser import stage
from tests.browser.platforms.names import NAMES
from tests.targets import courses

FOLDER = Path(__file__).parent
PAGE = (
    '<!DOCTYPE html><title>LMS</title><script src="scorm-again.js"></script>'
    '<iframe style="width:900px;height:700px" src="about:blank"></iframe><script src="platform.js"></script>'
)
LONG = stage.PATIENCE


@dataclass
class Attempt:
    """A learner who opens the platform's page; what happens is asked for by the names of NAMES."""

    made: stage.Stage
    version: str = "scorm12"
    query: str = ""
    page: Any = None
    sco: Any = None
    context: Any = None

    def open(self, lesson: str | None = "one") -> Attempt:
        """Open the platform's page in a fresh browser; go to a lesson unless the package brings the learner to one."""
        self.context = self.context or self.made.context()
        self.page = self.context.new_page()
        self.page.goto(f"{self.made.address}lms.html{self.query}")
        self.page.wait_for_function("() => frames[0]?.frames[0]?.document.body?.dataset.course")
        self.sco = self.page.frame_locator("iframe").frame_locator("#page")
        if lesson:
            self.sco.locator(f"li.lesson[data-lesson='{lesson}'] a").click()
            self.arrives(lesson)
        return self

    def arrives(self, lesson: str) -> None:
        """Wait for a lesson whose script has run: its body stands before the questions have their order and answers."""
        self.page.wait_for_function(
            """id => {
              const page = frames[0].frames[0].document;
              return page.body?.dataset.lesson === id && page.readyState === "complete";
            }""",
            arg=lesson,
        )
        self.settles()

    def answer(self, item: str, value: str, *, sent: bool = True) -> None:
        """Choose the option with this value, or write it; check, and wait until the answer was committed."""
        box = self.sco.locator(f"fieldset[data-item='{item}']")
        for one in value.split(",") if box.locator(".options").count() else []:
            box.locator(f"input[value='{one}']").check()
        if box.locator(".entry").count():
            box.locator(".entry input, .entry textarea").fill(value)
        box.get_by_role("button", name="Check").click()
        if sent:
            self.settles()

    def settles(self) -> None:
        """Wait until nothing is left to send: the package's own copy in this browser says so."""
        self.page.wait_for_function(
            "() => Object.keys(localStorage).every((key) => JSON.parse(localStorage[key]).sent !== false)", timeout=LONG
        )

    def count(self, *verbs: str) -> int:
        """Return how often verbs were called."""
        number: int = self.page.evaluate("verbs => count(...verbs)", list(verbs))
        return number

    def order(self) -> list[str]:
        """Return the ids of the questions as they stand."""
        ids: list[str] = self.sco.locator("fieldset.question").evaluate_all(
            "boxes => boxes.map((box) => box.dataset.item)"
        )
        return ids

    def kill(self) -> None:
        """Close the tab without a word, and forget the browser."""
        self.page.close(run_before_unload=False)
        self.context = None

    def get(self, name: str) -> str:
        """Return what the platform holds now, "" for what it does not know yet."""
        name = NAMES[self.version].get(name, name)
        verb = "GetValue" if self.version == "scorm2004" else "LMSGetValue"
        value: str = self.page.evaluate(f"name => held.{verb}(name)", name)
        return "" if value == "unknown" else value

    def sets(self) -> list[tuple[str, str, str]]:
        """Return every SetValue so far: name, value, what the platform said."""
        found = self.page.evaluate("calls.filter(([verb]) => verb === 'SetValue')")
        return [(name, value, said) for _, name, value, said in found]

    def told(self) -> str:
        """Return what the launch page tells the learner."""
        text: str = self.notice().inner_text()
        return text

    def notice(self) -> Any:
        """Return the place where the launch page speaks."""
        return self.page.frame_locator("iframe").locator("#notice")

    def interactions(self) -> list[dict[str, str]]:
        """Return the interactions in the order in which they were written, each as what was set of it."""
        rows: dict[str, dict[str, str]] = {}
        for name, value, _ in self.sets():
            found = re.fullmatch(r"cmi\.interactions\.(\d+)\.(.+)", name)
            if found:
                rows.setdefault(found[1], {})[found[2]] = value
        return list(rows.values())

    def posted(self) -> dict[str, Any]:
        """Return the last post of a session that was ended; the server gets it while the page dies."""
        return waits_for(self.made, lambda post: post["calls"][-1][0] == NAMES[self.version]["finish"])


@contextmanager
def platform_on(chromium: Any, example: courses.Example, version: str = "scorm12") -> Iterator[stage.Stage]:
    """Serve a package of this version, in a platform that runs it."""
    target = import_module(f"hornbook.targets.{version}").TARGET
    files = {
        **stage.files_of(target, example),
        "scorm-again.js": (stage.MODULES / "scorm-again" / "dist" / f"{version}.min.js").read_bytes(),
        "platform.js": (FOLDER / "again.js").read_bytes(),
        "lms.html": PAGE.encode(),
        "favicon.ico": b"",
        "bridge.html": b"<!DOCTYPE html><title>Bridge</title><script src=bridge.js></script>",
        "bridge.js": (FOLDER / "bridge.js").read_bytes(),
    }
    with stage.stage(chromium, files) as made:
        yield made
        assert made.complaints == []


def waits_for(made: stage.Stage, condition: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Return the last post that meets the condition."""
    for _ in range(200):
        if made.posted and condition(made.posted[-1]):
            return made.posted[-1]
        time.sleep(0.02)
    pytest.fail(f"not posted: {made.posted[-1:]}")
