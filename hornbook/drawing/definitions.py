"""The lines of a block: what is drawn, what is computed, what is required, how many draws are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from hornbook import patterns as re
from hornbook.drawing import exact, tokens
from hornbook.drawing.evaluation import value
from hornbook.drawing.faults import FaultError, Spot
from hornbook.drawing.functions import CONSTANTS
from hornbook.drawing.parser import WORDS, Parser
from hornbook.drawing.tokens import Token
from hornbook.drawing.tree import Constant, Expression, Name, Number, Value, parts

DEFAULT_VARIANTS = 5
MOST_VARIANTS = 200
_BEGINS = re.compile(r"\s*([^\W\d]\w*)\s*=(?!=)")
_RESERVED = WORDS | {"require", "choose", "step"}


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `low` on in steps; `count` of them."""

    low: Number
    step: Number
    count: int

    def at(self, place: int) -> Value:
        """Return the value in a place (from 0)."""
        return exact.bounded(self.low + place * self.step)


@dataclass(frozen=True, slots=True)
class Choice:
    """Values of which one is drawn."""

    values: tuple[Value, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.values)

    def at(self, place: int) -> Value:
        """Return the value in a place (from 0)."""
        return self.values[place]


@dataclass(frozen=True, slots=True)
class Definition:
    """A name with what it is drawn from, or with the expression that it is computed by; and its place."""

    name: str
    meaning: Range | Choice | Expression
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition that a draw must meet."""

    condition: Expression
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault on a line of the block."""

    line: int
    fault: FaultError


@dataclass(slots=True)
class Block:
    """All that a block says; `variants` is null and `seed` empty where the author wrote none.

    `broken` are names whose lines have faults: what needs them is not to be blamed.
    """

    definitions: dict[str, Definition] = field(default_factory=dict)
    requirements: list[Requirement] = field(default_factory=list)
    variants: int | None = None
    variants_line: int = 0
    seed: str = ""
    faults: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)


def read(lines: Iterable[tuple[int, str]]) -> Block:
    """Return what numbered lines say; what is not understood is among the faults."""
    block = Block()
    for number, text in lines:
        try:
            _line(block, number, tokens.read(text))
        except FaultError as fault:
            block.faults.append(Fault(number, fault))
            begun = _BEGINS.match(text)
            block.broken |= {begun[1]} if begun else set()
    return block


def _line(block: Block, number: int, found: Sequence[Token]) -> None:
    if found[0].kind == "end":
        return
    parser = Parser(found)
    if parser.took("require"):
        condition = parser.expression()
        parser.expect_end()
        block.requirements.append(Requirement(condition, number))
    elif found[0].kind == "name" and len(found) > 1 and found[1].text == "=":
        _definition(block, number, parser)
    else:
        raise FaultError(found[0], "syntax", "a line begins with a name and “=”, or with “require”")
    parser.expect_end()


def _definition(block: Block, number: int, parser: Parser) -> None:
    name = parser.take()
    parser.take()
    if name.text in {"variants", "seed"}:
        _setting(block, number, name, parser)
        return
    if name.text in _RESERVED:
        raise FaultError(name, "syntax", f"“{name.text}” cannot be a name")
    meaning = _meaning(parser)
    before = block.definitions.get(name.text)
    if before:
        raise FaultError(name, "syntax", f"“{name.text}” has a value already, on line {before.line}")
    block.definitions[name.text] = Definition(name.text, meaning, number, name.start, name.end)


def _setting(block: Block, number: int, name: Token, parser: Parser) -> None:
    tree = parser.expression()
    found = _constant(tree)
    if name.text == "seed":
        block.seed = str(found)
    elif isinstance(found, int) and not isinstance(found, bool) and 1 <= found <= MOST_VARIANTS:
        block.variants, block.variants_line = found, number
    else:
        raise FaultError(tree, "range", f"there can be 1 to {MOST_VARIANTS} variants")


def _meaning(parser: Parser) -> Range | Choice | Expression:
    if parser.token.text == "choose" and parser.token.kind == "name":
        return _choice(parser)
    first = parser.expression()
    return _range(parser, first) if parser.took("..") else first


def _choice(parser: Parser) -> Choice:
    parser.take()
    found: list[Value] = []
    while not found or parser.took(","):
        tree = parser.expression()
        one = _constant(tree)
        if any(type(one) is type(other) and one == other for other in found):
            raise FaultError(tree, "range", "this value is listed twice")
        found.append(one)
    return Choice(tuple(found))


def _range(parser: Parser, first: Expression) -> Range:
    last = parser.expression()
    low, high = _end(first), _end(last)
    step = _step(parser, first, last)
    if high < low:
        raise FaultError(Spot(first.start, last.end), "range", "this range ends before it begins")
    return Range(low, step, int((high - low) // step) + 1)


def _step(parser: Parser, first: Expression, last: Expression) -> Number:
    """The step as written, else 1 for whole ends, else one of the last decimal that an end is written with."""
    if not parser.took("step"):
        decimals = max(node.decimals for end in (first, last) for node in parts(end) if isinstance(node, Constant))
        return exact.bounded(Fraction(1, 10**decimals))
    tree = parser.expression()
    step = _end(tree)
    if step <= 0:
        raise FaultError(tree, "range", "a step must be above 0")
    return step


def _end(tree: Expression) -> Number:
    found = _constant(tree)
    if isinstance(found, bool | str):
        raise FaultError(tree, "range", "a range needs numbers")
    return found


def _constant(tree: Expression) -> Value:
    """The value of an expression that depends on nothing drawn."""
    named = next((node for node in parts(tree) if isinstance(node, Name) and node.name not in CONSTANTS), None)
    if named:
        words = f"“{named.name}” is no number: ends, steps and choices are; what depends on names goes into “require”"
        raise FaultError(named, "syntax", words)
    return value(tree, CONSTANTS)
