"""What is put together: matching, ordering as places with their items, categorise as items with their categories.

Each is a matching question of Canvas, where every line has its list to choose from and an equal share of the points.
"""

from __future__ import annotations

from hornbook.canvas import idents
from hornbook.canvas.forms import Condition, Form, Label, Response, equal, share
from hornbook.canvas.phrases import Voice
from hornbook.canvas.texts import Text, block, text, words
from hornbook.model import Content, Entry
from hornbook.questions import Categorise, Matching, Ordering
from hornbook.questions.ordering import shown

MATCHING = "matching_question"
_NONE = 0

Line = tuple[str, Text, str]


def matching(item: Matching, voice: Voice) -> Form:
    """Return the premises, each with the responses to choose from."""
    lines = [(idents.answer(1, one.id), text(one.content, voice), _right(one.response)) for one in item.premises]
    return _form(item.stem, lines, _labels(item.responses))


def ordering(item: Ordering, _voice: Voice) -> Form:
    """Return the places of the order by their numbers, each with the items to choose from."""
    lines = [
        (idents.numbered(1, place), Text(str(place)), _right(entry.id))
        for place, entry in enumerate(item.items, start=1)
    ]
    return _form(item.stem, lines, _labels(tuple(shown(item))))


def categorise(item: Categorise, voice: Voice) -> Form:
    """Return the items, each with the categories to choose from, and one for items that belong to none."""
    none = idents.numbered(2, _NONE)
    lines = [
        (idents.answer(1, one.id), text(one.content, voice), _right(one.category) if one.category else none)
        for one in item.items
    ]
    spare = any(one.category is None for one in item.items)
    return _form(
        item.stem, lines, (*_labels(item.categories), *((Label(none, Text(voice.words.none)),) if spare else ()))
    )


def _form(stem: Content, lines: list[Line], labels: tuple[Label, ...]) -> Form:
    responses = tuple(Response(f"response_{ident}", "", prompt, labels) for ident, prompt, _ in lines)
    scoring = tuple(
        Condition(equal(f"response_{ident}", right), share(1, len(lines)), "Add", goes_on=True)
        for ident, _, right in lines
    )
    return Form(MATCHING, block(stem), responses, scoring=scoring, parts=True)


def _labels(entries: tuple[Entry, ...]) -> tuple[Label, ...]:
    return tuple(Label(_right(entry.id), Text(words(entry.content))) for entry in entries)


def _right(name: str) -> str:
    return idents.answer(2, name)
