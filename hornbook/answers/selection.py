"""Chosen options: what a selection earns."""

from __future__ import annotations

from collections.abc import Collection


def chosen(response: object, known: Collection[str]) -> list[str]:
    """Return the ids of `known` that a response names, each once, in their own order; none unless it is a list."""
    given = response if isinstance(response, list | tuple | set | frozenset) else ()
    return [name for name in known if name in given]


def net(selected: Collection[str], keys: Collection[str]) -> float:
    """Return right minus wrong choices over the number of keys, at least 0."""
    right = sum(name in keys for name in selected)
    return max(0.0, (2 * right - len(selected)) / len(keys)) if keys else 0.0


def exact(selected: Collection[str], keys: Collection[str]) -> float:
    """Return 1 if all keys and nothing else were chosen, else 0."""
    return float(bool(selected) and set(selected) == set(keys))
