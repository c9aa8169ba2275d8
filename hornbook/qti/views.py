"""What an item template is given: an item's content in the dialect's HTML, and the parts of its scoring as data."""

from __future__ import annotations

from markupsafe import Markup

from hornbook.course import Lesson
from hornbook.qti import feedback, identifiers, interactions, numbers, scoring
from hornbook.qti.content import fragment, piece
from hornbook.qti.dialect import Dialect
from hornbook.qti.interactions import Setting, View
from hornbook.qti.phrases import phrases
from hornbook.questions import Gaps, Item

_TITLE = 80


def view(item: Item, lesson: Lesson, dialect: Dialect) -> View:
    """Return the names that `questions/<type>.xml.j2` prints.

    `scoring` is a `Scoring`, `feedback` is (identifier, content) of what the item's processing can show, `untold` what
    it cannot show, since no score is known: that goes to who marks the answer.
    """
    say = phrases(lesson.language)
    said = feedback.said(item)
    made: View = {
        "item": item,
        "dialect": dialect,
        "identifier": identifiers.token(item.id),
        "title": title(item),
        "language": lesson.language,
        "say": say,
        "stem": Markup() if isinstance(item, Gaps) else fragment(item.stem, dialect),
        "points": numbers.points(item.points) if item.graded else "0",
        "hints": [piece(hint, dialect) for hint in item.hints],
        "scoring": scoring.scoring(item, said, dialect),
        "feedback": [(name, piece(content, dialect)) for name, content in (*said.answers, *said.shown)],
        "untold": [piece(content, dialect) for _, content in said.hidden],
    }
    return made | interactions.view(item, Setting(lesson, say, dialect))


def title(item: Item) -> str:
    """Return the item's title on one line, else the start of its stem."""
    words = " ".join((item.title or item.stem.text).split())
    return words if len(words) <= _TITLE or item.title else words[: _TITLE - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
