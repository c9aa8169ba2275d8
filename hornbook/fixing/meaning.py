"""What a lesson means, apart from where it stands in its file."""

from __future__ import annotations

from typing import Any

import msgspec

from hornbook.course import Lesson

_PLACES = {"source", "place", "key_source"}


def meaning(lesson: Lesson) -> Any:
    """Return all that the lesson says, for comparison: its document without places."""
    return _without_places(msgspec.to_builtins(lesson))


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(part) for key, part in value.items() if key not in _PLACES}
    if isinstance(value, list | tuple):
        return [_without_places(part) for part in value]
    return value
