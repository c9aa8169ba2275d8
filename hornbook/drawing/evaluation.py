"""Expressions to values."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation, Overflow

from hornbook.drawing import exact
from hornbook.drawing.faults import FaultError
from hornbook.drawing.functions import FUNCTIONS
from hornbook.drawing.tree import Binary, Call, Comparison, Constant, Expression, Name, Number, Unary, Value

_OPERATIONS: Mapping[str, Callable[[Number, Number], Number]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": exact.divide,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": exact.power,
}
_ORDERS: Mapping[str, Callable[[Number, Number], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def value(tree: Expression, names: Mapping[str, Value]) -> Value:
    """Return what an expression comes to; what cannot be computed is a `FaultError` of kind `value` at its place."""
    match tree:
        case Constant():
            return tree.value
        case Name():
            return names[tree.name]
        case Unary():
            return _signed(tree, names)
        case Binary():
            return _joined(tree, names)
        case Comparison():
            return _compared(tree, names)
    return _called(tree, names)


def _signed(tree: Unary, names: Mapping[str, Value]) -> Value:
    if tree.sign == "not":
        return not condition(tree.operand, names)
    operand = _number(tree.operand, names)
    return -operand if tree.sign == "-" else operand


def _joined(tree: Binary, names: Mapping[str, Value]) -> Value:
    if tree.sign == "and":
        return condition(tree.left, names) and condition(tree.right, names)
    if tree.sign == "or":
        return condition(tree.left, names) or condition(tree.right, names)
    return _computed(tree, _OPERATIONS[tree.sign], _number(tree.left, names), _number(tree.right, names))


def _called(tree: Call, names: Mapping[str, Value]) -> Value:
    if tree.function == "if":
        return value(tree.arguments[1 if condition(tree.arguments[0], names) else 2], names)
    return _computed(tree, FUNCTIONS[tree.function].compute, *(_number(each, names) for each in tree.arguments))


def condition(tree: Expression, names: Mapping[str, Value]) -> bool:
    """Return the value of an expression that must be true or false."""
    found = value(tree, names)
    if not isinstance(found, bool):
        raise FaultError(tree, "value", f"this is {_named(found)}, where true or false is needed")
    return found


def cost(tree: Expression) -> int:
    """Return how long one node takes to compute, next to an addition."""
    return FUNCTIONS[tree.function].cost if isinstance(tree, Call) else 1


def _number(tree: Expression, names: Mapping[str, Value]) -> Number:
    found = value(tree, names)
    if isinstance(found, bool | str):
        raise FaultError(tree, "value", f"this is {_named(found)}, where a number is needed")
    return found


def _named(found: Value) -> str:
    if isinstance(found, bool):
        return str(found).lower()
    return f"the text “{found}”" if isinstance(found, str) else "a number"


def _computed(tree: Binary | Call, compute: Callable[..., Number], *given: Number) -> Number:
    try:
        return exact.bounded(compute(*given))
    except ZeroDivisionError:
        words = "this divides by zero"
    except (OverflowError, Overflow, InvalidOperation):
        words = "this is too large to be computed"
    except ValueError as error:
        words = f"{tree.function}() {error}" if isinstance(tree, Call) else "this power has no real value"
    raise FaultError(tree, "value", words)


def _compared(tree: Comparison, names: Mapping[str, Value]) -> bool:
    left = value(tree.operands[0], names)
    for place, sign in enumerate(tree.signs):
        right = value(tree.operands[place + 1], names)
        if not _holds(tree, sign, left, right):
            return False
        left = right
    return True


def _holds(tree: Comparison, sign: str, left: Value, right: Value) -> bool:
    if sign in {"==", "!="}:
        return (_kind(left) is _kind(right) and left == right) == (sign == "==")
    if isinstance(left, bool | str) or isinstance(right, bool | str):
        raise FaultError(tree, "value", f"“{sign}” compares numbers only")
    return _ORDERS[sign](left, right)


def _kind(found: Value) -> type:
    return type(found) if isinstance(found, bool | str) else Decimal
