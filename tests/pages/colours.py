"""Colours that a style sheet declares, and how well they stand out from each other."""

from __future__ import annotations

import re

from hornbook.templating import environment

Colours = dict[str, tuple[str, str]]

_PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
_PROPERTY = re.compile(r"^\s+--([\w-]+):", re.MULTILINE)
GROUNDS = ("paper", "surface", "sunken")
_CODE = ("code-word", "code-text", "code-value", "code-name", "code-remark")
_TEXTS = ("ink", "soft", "accent", "right", "wrong", "part", *_CODE)
_WASHES = ("right", "wrong", "part", "accent")
_PAIRS = [
    *((text, ground) for text in _TEXTS for ground in GROUNDS),
    *((text, f"{ground}-wash") for ground in _WASHES for text in ("ink", ground)),
    ("soft", "accent-wash"),
    ("accent-ink", "accent"),
]
_LEAST = 4.5


def ours() -> Colours:
    """Return the light and the dark colour of each property of ours."""
    return declared(_sheet())


def properties() -> set[str]:
    """Return the name of each property of ours."""
    return set(_PROPERTY.findall(_sheet()))


def declared(sheet: str) -> Colours:
    """Return the colours that a style sheet declares for light and dark."""
    return {name: (light, dark) for name, light, dark in _PAIR.findall(sheet)}


def too_faint(known: Colours, theme: int) -> dict[tuple[str, str], float]:
    """Return text and ground with their contrast, for each pair of a theme (0 light, 1 dark) that is below 4.5."""
    found = {(text, ground): contrast(known[text][theme], known[ground][theme]) for text, ground in _PAIRS}
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < _LEAST}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _sheet() -> str:
    templates = environment("html")
    assert templates.loader is not None
    return templates.loader.get_source(templates, "runtime/style/colours.css")[0]
