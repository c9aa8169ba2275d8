"""Tokens to expressions: a Pratt parser."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hornbook.drawing import exact
from hornbook.drawing.faults import FaultError, Spot
from hornbook.drawing.functions import FUNCTIONS
from hornbook.drawing.tokens import Token
from hornbook.drawing.tree import Binary, Call, Comparison, Constant, Expression, Name, Unary

WORDS = frozenset({"and", "or", "not"})
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_NOT, _COMPARED, _SIGNED, _RAISED = 3, 4, 7, 8
_BINDING = {
    "or": 1, "and": 2, **dict.fromkeys(_COMPARISONS, _COMPARED), "+": 5, "-": 5, "*": 6, "/": 6, "//": 6, "%": 6,
    "**": _RAISED, "^": _RAISED,
}  # fmt: skip
_LARGEST_EXPONENT = 400


class Parser:
    """Reads expressions from a line's tokens, from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Begin at the first token; the last is of kind `end`."""
        self.tokens = tokens
        self.place = 0

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.place]

    def take(self) -> Token:
        """Return the next token and go on; the last is never left."""
        token = self.token
        self.place = min(self.place + 1, len(self.tokens) - 1)
        return token

    def took(self, text: str) -> bool:
        """Return whether the next token is this sign or word, which is then taken."""
        fits = self.token.text == text and self.token.kind in {"sign", "name"}
        if fits:
            self.take()
        return fits

    def expect_end(self) -> None:
        """Raise a `FaultError` unless the line ends here."""
        if self.token.kind != "end":
            raise _unexpected(self.token)

    def expression(self, least: int = 0) -> Expression:
        """Return the expression that comes next; `least` is how tightly its signs must bind."""
        left = self._prefix()
        while (binding := _binding(self.token)) > least:
            left = self._compared(left) if binding == _COMPARED else self._joined(left, binding)
        return left

    def _joined(self, left: Expression, binding: int) -> Expression:
        sign = self.take().text.replace("^", "**")
        right = self.expression(binding - 1 if binding == _RAISED else binding)
        return Binary(sign, left, right, left.start, right.end)

    def _compared(self, left: Expression) -> Expression:
        operands, signs = [left], []
        while self.token.text in _COMPARISONS:
            signs.append(self.take().text)
            operands.append(self.expression(_COMPARED))
        return Comparison(tuple(operands), tuple(signs), left.start, operands[-1].end)

    def _prefix(self) -> Expression:
        token = self.take()
        if token.kind == "number":
            return Constant(_number(token), token.start, token.end, _decimals(token.text))
        if token.kind == "text":
            return Constant(token.text[1:-1], token.start, token.end)
        if token.text in {"-", "+", "not"}:
            operand = self.expression(_NOT if token.text == "not" else _SIGNED)
            return Unary(token.text, operand, token.start, operand.end)
        if token.text == "(" and token.kind == "sign":
            return self._parenthesis(token)
        if token.kind == "name" and token.text not in WORDS:
            return self._named(token)
        raise _unexpected(token)

    def _parenthesis(self, opened: Token) -> Expression:
        inner = self.expression()
        self._close(opened)
        return inner

    def _close(self, opened: Token) -> int:
        """Take the closing parenthesis and return where it ends."""
        if self.token.text != ")":
            if self.token.kind == "end":
                raise FaultError(opened, "syntax", "this parenthesis is never closed")
            raise _unexpected(self.token)
        return self.take().end

    def _named(self, name: Token) -> Expression:
        if self.token.text != "(":
            return Name(name.text, name.start, name.end)
        opened = self.take()
        arguments: list[Expression] = []
        if self.token.text != ")":
            arguments.append(self.expression())
            while self.took(","):
                arguments.append(self.expression())
        end = self._close(opened)
        _check_call(name, len(arguments))
        return Call(name.text, tuple(arguments), name.start, end)


def _binding(token: Token) -> int:
    return _BINDING.get(token.text, 0) if token.kind in {"sign", "name"} else 0


def _number(token: Token) -> int | Fraction:
    digits, _, exponent = token.text.lower().partition("e")
    if len(digits) > _LARGEST_EXPONENT or abs(int(exponent[:9] or 0)) > _LARGEST_EXPONENT:
        raise FaultError(token, "syntax", "this number is too large, or has too many digits")
    return exact.bounded(Fraction(token.text))


def _decimals(text: str) -> int:
    digits, _, exponent = text.lower().partition("e")
    return max(0, len(digits.partition(".")[2]) - int(exponent or 0))


def _check_call(name: Token, count: int) -> None:
    known = FUNCTIONS.get(name.text)
    if known is None:
        listed = ", ".join(FUNCTIONS)
        raise FaultError(name, "name", f"“{name.text}” is no function; there are {listed}")
    if not known.least <= count <= known.most:
        raise FaultError(name, "syntax", f"{name.text}() takes {known.takes()}, not {count}")


def _unexpected(token: Token) -> FaultError:
    if token.kind == "end":
        return FaultError(Spot(max(token.start - 1, 0), token.start), "syntax", "something is missing at the end")
    hint = "; two equals signs compare: ==" if token.text == "=" else ""
    return FaultError(token, "syntax", f"“{token.text}” is not expected here{hint}")
