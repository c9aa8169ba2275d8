"""Pictures of each kind of page, for the eye of who reviews a change: no test compares them.

`python -m tools.screens` builds the demo course and a lesson that runs from right to left, and photographs their pages
in Chromium, as small WebP files below `docs/images/pages/`, which docs/pages.md shows.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hornbook import pipeline

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "images" / "pages"
_QUALITY = 60
_ARABIC = """\
---
title: مقدمة في تعلم الآلة
language: ar
---

## الانحراف

الانحراف هو **تغير المدخلات** مع الزمن، ويقاس بمؤشر مثل `psi`.

> [!NOTE]
> لا يعني الانحراف دائما أن التوقعات صارت أسوأ.

## اختبار {.quiz}

1. ما هو الانحراف؟

   - [x] تغير المدخلات
   - [ ] نوع من القوارب
"""


@dataclass(frozen=True, slots=True)
class Screen:
    """A page at a width, in a theme; `at` is what it is scrolled to, `keys` what is pressed before."""

    name: str
    page: str
    width: int = 1280
    height: int = 900
    scheme: str = "light"
    at: str = ""
    keys: tuple[str, ...] = ()
    media: str = "screen"
    answered: bool = False


SCREENS = (
    Screen("home", "index"),
    Screen("home-narrow-dark", "index", 320, 700, "dark"),
    Screen("lesson", "measuring-and-watching"),
    Screen("lesson-dark", "measuring-and-watching", 768, 900, "dark", at="#psi"),
    Screen("lesson-narrow", "measuring-and-watching", 320, 700, at="#confusion"),
    Screen("code-dark", "from-notebook-to-pipeline", 1280, 700, "dark", at=".code"),
    Screen("search", "index", 1280, 700, keys=("Control+k", *"model dr")),
    Screen("quiz", "measuring-and-watching", 768, 900, at="#check-measuring"),
    Screen("quiz-answered-dark", "measuring-and-watching", 1280, 900, "dark", at="#measure-cells", answered=True),
    Screen("quiz-narrow", "measuring-and-watching", 320, 700, at="#measure-cells"),
    Screen("paper", "measuring-and-watching", 768, 1000, at="#check-measuring", media="print"),
    Screen("right-to-left", "arabic", 768, 900),
)


def main() -> int:
    """Write all pictures; return the exit code."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only this tool needs a browser)

    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        site = _built(Path(folder))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for screen in SCREENS:
            (FOLDER / f"{screen.name}.webp").write_bytes(_photograph(browser, site, screen))
        browser.close()
    return 0


def _built(folder: Path) -> Path:
    """Return the site of the demo course with a lesson in Arabic."""
    source = folder / "source"
    shutil.copytree(ROOT / "source", source)
    (source / "02-practice" / "arabic.md").write_text(_ARABIC, encoding="utf-8")
    pipeline.build(pipeline.Request((source,), folder / "build", ("html",), allow_loss=True))
    return folder / "build" / "html"


def _photograph(browser: Any, site: Path, screen: Screen) -> bytes:
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height}, color_scheme=screen.scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto((site / f"{screen.page}.html").as_uri())
    if screen.answered:
        _answer(page)
    page.emulate_media(media=screen.media)
    if screen.at:
        page.locator(screen.at).first.evaluate("part => part.scrollIntoView({block: 'start'})")
    for key in screen.keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    shot = context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
    context.close()
    return b64decode(shot["data"])


def _answer(page: Any) -> None:
    """Check the first option of each choice and some word in each field."""
    for box in page.query_selector_all(".question"):
        for field in box.query_selector_all(".gap input, .entry input"):
            field.fill("0.8" if "numeric" in (field.get_attribute("class") or "") else "recall")
        for choice in box.query_selector_all(".options > li:first-child > input"):
            choice.check()
        check = box.query_selector("button.check")
        if check:
            check.click()


if __name__ == "__main__":
    sys.exit(main())
