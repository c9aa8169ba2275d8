"""The fractions that Moodle takes for an answer, in per cent: any other makes it refuse the file."""

from __future__ import annotations

from functools import lru_cache

ALLOWED = (
    (100.0, "100"),
    (90.0, "90"),
    (250 / 3, "83.33333"),
    (80.0, "80"),
    (75.0, "75"),
    (70.0, "70"),
    (200 / 3, "66.66667"),
    (60.0, "60"),
    (50.0, "50"),
    (40.0, "40"),
    (100 / 3, "33.33333"),
    (30.0, "30"),
    (25.0, "25"),
    (20.0, "20"),
    (50 / 3, "16.66667"),
    (100 / 7, "14.28571"),
    (12.5, "12.5"),
    (100 / 9, "11.11111"),
    (10.0, "10"),
    (5.0, "5"),
    (0.0, "0"),
)
_SAME = 0.001
_MOST_EQUAL = 10
_MOST_WEIGHTED = 20


@lru_cache(maxsize=1024)
def percent(score: float) -> str:
    """Return Moodle's fraction for a score of −1 … 1: the same value, or the nearest in its list."""
    _, written = min(ALLOWED, key=lambda allowed: abs(allowed[0] - abs(score) * 100))
    return f"-{written}" if score < 0 and written != "0" else written


@lru_cache(maxsize=1024)
def exact(score: float) -> bool:
    """Return whether Moodle has this score in its list."""
    return any(abs(value - abs(score) * 100) <= _SAME for value, _ in ALLOWED)


@lru_cache(maxsize=256)
def weights(keys: int) -> tuple[str, ...]:
    """Return the fractions of `keys` right answers, which make 100 together.

    They are equal up to 10 keys and for 20. For others there is no equal share in the list: of 11 to 19 keys the
    first weigh 10 and the rest 5; of more than 20 keys the first 20 weigh 5 and the rest nothing.
    """
    if keys <= _MOST_EQUAL:
        return (percent(1 / keys),) * keys if keys else ()
    tens = max(0, _MOST_WEIGHTED - keys)
    fives = min(keys, _MOST_WEIGHTED) - tens
    return ("10",) * tens + ("5",) * fives + ("0",) * (keys - tens - fives)
