"""Pictures of the preview for docs/preview.md, taken in Chromium of the demo course with a fault put into it.

`python -m tools.preview_screens` writes them as small WebP files below `docs/images/preview/`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "images" / "preview"
_QUALITY = 60
_LESSON = "measuring-and-watching"
_FAULT = "\n\n### Which one? {#which-one}\n\n- a) Precision\n- b) Recall\n\nAnswer: b) Precision\n"


def _nothing(_page: Any) -> None:
    """Take the page as it comes."""


def _answered(page: Any) -> None:
    """Answer the first question of the first lesson inside of the package."""
    inner = page.frame_locator("#window").frame_locator("#page")
    inner.locator("li.lesson a").first.click()
    inner.locator(".question input").first.check()
    inner.locator(".question .check").first.click()
    page.locator("#interactions td").first.wait_for()


@dataclass(frozen=True, slots=True)
class Screen:
    """A page of the preview in a theme, what is done there before, and what is waited for."""

    name: str
    path: str
    scheme: str
    seen: str
    act: Callable[[Any], None] = _nothing


SCREENS = (
    Screen("overlay", f"{_LESSON}.html", "light", "hornbook-findings .body"),
    Screen("side-by-side", f".hornbook/items?lesson={_LESSON}&target=html&target=qti3&target=gift", "light", ".pane"),
    Screen("lms", ".hornbook/lms?version=scorm2004", "dark", "#facts dd", _answered),
)


def main() -> int:
    """Write all pictures; return the exit code."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only this tool needs a browser)

    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        source = Path(folder) / "source"
        shutil.copytree(ROOT / "source", source)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with _served(source.parent) as address:
            for screen in SCREENS[1:]:
                (FOLDER / f"{screen.name}.webp").write_bytes(_photograph(browser, address, screen))
            lesson = next(source.rglob(f"*{_LESSON}.md"))
            lesson.write_text(lesson.read_text(encoding="utf-8") + _FAULT, encoding="utf-8")
            (FOLDER / f"{SCREENS[0].name}.webp").write_bytes(_photograph(browser, address, SCREENS[0]))
        browser.close()
    return 0


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Give the address of a preview of the course in a folder."""
    command = [sys.executable, "-m", "hornbook", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8") as process:
        said = process.stdout.readline() if process.stdout else ""
        try:
            yield re.findall(r"http://\S+", said)[0]
        finally:
            process.terminate()


def _photograph(browser: Any, address: str, screen: Screen) -> bytes:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=screen.scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + screen.path)
    page.locator(screen.seen).first.wait_for()
    screen.act(page)
    page.wait_for_timeout(300)
    shot = context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
    context.close()
    return b64decode(shot["data"])


if __name__ == "__main__":
    sys.exit(main())
