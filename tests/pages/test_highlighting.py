"""Highlighted code: its words are marked, its text stays as it was."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hornbook.pages.highlighting import highlighted, in_content

_SPAN = re.compile(r"</?span[^>]*>")


def plain(html: str) -> str:
    return unescape(_SPAN.sub("", html))


def test_the_words_of_a_language_are_marked_by_kind() -> None:
    assert highlighted('def f(x): return "a" + 1  # why', "py") == (
        '<span class="w">def</span> <span class="n">f</span>(x): <span class="w">return</span> '
        '<span class="t">&#34;a&#34;</span> + <span class="v">1</span>  <span class="c"># why</span>'
    )


@pytest.mark.parametrize("language", ["", "text", "klingon", "turtle", "<b>"])
def test_code_in_no_language_that_is_known_stays_plain(language: str) -> None:
    assert highlighted('a "b" <c>', language) == "a &#34;b&#34; &lt;c&gt;"


def test_very_long_code_stays_plain() -> None:
    assert highlighted("if x:\n" * 5_000, "python") == "if x:\n" * 5_000


@given(st.text(max_size=200), st.sampled_from(["python", "bash", "yaml", "html+jinja", "console", "diff", "r", "c"]))
def test_no_letter_of_the_code_is_lost_or_changed(text: str, language: str) -> None:
    assert plain(highlighted(text, language)) == text


def test_code_within_content_is_highlighted_and_nothing_else() -> None:
    html = '<p><code class="language-python">if</code></p><pre><code class="language-python">if a &lt; b</code></pre>'
    assert in_content(html) == html.replace("if a", '<span class="w">if</span> a')
