"""Drafts with other words in them: every text of a draft, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Change = Callable[[str], str]

_PLAIN = (int, float, bool, type(None))


def rewritten(value: Any, change: Change) -> Any:
    """Return a copy of a draft, or of a part of one, with each of its texts changed; nothing is shared that changes."""
    kind = type(value)
    if kind is str:
        return change(value)
    if kind in _PLAIN:
        return value
    if kind is list or kind is tuple:
        return kind([rewritten(each, change) for each in value])
    if kind is dict:
        return {name: rewritten(each, change) for name, each in value.items()}
    # What structs and dataclasses call their fields, all of which their constructors take.
    names = getattr(kind, "__struct_fields__", ()) or getattr(kind, "__dataclass_fields__", ())
    return kind(**{name: rewritten(getattr(value, name), change) for name in names}) if names else value
