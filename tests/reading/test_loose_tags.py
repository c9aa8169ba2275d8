"""Tags that are meant to be read are read, and those that are HTML stay what they are."""

from __future__ import annotations

import pytest

from hornbook.markup.scribe import Scribe
from hornbook.source import from_text


def shown(text: str) -> tuple[str, str, list[str]]:
    """Return a line's markup, its plain text, and the codes of what was found."""
    scribe = Scribe(from_text("lesson.md", text), "lesson.md", lambda _path: None)
    content = scribe.line(text, 1)
    return content.html, content.text, [finding.code for finding in scribe.findings]


@pytest.mark.parametrize(
    "text",
    [
        "List<String>", "std::vector<int> or Map<K>", "cp <source file> <target>", "<<New Person>>", "<h1>", "<b></b>",
        "<script>", "the <title> of the <head>", "a <my-element> of x", "a <data> b", "an <H1> is",
    ],
)  # fmt: skip
def test_a_tag_that_nothing_closes_is_text(text: str) -> None:
    html, words, codes = shown(text)
    assert words == text
    assert html == text.replace("<", "&lt;").replace(">", "&gt;")
    assert set(codes) == {"SRC014"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("one<br>two", "one<br/>two"),
        ("<b>bold", "<b>bold</b>"),
        ("a <kbd>Ctrl</kbd> key", "a <kbd>Ctrl</kbd> key"),
        ("<br>", "<br/>"),
        ("behind it</details>", "behind it"),
        ("a < b > c", "a &lt; b &gt; c"),
        ("words <!-- unseen -->", "words "),
    ],
)
def test_a_tag_that_is_html_stays_html(text: str, html: str) -> None:
    assert shown(text)[0] == html
    assert shown(text)[2] == []


@pytest.mark.parametrize(
    "text", ["<x>alert(1)</x>", '<input type="text"> field', "<Foo/> x", "<script>alert(1)</script>"]
)
def test_an_element_that_is_whole_is_removed_and_named(text: str) -> None:
    html, _, codes = shown(text)
    assert "<" not in html
    assert codes == ["SRC010"]


def test_a_loose_tag_is_named_at_its_place() -> None:
    scribe = Scribe(from_text("lesson.md", "a <name> and a <name>"), "lesson.md", lambda _path: None)
    scribe.line("a <name> and a <name>", 1)
    assert [(each.span.column, each.span.end_column) for each in scribe.findings] == [(3, 9), (16, 22)]
