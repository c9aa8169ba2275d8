"""How large a picture shows, and where on it an area's letter stands."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from hornbook.model import Figure, Media
from hornbook.questions.hotspot import Area

# A drawing of few pixels is mostly one without a size of its own, which fills the column.
_LEAST_DRAWING = 200


@dataclass(frozen=True, slots=True)
class Picture:
    """Width and height in CSS pixels, 0 where unknown, and the class of a share of the column, in steps of five."""

    width: int = 0
    height: int = 0
    share: str = ""


def picture(figure: Figure, media: Media | None) -> Picture:
    """Return a figure's size: the author's width, with the height that follows from the file."""
    width, height = size(media)
    wanted = figure.width.strip().removesuffix("px")
    if wanted.isdecimal():
        return Picture(int(wanted), round(int(wanted) * height / width) if width else 0)
    percent = wanted.removesuffix("%")
    if wanted.endswith("%") and percent.isdecimal():
        return Picture(width, height, f"width-{min(100, max(5, round(int(percent) / 5) * 5))}")
    return Picture(width, height)


def size(media: Media | None) -> tuple[int, int]:
    """Return the pixels of a picture, by which a page keeps its place until it is loaded; zeros if not known."""
    if media is None or (media.mime == "image/svg+xml" and media.width < _LEAST_DRAWING):
        return 0, 0
    return media.width, media.height


def corner(area: Area) -> tuple[float, float]:
    """Return a point on the outline of an area, at its upper left where that can be, in pixels of the picture."""
    coords = area.coords
    if area.shape == "rectangle":
        return coords[0], coords[1]
    if area.shape == "circle":
        inset = coords[2] / sqrt(2)
        return coords[0] - inset, coords[1] - inset
    return min(zip(coords[::2], coords[1::2], strict=True), key=lambda point: (point[1], point[0]))
