"""Expressions as trees; each node knows its place in the line that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction
Value = Number | bool | str


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, a text, true or false; `decimals` counts the digits behind the point as written."""

    value: Value
    start: int
    end: int
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A name whose value is drawn or computed elsewhere."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unary:
    """`-x`, `+x` or `not x`."""

    sign: str
    operand: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Binary:
    """`x + y` and its like, and `x and y`, `x or y`."""

    sign: str
    left: Expression
    right: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`x < y`, or a chain of them: `0 < x <= y`."""

    operands: tuple[Expression, ...]
    signs: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple[Expression, ...]
    start: int
    end: int


Expression = Constant | Name | Unary | Binary | Comparison | Call


def parts(tree: Expression) -> Iterator[Expression]:
    """Yield a node and all nodes below it, from left to right."""
    pending: list[Expression] = [tree]
    while pending:
        node = pending.pop()
        yield node
        pending.extend(reversed(_below(node)))


def _below(node: Expression) -> tuple[Expression, ...]:
    match node:
        case Unary():
            return (node.operand,)
        case Binary():
            return (node.left, node.right)
        case Comparison():
            return node.operands
        case Call():
            return node.arguments
        case _:
            return ()
