"""Hotspots as Moodle's drag and drop markers: a marker for each key, to be dropped on the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import msgspec

from hornbook.model import Content
from hornbook.questions import Hotspot
from hornbook.questions.hotspot import Area

MARKER = "×"


class Markers(msgspec.Struct, frozen=True):
    """The picture, what is written on the markers and how many there are, and where they belong: shape, coordinates."""

    picture: str
    label: str
    count: int
    drops: tuple[tuple[str, str], ...]
    kind: str = "ddmarker"


def markers(item: Hotspot) -> Markers:
    """Return as many equal markers as there are keys (one where one area is to be chosen), and a drop for each key."""
    keys = [area for area in item.areas if area.correct]
    drops = tuple((area.shape, coordinates(area)) for area in keys)
    return Markers(item.media, MARKER, len(keys) if item.several else 1, drops)


def coordinates(area: Area) -> str:
    """Return an area's coordinates: `x,y;radius`, `left,top;width,height`, or the corners `x,y;x,y;…`."""
    at = area.coords
    if area.shape == "circle":
        return f"{at[0]},{at[1]};{at[2]}"
    if area.shape == "rectangle":
        return f"{at[0]},{at[1]};{at[2] - at[0]},{at[3] - at[1]}"
    return ";".join(f"{x},{y}" for x, y in _corners(at))


def described(item: Hotspot) -> Content:
    """Return what the picture shows for those who cannot see it, with its areas: Moodle has no place for either."""
    names = "; ".join(area.label for area in item.areas)
    words = ": ".join(part for part in (item.alt, names) if part)
    hidden = f'<p class="sr-only visually-hidden">{escape(words, quote=False)}</p>'
    return Content(html=hidden if words else "", text=words, block=True)


def told(item: Hotspot) -> Iterator[Content]:
    """Yield the feedback to each area below the area's name, since markers have none of their own."""
    for area in item.areas:
        if area.feedback:
            body = area.feedback.html if area.feedback.block else f"<p>{area.feedback.html}</p>"
            html = f"<p><strong>{escape(area.label, quote=False)}</strong></p>{body}"
            yield Content(html=html, text="", block=True, media=area.feedback.media)


def _corners(flat: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip(flat[::2], flat[1::2], strict=True)
