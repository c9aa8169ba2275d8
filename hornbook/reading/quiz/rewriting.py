"""Drafts with other words in them: every text of a draft, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import msgspec

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
    names = _names(kind)
    return kind(**{name: rewritten(getattr(value, name), change) for name in names}) if names else value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass or struct, all of which its constructor takes; none for other things."""
    if issubclass(kind, msgspec.Struct):
        return kind.__struct_fields__
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
