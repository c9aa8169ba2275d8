"""Items that QTI 2.1 and 2.2 write alike but for the names of the version: written once where both are asked for.

What the lesson that was written last looks like in QTI 2.2 is kept until the next lesson. An item of it in which
nothing stands that 2.1 lacks is one of 2.1 under other names; any other is written anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hornbook.course import Course, Lesson
from hornbook.last_lesson import LastLesson
from hornbook.qti.dialect import QTI21, QTI22, Dialect

if TYPE_CHECKING:
    from jinja2 import Environment

# Each way in which the two differ shows in an item of 2.2 by one of these.
_ONLY_22 = ("externalScored", "aria-", ' dir="', "<bdo", "<uploadInteraction")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the package: its path, its text, the ids of the media it uses."""

    path: str
    text: str
    media: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """An item's file, and its entry in the manifest."""

    file: File
    entry: str


_last: LastLesson[Mapping[str, Written]] = LastLesson()


def keep(
    items: Mapping[str, Written], lesson: Lesson, course: Course, templates: Environment, dialect: Dialect
) -> None:
    """Keep a lesson's items by their ids, where they are of use to a sibling."""
    if dialect is QTI22:
        _last.keep(items, lesson, course, templates)


def alike(lesson: Lesson, course: Course, templates: Environment, dialect: Dialect) -> dict[str, Written]:
    """Return those of the lesson's items, by id, that the sibling has written already, in this dialect's names."""
    known = (_last.made(lesson, course, templates) if dialect is QTI21 else None) or {}
    return {name: _renamed(one) for name, one in known.items() if not _differs(one.file.text)}


def _differs(text: str) -> bool:
    return any(sign in text for sign in _ONLY_22)


def _renamed(one: Written) -> Written:
    """Return an item of 2.2 under the names of 2.1: each stands before anything that an author wrote, or in a tag."""
    text = one.file.text
    for there, here in _NAMES:
        text = text.replace(there, here, 1)
    entry = str(one.entry).replace(*_TYPE, 1)
    return Written(File(one.file.path, text, one.file.media), entry)


def _names(dialect: Dialect) -> tuple[str, str, str]:
    return (
        f'xmlns="{dialect.namespace}"',
        f'xsi:schemaLocation="{dialect.namespace} {dialect.schema}"',
        f'<responseProcessing template="{dialect.rptemplates}',
    )


_NAMES = tuple(zip(_names(QTI22), _names(QTI21), strict=True))
_TYPE = (f' type="{QTI22.packaging.item}"', f' type="{QTI21.packaging.item}"')
