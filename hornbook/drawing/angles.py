"""Sine and its like as series of decimals: the same digits on every machine, which a C library does not promise."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hornbook.drawing import exact
from hornbook.drawing.exact import CONTEXT, Number

PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798")
_LARGEST = Decimal("1e9")
_SMALL = Decimal("0.1")
_DONE = Decimal("1e-58")
_PLACES = Decimal("1e-30")


def settled(value: Decimal) -> Number:
    """Return a result without the digits that come from π being cut: the sine of `pi` is 0."""
    return exact.settled(value.quantize(_PLACES, context=CONTEXT) if value.copy_abs() < _LARGEST else value)


def sine(angle: Decimal) -> Decimal:
    """Return the sine of an angle in radians; a `ValueError` for angles that are too large to have a sure one."""
    if angle.copy_abs() > _LARGEST:
        words = "takes angles up to 1e9"
        raise ValueError(words)
    turned = CONTEXT.remainder_near(angle, CONTEXT.multiply(PI, Decimal(2)))
    return _series(turned, turned, 1)


def cosine(angle: Decimal) -> Decimal:
    """Return the cosine of an angle in radians, as `sine`."""
    if angle.copy_abs() > _LARGEST:
        words = "takes angles up to 1e9"
        raise ValueError(words)
    turned = CONTEXT.remainder_near(angle, CONTEXT.multiply(PI, Decimal(2)))
    return _series(turned, Decimal(1), 0)


def _series(angle: Decimal, term: Decimal, count: int) -> Decimal:
    """Sum the series that begins with `term`, in which the powers of the angle rise by two."""
    square = CONTEXT.multiply(angle, angle)
    total = term
    while term.copy_abs() > _DONE:
        count += 2
        term = CONTEXT.divide(CONTEXT.multiply(term, square), Decimal(-count * (count - 1)))
        total = CONTEXT.add(total, term)
    return total


def tangent(value: Number) -> Number:
    """Return the tangent of an angle in radians; a `ZeroDivisionError` where it has none."""
    angle = exact.decimal(value)
    return exact.divide(settled(sine(angle)), settled(cosine(angle)))


def arc_tangent(value: Decimal) -> Decimal:
    """Return the angle in radians, from −π/2 to π/2, that has this tangent."""
    if value.copy_abs() > _LARGEST:
        quarter = CONTEXT.divide(PI, Decimal(2)).copy_sign(value)
        return CONTEXT.subtract(quarter, arc_tangent(CONTEXT.divide(Decimal(1), value)))
    halvings = 0
    while value.copy_abs() > _SMALL:
        root = CONTEXT.sqrt(CONTEXT.add(Decimal(1), CONTEXT.multiply(value, value)))
        value = CONTEXT.divide(value, CONTEXT.add(Decimal(1), root))
        halvings += 1
    return CONTEXT.multiply(_arc_series(value), Decimal(2**halvings))


def _arc_series(value: Decimal) -> Decimal:
    square = CONTEXT.multiply(value, value.copy_negate())
    raised, total, count = value, value, 1
    while raised.copy_abs() > _DONE:
        raised = CONTEXT.multiply(raised, square)
        count += 2
        total = CONTEXT.add(total, CONTEXT.divide(raised, Decimal(count)))
    return total


def arc_sine(value: Number) -> Number:
    """Return the angle in radians, from −π/2 to π/2, that has this sine; a `ValueError` beyond 1."""
    if not -1 <= value <= 1:
        words = "takes numbers from -1 to 1"
        raise ValueError(words)
    if value in {-1, 1}:
        return exact.bounded(Fraction(exact.settled(PI)) * value / 2)
    rest = CONTEXT.sqrt(exact.decimal(1 - value * value))
    return settled(arc_tangent(CONTEXT.divide(exact.decimal(value), rest)))
