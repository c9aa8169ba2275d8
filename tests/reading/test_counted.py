"""Counted options below words that ask, and lists that are too long to be some."""

from __future__ import annotations

from hornbook.reading.quiz import counted
from hornbook.reading.quiz.lines import split


def numbers(text: str) -> frozenset[int]:
    lines = tuple(text.split("\n"))
    return counted.find(list(split(lines, 1, len(lines))))


def test_a_key_makes_options_of_a_counted_list() -> None:
    assert numbers("Which is a river?\n\n1. Rhine\n2. Alps\n\nAnswer: 1") == {3, 4}


def test_without_a_key_items_that_ask_are_questions() -> None:
    assert numbers("What do you remember?\n\n1. What is a river?\n2. What is a lake?") == frozenset()


def test_a_long_list_is_looked_at_no_further_than_options_go() -> None:
    assert numbers("Which?\n\n" + "1. a?\n" * 500) == frozenset()
    items = counted.at(list(split(("Which?", *["1. a"] * 20, "Answer: 1"), 1, 22)), 1, called=True)
    assert items is None
