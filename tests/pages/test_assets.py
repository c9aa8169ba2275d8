"""Scripts and styles as files: each page loads what it uses, and finds there all that it says."""

from __future__ import annotations

import json
import re

import pytest

from hornbook.pages import assets, documents, strings
from hornbook.pages.sharing import Script, closed, linked
from hornbook.targets import html
from hornbook.templating import environment
from tests.browser import stage
from tests.targets import composite, courses

SAID = re.compile(r'say\("([a-z_]+)"')
LOADED = re.compile(r'<(?:script|link)[^>]* (?:src|href)="(assets/[^"]+)"')


def test_scripts_share_only_what_later_ones_use() -> None:
    texts = {
        "first": "const used = 1;\nfunction idle() {\n  const inner = 2;\n  return inner;\n}",
        "second": "const idle = 3;\nconsole.log(used, idle, {}.inner, ...[used]);",
        "third": "console.log(used);",
    }
    made = linked(texts, {"first": Script(()), "second": Script((), ("first",)), "third": Script(())})
    assert made["first"].endswith("window.hornbookShared={used};})();\n")
    assert made["second"] == (
        '(()=>{"use strict";const{used}=hornbookShared;const idle=3;console.log(used,idle,{}.inner,...[used]);})();\n'
    )
    assert "hornbookShared;" not in made["third"]


def test_a_script_loses_comments_and_spaces_and_nothing_that_it_says() -> None:
    text = 'const a = "/* no  comment */"; // one\nconst b = /[/*]{2}  /u; /* two */\nconst c = `x  ${a}  // y`;\n'
    assert closed(text) == (
        '(()=>{"use strict";const a="/* no  comment */";const b=/[/*]{2}  /u;const c=`x  ${a}  // y`;})();\n'
    )


@pytest.mark.parametrize(
    ("types", "scripts", "styles"),
    [
        ((), "page lesson", "lesson"),
        (("choice", "upload"), "page quiz lesson", "quiz"),
        (("choice",), "page quiz lesson", "quiz"),
        (("essay",), "page quiz typed lesson", "quiz"),
        (("gaps", "ordering"), "page quiz typed parts order lesson", "answers quiz"),
        (("matching", "hotspot"), "page quiz parts picture lesson", "answers quiz"),
    ],
)
def test_a_page_loads_what_its_questions_need(types: tuple[str, ...], scripts: str, styles: str) -> None:
    assert assets.lesson_scripts(types, zooms=False) == tuple(scripts.split())
    assert assets.lesson_styles(types) == tuple(styles.split())


def test_a_picture_that_can_be_enlarged_needs_its_viewer() -> None:
    assert assets.lesson_scripts((), zooms=True) == ("page", "viewer", "lesson")
    page = stage.files_of(html.TARGET, courses.everything())
    assert any(b'class="zoom' in data and b"assets/viewer.js" in data for data in page.values())


def test_what_a_page_loads_is_there_and_holds_the_words_that_it_says() -> None:
    for example in (courses.everything(), composite.example()):
        files = stage.files_of(html.TARGET, example)
        for name in (path for path in files if path.endswith(".html")):
            page = files[name].decode()
            known = json.loads(re.findall(r'id="hornbook-strings">(.*?)</script>', page)[0])
            loaded = LOADED.findall(page)
            said = {word for path in loaded for word in SAID.findall(files[path].decode())}
            assert len(loaded) > 3
            assert (name, said - known.keys()) == (name, set())


def test_every_string_of_scripts_is_said_by_one() -> None:
    templates = environment("scorm12")
    every = assets.spoken(templates, tuple(assets.SCRIPTS))
    launched = {
        word
        for name in ("scorm12", "scorm2004")
        for word in assets.said(assets.launch_script(templates, name).decode())
    }
    words = {key: text for key, text in strings.load(templates, "en").items() if key.startswith("js_")}
    told = json.loads(documents.script_strings(words, every | launched))
    assert {key.removeprefix("js_") for key in words} - told.keys() == set()


def test_paths_are_those_of_the_files() -> None:
    assert sorted(assets.paths()) == sorted(assets.files(environment("html")))
