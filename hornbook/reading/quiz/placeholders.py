"""Words that stand in a template for words to come: «Question text here», «Option 1», «Lorem ipsum»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.questions import Choice, Item, Multiple
from hornbook.reading.quiz.form_rules import PLACEHOLDER

if TYPE_CHECKING:
    from hornbook.model import Option
    from hornbook.reading.quiz.parts import Parts

_STEM = re.compile(
    r"(?:\W*(?:(?:your |the |enter |write |add |insert )*(?:question|stem|frage|pregunta)(?: text| title)?"
    r"(?: \d+| goes here| here| hier| aquí)+|lorem ipsum\b.*|todo\b.{0,40}|tbd|xxx+|placeholder\b.{0,20})\W*)$",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"(?:(?:answer |wrong |correct |incorrect |first |second |third |fourth )*"
    r"(?:option|answer|choice|distractor|antwort)"
    r"(?: text)?(?: [a-h]| \d+| here)*|option text|lorem ipsum.*|\.{3}|…|xxx+|todo|tbd)\W*$",
    re.IGNORECASE,
)
_LONGEST = 120


def check(parts: Parts, item: Item) -> None:
    """Report a question whose words, or all of whose options, were never written."""
    stem = item.stem.text
    if len(stem) < _LONGEST and _STEM.match(stem):
        parts.report(PLACEHOLDER, text=stem)
    elif isinstance(item, Choice | Multiple) and _OPTION.match(item.options[0].content.text) and _all(item.options):
        parts.report(PLACEHOLDER, text=item.options[0].content.text)


def is_option(text: str) -> bool:
    """Return whether the words of an option are such words."""
    return _OPTION.match(text) is not None


def _all(given: tuple[Option, ...]) -> bool:
    """Whether every option is one; «Answer A» may stand for a picture, but then there are words beside it."""
    return len(given) > 1 and all(_OPTION.match(each.content.text) for each in given)
