"""Searches within a lesson go on where they stopped, and blanks are looked at once."""

from __future__ import annotations

from hornbook.markup import plain
from hornbook.markup.scribe import Scribe
from hornbook.source import from_text


def test_each_search_names_the_next_place() -> None:
    scribe = Scribe(from_text("page.md", "<b> <b>\n<i> <b>\n"), "page.md", lambda _path: None)
    found = [scribe.locate("<b>", 1, 2) for _ in range(4)]
    assert [(span.line, span.column) for span in found] == [(1, 1), (1, 5), (2, 5), (1, 1)]


def test_a_search_that_found_nothing_goes_on_in_more_lines() -> None:
    scribe = Scribe(from_text("page.md", "a\nb\nc\n"), "page.md", lambda _path: None)
    assert [scribe.locate("c", 1, last).line for last in (2, 3)] == [1, 3]


def test_lines_are_trimmed_and_empty_ones_left_out() -> None:
    assert plain.squeeze(" a \t b \n\n \t\n c\n") == "a b\nc"
