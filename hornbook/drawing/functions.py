"""The functions and constants that expressions may use."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hornbook.drawing import angles, exact
from hornbook.drawing.exact import CONTEXT, Number

_ANY = 50
_LARGEST_FACTORIAL = 200
_LARGEST_CHOICE = 5000
_MOST_DECIMALS = 50


@dataclass(frozen=True, slots=True)
class Function:
    """A function of numbers, and how many it takes. It raises `ArithmeticError` or `ValueError` where it has no value.

    `cost` is how long it takes, next to an addition.
    """

    compute: Callable[..., Number]
    least: int = 1
    most: int = 1
    cost: int = 2

    def takes(self) -> str:
        """Return how many arguments it takes, in words."""
        if self.least == self.most:
            return f"{self.least} value{'' if self.least == 1 else 's'}"
        return f"{self.least} or more values" if self.most == _ANY else f"{self.least} to {self.most} values"


def _whole(*values: Number) -> tuple[int, ...]:
    """The same values, all whole and none too large for what is done with them."""
    whole = tuple(value for value in values if isinstance(value, int))
    if len(whole) < len(values):
        words = "needs whole numbers"
        raise ValueError(words)
    return whole


def _counts(largest: int, *values: Number) -> tuple[int, ...]:
    whole = _whole(*values)
    if not all(0 <= value <= largest for value in whole):
        words = f"needs whole numbers from 0 to {largest}"
        raise ValueError(words)
    return whole


def _round(value: Number, decimals: Number = 0) -> Number:
    (places,) = _whole(decimals)
    if abs(places) > _MOST_DECIMALS:
        words = f"rounds to {_MOST_DECIMALS} decimals at most"
        raise ValueError(words)
    return exact.nearest(value, places)


def _root(value: Number) -> Number:
    if value < 0:
        words = "has no value for a number below 0"
        raise ValueError(words)
    over, under = math.isqrt(value.numerator), math.isqrt(value.denominator)
    if over * over == value.numerator and under * under == value.denominator:
        return exact.bounded(Fraction(over, under))
    return exact.settled(CONTEXT.sqrt(exact.decimal(value)))


def _natural(value: Number) -> Decimal:
    if value <= 0:
        words = "has a value only for numbers above 0"
        raise ValueError(words)
    return CONTEXT.ln(exact.decimal(value))


def _log(value: Number, base: Number | None = None) -> Number:
    if base is None:
        return exact.settled(_natural(value))
    if base == 1:
        words = "has no value for the base 1"
        raise ValueError(words)
    return exact.settled(CONTEXT.divide(_natural(value), _natural(base)))


def _mean(*values: Number) -> Number:
    return exact.divide(sum(values), len(values))


def _chosen(*values: Number) -> Number:
    """Stands for `if`, of which evaluation computes one side only."""
    raise NotImplementedError(values)


PI = Fraction(exact.settled(angles.PI))
CONSTANTS: dict[str, Number | bool] = {
    "pi": PI,
    "e": exact.settled(CONTEXT.exp(Decimal(1))),
    "true": True,
    "false": False,
}
FUNCTIONS = {
    "abs": Function(abs),
    "min": Function(min, most=_ANY),
    "max": Function(max, most=_ANY),
    "sum": Function(lambda *values: exact.bounded(sum(values)), most=_ANY),
    "mean": Function(_mean, most=_ANY),
    "round": Function(_round, most=2),
    "floor": Function(math.floor),
    "ceil": Function(math.ceil),
    "sqrt": Function(_root, cost=10),
    "exp": Function(lambda value: exact.settled(CONTEXT.exp(exact.decimal(value))), cost=20),
    "ln": Function(_log, cost=20),
    "log": Function(_log, least=2, most=2, cost=40),
    "log10": Function(lambda value: _log(value, 10), cost=40),
    "sin": Function(lambda value: angles.settled(angles.sine(exact.decimal(value))), cost=40),
    "cos": Function(lambda value: angles.settled(angles.cosine(exact.decimal(value))), cost=40),
    "tan": Function(angles.tangent, cost=80),
    "asin": Function(angles.arc_sine, cost=80),
    "acos": Function(lambda value: exact.bounded(PI / 2 - angles.arc_sine(value)), cost=80),
    "atan": Function(lambda value: angles.settled(angles.arc_tangent(exact.decimal(value))), cost=80),
    "radians": Function(lambda value: exact.bounded(value * PI / 180)),
    "degrees": Function(lambda value: angles.settled(exact.decimal(exact.bounded(value * 180 / PI)))),
    "gcd": Function(lambda *values: math.gcd(*_whole(*values)), most=_ANY),
    "lcm": Function(lambda *values: exact.bounded(math.lcm(*_whole(*values))), most=_ANY),
    "factorial": Function(lambda value: exact.bounded(math.factorial(*_counts(_LARGEST_FACTORIAL, value)))),
    "comb": Function(lambda *values: exact.bounded(math.comb(*_counts(_LARGEST_CHOICE, *values))), 2, 2, cost=100),
    "perm": Function(lambda *values: exact.bounded(math.perm(*_counts(_LARGEST_CHOICE, *values))), 2, 2, cost=100),
    "if": Function(_chosen, 3, 3),
}
