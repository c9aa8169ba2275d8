"""Areas of a picture as an author writes them: `Delta: circle 40,20 10`, in pixels or in percent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hornbook import patterns as re

Shape = Literal["circle", "rectangle", "polygon"]

_SHAPE = re.compile(
    r"(?<![^\W_])(?P<shape>circle|rect(?:angle)?|poly(?:gon)?)\b[ \t:]*+(?P<coords>[-+0-9.,;%\s]*)$", re.IGNORECASE
)
_NUMBER = re.compile(r"[-+]?\d{1,7}(?:\.\d{1,6})?%?$")
_SHAPES: dict[str, Shape] = {"c": "circle", "r": "rectangle", "p": "polygon"}
_CORNERS = 3
_NUMBERS = {"circle": (3, "x,y radius"), "rectangle": (4, "left,top right,bottom")}


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape with its coordinates in whole pixels, or in words what is wrong with it; `name` is what stands before."""

    name: str
    shape: Shape = "circle"
    coords: tuple[int, ...] = ()
    fault: str = ""


def read(text: str, width: int, height: int) -> Outline | None:
    """Return the area that a line tells, of a picture of `width` × `height` pixels; None where it names no shape."""
    match = _SHAPE.search(text)
    if match is None:
        return None
    name = text[: match.start()].rstrip().rstrip(":：").rstrip()
    shape = _SHAPES[match["shape"][0].lower()]
    written = [part for part in re.split(r"[,;\s]+", match["coords"]) if part]
    fault = _fault_of_writing(shape, written)
    if fault:
        return Outline(name, fault=fault)
    coords = _upright(shape, [round(value) for value in _pixels(shape, written, width, height)])
    return Outline(name, shape, coords, _fault_of_form(shape, coords))


def is_inside(outline: Outline, width: int, height: int) -> bool:
    """Return whether all corners, or a circle's centre, lie in a picture of this size."""
    points = outline.coords[:2] if outline.shape == "circle" else outline.coords
    return all(0 <= value <= (height if place % 2 else width) for place, value in enumerate(points))


def _fault_of_writing(shape: Shape, written: Sequence[str]) -> str:
    odd = next((part for part in written if not _NUMBER.match(part)), "")
    if odd:
        return f"“{odd}” is no number"
    if len({part.endswith("%") for part in written if part.strip("0.%")}) > 1:
        return "some of its numbers are in percent and some are not"
    if shape == "polygon":
        return "a polygon needs pairs of numbers: x,y x,y x,y" if len(written) % 2 else ""
    count, meaning = _NUMBERS[shape]
    return "" if len(written) == count else f"a {shape} needs {count} numbers: {meaning}"


def _pixels(shape: Shape, written: Sequence[str], width: int, height: int) -> list[float]:
    """Percent are of the width or the height, a radius of the smaller of them."""
    numbers = [float(part.rstrip("%")) for part in written]
    if not any(part.endswith("%") for part in written):
        return numbers
    sides = [height if place % 2 else width for place in range(len(numbers))]
    if shape == "circle":
        sides[2] = min(width, height)
    return [number * side / 100 for number, side in zip(numbers, sides, strict=True)]


def _upright(shape: Shape, coords: list[int]) -> tuple[int, ...]:
    """A rectangle from its top left; a polygon without the first corner again at its end."""
    if shape == "rectangle":
        left, top, right, bottom = coords
        return min(left, right), min(top, bottom), max(left, right), max(top, bottom)
    if shape == "polygon" and len(coords) > 2 * _CORNERS and coords[:2] == coords[-2:]:
        return tuple(coords[:-2])
    return tuple(coords)


def _fault_of_form(shape: Shape, coords: tuple[int, ...]) -> str:
    if shape == "circle":
        return "" if coords[2] > 0 else "its radius has to be one pixel at least"
    if shape == "rectangle":
        left, top, right, bottom = coords
        return "" if left < right and top < bottom else "it has no width or no height"
    corners = set(zip(coords[::2], coords[1::2], strict=True))
    return "" if len(corners) >= _CORNERS else "a polygon needs three corners at least"
