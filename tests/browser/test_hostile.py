"""Nothing of a stranger's content acts in a browser, in whatever package it comes.

Pages are opened with the policy switched off, and all that can be set off in them is set off. What other formats hold
is laid into a bare page, as a platform would that trusts it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from hornbook import pipeline
from tests import projects
from tests.browser import stage
from tests.hostile import lessons, payloads

Error = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`").Error
pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)

TARGETS = ("html", "scorm12", "qti3", "qti22", "qti21", "qti12", "moodle", "gift")
WATCH = "window.hits = []; window.hit = (n) => window.hits.push(n); window.alert = window.hit;"
# What a learner, or a script of the stranger's that waits for one, could set off.
SET_OFF = """() => {
  for (const box of document.querySelectorAll("details, dialog")) box.open = true;
  const all = document.querySelectorAll("body *");
  for (const one of all) {
    for (const name of ["error", "load", "focus", "mouseover", "toggle", "animationstart", "begin"])
      one.dispatchEvent(new Event(name));
    for (const {name, value} of one.attributes) {
      if (name.startsWith("on")) hits.push(`${name}=${value}`);
      const address = ["href", "src", "action", "formaction", "data", "xlink:href", "srcset", "poster"].includes(name);
      if (address && /^\\W*(javascript|vbscript|data)\\W*:/i.test(value)) hits.push(`${name}=${value}`);
    }
  }
  const bad = "main :is(script:not(.quiz-data), style, iframe, object, embed, base, link, meta, form:not(.quiz)), " +
    "svg :is(a, use, animate, set)";
  return [...hits, ...[...document.querySelectorAll(bad)].map((each) => each.outerHTML)];
}"""
# In GIFT a question's text, its options and its feedback are HTML; typed answers (`=%100%`) are not.
_GIFT_HTML = re.compile(r"^(?:::.*?::\[html\]|\t=(?!%)|\t~(?:%[-.\d]+%)?|\t####)(.+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a build of lessons with a payload each, for all targets; what errors stand in is left out."""
    folder = tmp_path_factory.mktemp("hostile")
    texts = {
        f"source/p{number:03}.md": lessons.lesson(payload, number) for number, payload in enumerate(payloads.payloads())
    }
    projects.write(folder, {**texts, "source/course.yml": 'title: "<img src=x onerror=hit(1)>"\n'})
    request = pipeline.Request((folder / "source",), folder / "build", TARGETS, keep_going=True, allow_loss=True)
    assert pipeline.build(request).report
    return folder / "build"


def pages(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def acted(chromium: Any, files: dict[str, bytes], names: list[str]) -> dict[str, list[str]]:
    """Return what acted on which page, and what was asked for elsewhere."""
    with stage.stage(chromium, files) as made:
        context = made.context(bypass_csp=True)
        context.add_init_script(WATCH)
        page = context.new_page()
        found = {}
        for name in names:
            try:
                page.goto("about:blank")
                page.goto(made.address + name, wait_until="domcontentloaded")
                found[name] = page.evaluate(SET_OFF)
            except Error:  # the page was led elsewhere
                found[name] = ["navigation"]
        found["elsewhere"] = [each for each in made.complaints if "foreign" in each]
        return {name: hits for name, hits in found.items() if hits}


def test_payloads_that_nobody_stops_do_act(chromium: Any) -> None:
    """The watch is awake: a page with the bare payloads calls and asks."""
    files = {f"{at}.html": payload.encode() for at, payload in enumerate(payloads.payloads()) if payload[:1] == "<"}
    found = acted(chromium, files, list(files))
    assert len(found) > len(files) / 2
    assert found["elsewhere"]


def test_nothing_acts_on_pages_of_the_site(chromium: Any, build: Path) -> None:
    files = pages(build / "html")
    names = [name for name in files if name.endswith(".html")]
    assert len(names) > len(list(payloads.payloads())) / 2
    assert acted(chromium, files, names) == {}


def test_the_pages_of_a_package_are_those_of_the_site_but_for_their_place(build: Path) -> None:
    site = pages(build / "html")
    with zipfile.ZipFile(next((build / "packages").glob("*-scorm12.zip"))) as package:
        for name in (name for name in site if re.fullmatch(r"p\d+\.html", name)):
            assert article(package.read(name)) == article(site[name])


def article(page: bytes) -> bytes:
    return page[page.index(b"<article>") : page.index(b"</article>")]


@pytest.mark.parametrize("target", [name for name in TARGETS if name not in {"html", "scorm12"}])
def test_nothing_acts_of_what_a_platform_shows(chromium: Any, build: Path, target: str) -> None:
    texts = list(shown(build, target))
    assert len(texts) > 1000
    files = {f"{at}.html": page("\n".join(texts[at : at + 500])) for at in range(0, len(texts), 500)}
    assert acted(chromium, files, list(files)) == {}


def page(body: str) -> bytes:
    return f"<!doctype html><meta charset=utf-8><main>{body}</main>".encode()


def shown(build: Path, target: str) -> Iterator[str]:
    """Yield the HTML that a platform lays into its own pages."""
    place = next((build / "packages").glob(f"*-{target}.*"))
    if target == "gift":
        texts = _GIFT_HTML.findall(place.read_text(encoding="utf-8"))
        yield from (re.sub(r"\\([\\~=#{}:])", r"\1", text).replace("\\n", "\n") for text in texts)
    elif target == "moodle":
        texts = etree.parse(place).iterfind(".//*[@format='html']/text")
        yield from (text.text for text in texts if text.text)
    else:
        yield from in_zip(place, target)


def in_zip(place: Path, target: str) -> Iterator[str]:
    with zipfile.ZipFile(place) as package:
        for name in package.namelist():
            if not name.endswith(".xml") or name == "imsmanifest.xml":
                continue
            root = etree.fromstring(package.read(name))
            if target == "qti12":
                yield from (text.text for text in root.iterfind(".//{*}mattext[@texttype='text/html']") if text.text)
            else:
                yield from (
                    etree.tostring(part, encoding="unicode")
                    for part in root.iter()
                    if isinstance(part.tag, str)
                    and etree.QName(part).localname
                    in {"itemBody", "qti-item-body", "modalFeedback", "qti-modal-feedback"}
                )
