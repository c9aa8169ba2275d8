"""The pictures of docs/authoring.md: for each question type, its first example as a learner sees it.

`python -m tools.pictures` builds each example and photographs it in Chromium; the pages themselves name the files.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hornbook import pipeline
from hornbook.targets.features import TYPES

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "authoring.md"
FOLDER = ROOT / "docs" / "images"
_SECTION = re.compile(r"^### (?P<name>[a-z-]+)$(?P<body>.*?)(?=^#{1,3} |\Z)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^(?P<marks>`{3,})markdown[^\n]*\n(?P<text>.*?)^(?P=marks)$", re.MULTILINE | re.DOTALL)
_WIDTH, _SCALE = 720, 1.5


def examples() -> Iterator[tuple[str, str]]:
    """Yield (question type, Markdown) for the first example of each type's section."""
    for section in _SECTION.finditer(_outside_fences(GUIDE.read_text(encoding="utf-8"))):
        example = _EXAMPLE.search(GUIDE.read_text(encoding="utf-8"), section.start(), section.end())
        if section["name"] in TYPES and example:
            yield section["name"], example["text"]


def main() -> int:
    """Write a picture for each type; return the exit code."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only this tool needs a browser)

    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": _WIDTH, "height": 900}, device_scale_factor=_SCALE)
        for name, text in examples():
            _photograph(page, _built(Path(folder) / name, text), FOLDER / f"{name}.png")
        browser.close()
    return 0


def _outside_fences(text: str) -> str:
    """Return the text with every line inside a fence blanked, so that headings of examples are none of ours."""
    return re.sub(
        r"^(`{3,}).*?^\1$", lambda match: re.sub(r"[^\n]", " ", match[0]), text, flags=re.MULTILINE | re.DOTALL
    )


def _built(folder: Path, text: str) -> Path:
    """Return the page of a course that holds just this example."""
    source = folder / "source"
    (source / "part").mkdir(parents=True)
    for media in (source / "media", source / "part" / "media"):
        shutil.copytree(ROOT / "source" / "media", media)
    (source / "part" / "example.md").write_text(f"# Example\n\n## Quiz\n\n{text}", encoding="utf-8")
    pipeline.build(pipeline.Request((source,), folder / "build", ("html",), allow_loss=True))
    return folder / "build" / "html" / "example.html"


def _photograph(page: Any, address: Path, picture: Path) -> None:
    page.goto(address.as_uri())
    page.locator(".question").first.screenshot(path=str(picture))


if __name__ == "__main__":
    sys.exit(main())
