"""Where on a picture an area's letter stands."""

from __future__ import annotations

from math import sqrt

from hornbook.questions.hotspot import Area


def corner(area: Area) -> tuple[float, float]:
    """Return a point on the outline of an area, at its upper left where that can be, in pixels of the picture."""
    coords = area.coords
    if area.shape == "rectangle":
        return coords[0], coords[1]
    if area.shape == "circle":
        inset = coords[2] / sqrt(2)
        return coords[0] - inset, coords[1] - inset
    return min(zip(coords[::2], coords[1::2], strict=True), key=lambda point: (point[1], point[0]))
