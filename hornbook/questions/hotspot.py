"""Hotspot: areas of a picture are to be chosen."""

from __future__ import annotations

from typing import Literal

import msgspec

from hornbook.answers import selection
from hornbook.model import Content, Count, EntryId, Position, Question


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """An area of the picture with its name, the key if `correct`, else a distractor.

    `coords` are whole pixels of the picture from its top left: a circle's centre and radius, a rectangle's left, top,
    right and bottom, a polygon's corners x, y, x, y, …
    """

    id: EntryId
    label: str
    shape: Literal["circle", "rectangle", "polygon"]
    coords: tuple[Count, ...]
    correct: bool = False
    feedback: Content | None = None


class Hotspot(Question, frozen=True, kw_only=True, tag="hotspot"):
    """A picture of `width` × `height` pixels with areas; `several` may be chosen, or one."""

    media: str
    alt: str
    width: Position
    height: Position
    areas: tuple[Area, ...]
    several: bool = False
    scoring: Literal["net", "all"] = "net"


def score(question: Hotspot, response: object) -> float:
    """Return the fraction of the points (0 … 1) for a list of area ids.

    One area: 1 for the key alone. Several: as multiple choice, `net` or `all`.
    """
    chosen = selection.chosen(response, [area.id for area in question.areas])
    keys = [area.id for area in question.areas if area.correct]
    if not question.several:
        return float(len(chosen) == 1 and chosen[0] in keys)
    return selection.exact(chosen, keys) if question.scoring == "all" else selection.net(chosen, keys)
