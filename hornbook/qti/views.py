"""What an item template is given: an item's content in the dialect's HTML, and the parts of its scoring as data."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from hornbook.course import Lesson
from hornbook.last_lesson import OfItems
from hornbook.qti import feedback, identifiers, interactions, numbers
from hornbook.qti.content import fragment, piece
from hornbook.qti.dialect import Dialect
from hornbook.qti.feedback import Said
from hornbook.qti.interactions import Setting, View
from hornbook.qti.phrases import phrases
from hornbook.qti.scoring import Scoring, scoring
from hornbook.questions import Gaps, Item

_TITLE = 80


class Basis(msgspec.Struct, frozen=True):
    """What is the same of an item in each version of QTI; `hinted` is its scoring where hints are asked for."""

    identifier: str
    title: str
    points: str
    said: Said
    scoring: Scoring
    hinted: Scoring


def view(item: Item, lesson: Lesson, dialect: Dialect) -> View:
    """Return the names that `questions/<type>.xml.j2` prints.

    `scoring` is a `Scoring`, `feedback` is (identifier, content) of what the item's processing can show, `untold` what
    it cannot show, since no score is known: that goes to who marks the answer.
    """
    basis = _bases.of(item, lesson)
    say = phrases(lesson.language)
    said = basis.said
    made: View = {
        "item": item,
        "dialect": dialect,
        "identifier": basis.identifier,
        "title": basis.title,
        "language": lesson.language,
        "say": say,
        "stem": Markup() if isinstance(item, Gaps) else fragment(item.stem, dialect),
        "points": basis.points,
        "hints": [piece(hint, dialect) for hint in item.hints],
        "scoring": basis.hinted if dialect.hint_attempts else basis.scoring,
        "feedback": [(name, piece(content, dialect)) for name, content in (*said.answers, *said.shown)],
        "untold": [piece(content, dialect) for _, content in said.hidden],
    }
    return made | interactions.view(item, Setting(lesson, say, dialect))


def title(item: Item) -> str:
    """Return the item's title on one line, else the start of its stem."""
    words = " ".join((item.title or item.stem.text).split())
    return words if len(words) <= _TITLE or item.title else words[: _TITLE - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _basis(item: Item) -> Basis:
    said = feedback.said(item)
    plain = scoring(item, said, hints=0)
    hinted = scoring(item, said, hints=len(item.hints)) if item.hints else plain
    points = numbers.points(item.points) if item.graded else "0"
    return Basis(identifiers.token(item.id), title(item), points, said, plain, hinted)


_bases = OfItems(_basis)
