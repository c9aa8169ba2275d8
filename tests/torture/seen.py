"""What a reader found in an output: the texts of each question by part, its facts, its pictures; prose by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from tests.torture.markers import WORD, words

_SAID = ("alt", "title", "href", "aria-label")


@dataclass
class Question:
    """One question: the texts of its parts, facts such as points, keys, accepted intervals; parts as markup."""

    parts: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def say(self, part: str, text: str) -> None:
        """Add text to a part."""
        if text:
            self.parts[part] = f"{self.parts.get(part, '')} {text}".strip()

    def show(self, part: str, element: etree._Element) -> None:
        """Add what an element says to a part, and keep its markup."""
        self.say(part, said(element))
        self.shown[part] = self.shown.get(part, "") + etree.tostring(element, encoding="unicode", with_tail=False)


@dataclass
class Seen:
    """An output: `questions` by number, `quizzes` by the number of their first question, `prose` as (places, text).

    `pools` are (how many are drawn, the numbers of the questions).
    """

    questions: dict[int, Question] = field(default_factory=dict)
    quizzes: dict[int, Question] = field(default_factory=dict)
    prose: list[tuple[frozenset[str], str]] = field(default_factory=list)
    pictures: list[tuple[str, bytes | None]] = field(default_factory=list)
    pools: list[tuple[int, list[int]]] = field(default_factory=list)

    def add(self, question: Question) -> int:
        """Add a question under the number that the markers in its stem bear; 0 where there is none."""
        said_there = words(question.parts.get("stem", ""))
        number = min((int(word[6:8]) for word in said_there if word.startswith("zqstem")), default=0)
        self.questions[number] = question
        return number


def key(text: str) -> str:
    """Return what tells a text from others: its first marker word, else all of it."""
    first = WORD.search(text.lower())
    return first[0] if first else " ".join(text.split())


def letter(at: int) -> str:
    """Return the id of the part at a place: a, b … z, aa, ab …"""
    one = "abcdefghijklmnopqrstuvwxyz"
    return one[at] if at < len(one) else one[at // len(one) - 1] + one[at % len(one)]


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
