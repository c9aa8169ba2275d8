"""Findings on items point to the words that are meant, wherever the options are written."""

from __future__ import annotations

import pytest

from hornbook.checks import item_writing
from hornbook.reading import lesson as reading
from hornbook.reading.context import Context
from hornbook.source import from_text


def pointed(text: str, code: str) -> list[str]:
    """Return the words that the findings of a code point to."""
    source = from_text("q.md", text)
    lesson = reading.read(source, Context(file="q.md", id="q", find_media=lambda _path: None)).lesson
    spans = [finding.span for finding in item_writing.check(lesson, source) if finding.code == code]
    return [source.line(span.line)[span.column - 1 : span.end_column - 1] for span in spans]


ALL = "All of the above"


@pytest.mark.parametrize(
    "text",
    [
        f"1. Which?\n   - [ ] a cache\n   - [ ] a queue\n   - [x] {ALL}\n",
        f"1. Which?\n   - a) a cache\n   - b) a queue\n   - c) {ALL}\n\nAnswer: c\n",
        f"> 1. Which?\n>    - [ ] a cache\n>    - [ ] a queue\n>    - [x] {ALL}\n",
        f"::: quiz\n\n1. Which?\n   - [ ] a cache\n   - [ ] a queue\n   - [x] {ALL}\n\n:::\n",
        f"1. Which?\n\n   A. a cache\n   B. a queue\n   C. {ALL}\n\n   Answer: C\n",
        f"1. Which?\n\ta) a cache\n\tb) a queue\n\tc) {ALL}\n\nAnswer: c\n",
        f"### 1. Which?\n\n- [ ] a cache\n  - No.\n- [ ] a queue\n- [x] {ALL} {{.fixed}}\n",
    ],
)
def test_an_option_is_pointed_to_by_its_own_words(text: str) -> None:
    assert pointed(f"## Quiz\n\n{text}", "ITM002") == [ALL]


def test_options_of_one_line_are_told_apart() -> None:
    text = "## Quiz\n\n1. Which store data?\n   a) a cache b) a queue c) All of the above\n\nAnswer: c\n"
    assert pointed(text, "ITM002") in ([], [ALL])


def test_an_option_with_markup_is_pointed_to_as_a_whole() -> None:
    text = "## Quiz\n\n1. Which?\n   - [ ] a cache\n   - [ ] a queue\n   - [x] **All** of the above\n"
    assert pointed(text, "ITM002") == ["**All** of the above"]


def test_a_number_is_not_looked_for_in_the_stem() -> None:
    text = "## Quiz\n\n1. Which of 1, 2 and 3?\nA. 3\nB. 1\nC. 2\n\nAnswer: B\n"
    assert pointed(text, "ITM008") == ["3"]


def test_an_option_of_two_lines_is_pointed_to_on_its_first() -> None:
    long = "It keeps what was asked for, so that the next one\n     who asks for it need not wait"
    text = f"## Quiz\n\n1. What does it do?\n   - [ ] It sorts\n   - [x] {long}\n   - [ ] It sends\n"
    assert pointed(text, "ITM001") == [long.partition("\n")[0]]


def test_a_word_is_found_as_a_word_and_not_within_another() -> None:
    text = "## Quiz\n\n1. Which knot is not tied here?\n   - [x] a bowline\n   - [ ] a hitch\n"
    source = from_text("q.md", text)
    lesson = reading.read(source, Context(file="q.md", id="q", find_media=lambda _path: None)).lesson
    (finding,) = [each for each in item_writing.check(lesson, source) if each.code == "ITM004"]
    assert finding.span.column == text.splitlines()[2].index(" not ") + 2
    assert pointed(text, "ITM004") == ["not"]
