"""A fault of ours while a course was read or shown, in words for who is to report it."""

from __future__ import annotations


def words(error: Exception) -> str:
    """Return what went wrong, and while what."""
    noted = "".join(f" while {note}" for note in getattr(error, "__notes__", ()))
    return f"Internal error{noted}: {type(error).__name__}: {error}. This is a fault of Hornbook: please report it."
