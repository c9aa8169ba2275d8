"""Escaping for XML and HTML, without an object for each value."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as escaped_text
except ImportError:  # an older or a purely Python MarkupSafe
    escaped_text = escape


def safe(text: str) -> Markup:
    """Return text that is markup already as `Markup`, which asks first what it is given, at three times the cost."""
    return str.__new__(Markup, text)


def escaped(value: Any) -> str:
    """Return a value as text in which nothing is markup but what was markup before.

    `markupsafe.escape` wraps its result in a `Markup`, which costs several times the escaping itself.
    """
    kind = type(value)
    if kind is str:
        return escaped_text(value)
    if kind is int:
        return str(value)
    return value if kind is Markup else escape(value)
