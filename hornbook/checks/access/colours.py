"""The CSS colours that authors write, and how well two of them stand apart."""

from __future__ import annotations

from hornbook import patterns as re

_NAMES = {
    "black": "000000", "white": "ffffff", "red": "ff0000", "green": "008000", "blue": "0000ff", "yellow": "ffff00",
    "orange": "ffa500", "purple": "800080", "gray": "808080", "grey": "808080", "silver": "c0c0c0", "lime": "00ff00",
    "navy": "000080", "teal": "008080", "aqua": "00ffff", "cyan": "00ffff", "magenta": "ff00ff", "fuchsia": "ff00ff",
    "maroon": "800000", "olive": "808000", "pink": "ffc0cb", "brown": "a52a2a", "gold": "ffd700", "crimson": "dc143c",
    "darkred": "8b0000", "darkgreen": "006400", "darkblue": "00008b", "lightgray": "d3d3d3", "lightgrey": "d3d3d3",
    "darkgray": "a9a9a9", "darkgrey": "a9a9a9", "lightblue": "add8e6", "lightgreen": "90ee90", "tomato": "ff6347",
    "indigo": "4b0082", "violet": "ee82ee", "beige": "f5f5dc", "ivory": "fffff0", "khaki": "f0e68c", "salmon": "fa8072",
}  # fmt: skip
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)", re.IGNORECASE)
_LINEAR_BELOW = 0.04045
Colour = tuple[int, int, int]


def colour(text: str) -> Colour | None:
    """Return red, green and blue (0 … 255) of a name, `#rgb`, `#rrggbb` or `rgb(…)`; None for anything else."""
    written = text.strip().lower().removesuffix("!important").strip()
    rgb = _RGB.fullmatch(written)
    if rgb:
        return min(int(rgb[1]), 255), min(int(rgb[2]), 255), min(int(rgb[3]), 255)
    digits = written[1:] if _HEX.fullmatch(written) else _NAMES.get(written, "")
    wide = "".join(digit * 2 for digit in digits) if len(digits) == len("rgb") else digits
    return (int(wide[:2], 16), int(wide[2:4], 16), int(wide[4:], 16)) if wide else None


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 … 21, as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(shade: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in shade)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
