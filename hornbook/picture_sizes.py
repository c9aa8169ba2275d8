"""How many pixels wide and high a picture is, read from the beginning of its file."""

from __future__ import annotations

import io
from xml.parsers import expat

from hornbook import patterns as re

_MOST = 100_000
_PIECE = 4096
_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s*(px|pt|pc|mm|cm|in|)\s*$", re.IGNORECASE)
_VIEW_BOX = re.compile(r"\s*\S{1,30}[\s,]+\S{1,30}?[\s,]+(\d{1,9}(?:\.\d{0,9})?)[\s,]+(\d{1,9}(?:\.\d{0,9})?)\s*$")
_UNITS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_UNKNOWN = (0, 0)


def read(mime: str, data: bytes) -> tuple[int, int]:
    """Return width and height as a browser shows the picture; zeros for a file that is broken or does not say.

    A photograph that a camera marked as turned counts as turned. An SVG without a size of its own has that of its
    `viewBox`.
    """
    if not mime.startswith("image/"):
        return _UNKNOWN
    width, height = _svg(data) if mime == "image/svg+xml" else _raster(data)
    size = round(width), round(height)
    return size if all(0 < side <= _MOST for side in size) else _UNKNOWN


def _raster(data: bytes) -> tuple[float, float]:
    import imagesize  # noqa: PLC0415  (start-up time of courses without pictures)

    width, height = imagesize.get(io.BytesIO(data))
    return width, height


def _svg(data: bytes) -> tuple[float, float]:
    """The lengths on the root element; one that is missing, or is a share, follows from the `viewBox`."""
    root = _root(data)
    wide, high = _length(root.get("width", "")), _length(root.get("height", ""))
    shown = _box(root.get("viewBox", ""))
    if wide and high:
        return wide, high
    if not shown:
        return _UNKNOWN
    scale = wide / shown[0] or high / shown[1] or 1
    return shown[0] * scale, shown[1] * scale


def _root(data: bytes) -> dict[str, str]:
    """The attributes of the first element, if it is `svg`; a file that defines entities is not read on."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name, attributes))
    parser.EntityDeclHandler = _refuse
    try:
        for start in range(0, len(data), _PIECE):
            parser.Parse(data[start : start + _PIECE], False)
            if found:
                break
    except (expat.ExpatError, ValueError, LookupError):
        pass
    name, attributes = found[0] if found else ("", {})
    return attributes if name.rpartition(":")[2] == "svg" else {}


def _refuse(*_declared: object) -> None:
    message = "a picture needs no entities"
    raise ValueError(message)


def _length(written: str) -> float:
    """Pixels, at 96 an inch; 0 for a share of the page, a length in letters, or none."""
    match = _LENGTH.match(written)
    return float(match[1]) * _UNITS[match[2].lower()] if match else 0.0


def _box(written: str) -> tuple[float, float] | None:
    match = _VIEW_BOX.match(written)
    width, height = (float(match[1]), float(match[2])) if match else (0.0, 0.0)
    return (width, height) if width > 0 and height > 0 else None
