"""Headings in order, though an author's raw HTML begins at any level."""

from __future__ import annotations

from markupsafe import Markup

from hornbook import patterns as re

_OPENING = re.compile(r"<h([1-6])(?=[\s>])")
_TAG = re.compile(r"<(/?)h([1-6])(?=[\s>])")


def ordered(html: Markup) -> Markup:
    """Return the body of a page, below its h1, with headings from h2 on, none more than one level below the former."""
    levels = [int(level) for level in _OPENING.findall(html)]
    made = _stepwise(levels)
    return html if made == levels else _with_levels(html, made)


def _stepwise(levels: list[int]) -> list[int]:
    made, former = [], 1
    for level in levels:
        former = min(max(2, level), former + 1)
        made.append(former)
    return made


def _with_levels(html: Markup, levels: list[int]) -> Markup:
    """Return the body with other levels for its headings; no heading lies in another."""
    rest = iter(levels)
    level = 2

    def tag(match: re.Match[str]) -> str:
        nonlocal level
        level = level if match[1] else next(rest)
        return f"<{match[1]}h{level}"

    return Markup(_TAG.sub(tag, html))  # noqa: S704 - the same tags with other numbers
