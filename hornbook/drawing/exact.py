"""Exact arithmetic that cannot run away: whole numbers and fractions, and decimals where no exact result exists."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from fractions import Fraction

Number = int | Fraction

_LARGEST = 10**400
_LONGEST_DENOMINATOR = 1400
_LONGEST_POWER = 4000
_PRECISION = 60
SETTLED = 40
"""Significant digits that are kept of a result which is not exact."""

# Its own context, so that nothing outside decides how numbers come out.
CONTEXT = Context(
    prec=_PRECISION,
    rounding=ROUND_HALF_EVEN,
    Emin=-450,
    Emax=450,
    traps=[DivisionByZero, InvalidOperation, Overflow],
)
_SETTLING = Context(prec=SETTLED, rounding=ROUND_HALF_EVEN, Emin=-450, Emax=450, traps=[InvalidOperation, Overflow])


def bounded(value: Number) -> Number:
    """Return a result as a whole number where it is one; an `OverflowError` for what has more than 400 digits.

    A fraction that would take many digits to write down is rounded to 40 of them.
    """
    if not -_LARGEST <= value <= _LARGEST:
        raise OverflowError
    if isinstance(value, int):
        return value
    if value.denominator.bit_length() > _LONGEST_DENOMINATOR:
        return settled(decimal(value))
    return value.numerator if value.denominator == 1 else value


def decimal(value: Number) -> Decimal:
    """Return a number with 60 significant digits."""
    return CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def settled(value: Decimal) -> Number:
    """Return a decimal as a number, without the digits in which errors of rounding gather."""
    made = Fraction(_SETTLING.plus(value))
    return made.numerator if made.denominator == 1 else made


def divide(left: Number, right: Number) -> Number:
    """Return the exact quotient; by 0 it is a `ZeroDivisionError`."""
    return bounded(Fraction(left) / right)


def power(base: Number, exponent: Number) -> Number:
    """Return a power, exact where it is short; a `ValueError` where there is no real one."""
    if base == 0 and exponent < 0:
        raise ZeroDivisionError
    if isinstance(exponent, int) and _length(base) * abs(exponent) <= _LONGEST_POWER:
        return bounded(Fraction(base) ** exponent)
    if base < 0 and not isinstance(exponent, int):
        raise ValueError
    if base in {0, 1}:
        return base
    return settled(CONTEXT.power(decimal(base), decimal(exponent)))


def _length(value: Number) -> int:
    return value.numerator.bit_length() + value.denominator.bit_length()


def nearest(value: Number, decimals: int = 0) -> Number:
    """Return a number rounded to so many decimals; halves go away from zero, as people round."""
    scale = Fraction(10) ** decimals
    scaled = (-value if value < 0 else value) * scale + Fraction(1, 2)
    whole = scaled.numerator // scaled.denominator
    return bounded((-whole if value < 0 else whole) / scale)
