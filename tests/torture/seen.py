"""What a reader found in an output: the texts of each question by part, its facts, its pictures; prose by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from tests.torture.markers import words

_SAID = ("alt", "title", "href", "aria-label")


@dataclass
class Question:
    """One question: the texts of its parts, and facts such as points, keys, accepted intervals."""

    parts: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    def say(self, part: str, text: str) -> None:
        """Add text to a part."""
        if text:
            self.parts[part] = f"{self.parts.get(part, '')} {text}".strip()


@dataclass
class Seen:
    """An output: `questions` by number, `quizzes` by the number of their first question, `prose` as (places, text)."""

    questions: dict[int, Question] = field(default_factory=dict)
    quizzes: dict[int, Question] = field(default_factory=dict)
    prose: list[tuple[frozenset[str], str]] = field(default_factory=list)
    pictures: list[tuple[str, bytes | None]] = field(default_factory=list)

    def add(self, question: Question) -> int:
        """Add a question under the number that the markers in its stem bear; 0 where there is none."""
        said_there = words(question.parts.get("stem", ""))
        number = min((int(word[6:8]) for word in said_there if word.startswith("zqstem")), default=0)
        self.questions[number] = question
        return number


def said(element: etree._Element) -> str:
    """Return all that an element says: its text, and what its elements have in attributes for people."""
    return " ".join(_said(element))


def _said(element: etree._Element) -> Iterator[str]:
    yield from (str(element.get(name)) for name in _SAID if element.get(name))
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _said(child)
        yield child.tail or ""


def markup(text: str) -> etree._Element:
    """Return a piece of HTML as an element."""
    return html.fragment_fromstring(text, create_parent="div")
