"""Drafts with other words in them: every text of a draft, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import msgspec

Change = Callable[[str], str]


def rewritten(value: Any, change: Change) -> Any:
    """Return a copy of a draft, or of a part of one, with each of its texts changed; nothing is shared that changes."""
    match value:
        case str():
            return change(value)
        case list() | tuple():
            return type(value)(rewritten(each, change) for each in value)
        case dict():
            return {name: rewritten(each, change) for name, each in value.items()}
        case msgspec.Struct():
            names = value.__struct_fields__
            return msgspec.structs.replace(value, **{name: rewritten(getattr(value, name), change) for name in names})
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: rewritten(getattr(value, each.name), change) for each in fields(value)})
    return value
