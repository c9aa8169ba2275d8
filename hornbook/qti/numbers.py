"""Numbers as QTI readers take them: plain decimals, no exponent. The same few come again and again."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache

_PLACES = 10**10
_REMEMBERED = 1_024


@lru_cache(maxsize=_REMEMBERED)
def exact(value: float) -> str:
    """Return the shortest plain decimal that reads as the same float, for bounds and right answers."""
    return str(int(value)) if value == int(value) else format(Decimal(repr(value)), "f")


@lru_cache(maxsize=_REMEMBERED)
def share(value: float) -> str:
    """Return a mapped score with ten decimals, rounded away from zero: thirds must add up to the whole."""
    rounded = math.copysign(math.ceil(abs(value) * _PLACES - 1e-3) / _PLACES, value)
    return exact(rounded)


@lru_cache(maxsize=_REMEMBERED)
def points(value: float) -> str:
    """Return points with at most ten decimals."""
    return exact(round(value, 10))


@lru_cache(maxsize=_REMEMBERED)
def threshold(value: float) -> str:
    """Return what a score must reach to count as full: a little less than all, since sums of floats are not exact."""
    return exact(round(value * 0.999999, 12))
