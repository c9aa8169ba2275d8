"""A block made ready for drawing: every name known, no circles, and all in an order in which it can be computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from hornbook.drawing.definitions import Block, Choice, Definition, Fault, Range, Requirement
from hornbook.drawing.evaluation import cost
from hornbook.drawing.faults import FaultError
from hornbook.drawing.functions import CONSTANTS
from hornbook.drawing.tree import Expression, Name, parts


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn, and the steps after it: each condition stands right behind the names that it needs."""

    drawn: tuple[Definition, ...]
    steps: tuple[Definition | Requirement, ...]

    @property
    def size(self) -> int:
        """How many different draws there are, before any condition."""
        size = 1
        for definition in self.drawn:
            assert isinstance(definition.meaning, Range | Choice)  # noqa: S101  (that is what is drawn)
            size *= definition.meaning.count
        return size

    @property
    def cost(self) -> int:
        """How long one draw takes to compute, in additions."""
        trees = [tree for step in self.steps if (tree := tree_of(step))]
        return len(self.drawn) + sum(cost(node) for tree in trees for node in parts(tree))


def make(block: Block) -> Plan | None:
    """Return the plan of a block; unknown names and circles are added to its faults, and then there is none."""
    steps: list[Definition | Requirement] = [*block.definitions.values(), *block.requirements]
    for step in steps:
        block.faults += [Fault(step.line, fault) for fault in unknown(tree_of(step), block)]
    needs = {name: dict.fromkeys(_needed(each, block)) for name, each in block.definitions.items()}
    try:
        order = list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        block.faults.append(_circle(block, error.args[1]))
    if block.faults:
        return None
    drawn = tuple(each for each in block.definitions.values() if isinstance(each.meaning, Range | Choice))
    return Plan(drawn, tuple(_steps(block, [name for name in order if name not in {each.name for each in drawn}])))


def unknown(tree: Expression | None, block: Block) -> Iterator[FaultError]:
    """Yield a fault for each name in an expression that has no value."""
    known = block.definitions.keys() | block.broken | CONSTANTS.keys()
    for node in parts(tree) if tree else ():
        if isinstance(node, Name) and node.name not in known:
            listed = ", ".join(block.definitions) or "none"
            yield FaultError(node, "name", f"“{node.name}” has no value; names are {listed}")


def names(tree: Expression | None) -> Iterator[str]:
    """Yield the names in an expression."""
    yield from (node.name for node in parts(tree) if isinstance(node, Name)) if tree else ()


def tree_of(step: Definition | Requirement) -> Expression | None:
    """Return the expression of a definition or condition; null for what is drawn."""
    if isinstance(step, Requirement):
        return step.condition
    return None if isinstance(step.meaning, Range | Choice) else step.meaning


def _needed(definition: Definition, block: Block) -> Iterator[str]:
    yield from (name for name in names(tree_of(definition)) if name in block.definitions)


def _circle(block: Block, circle: list[str]) -> Fault:
    """The fault at the first of the definitions that need each other."""
    first = min((block.definitions[name] for name in circle), key=lambda each: (each.line, each.start))
    ring = circle[:-1]
    at = ring.index(first.name)
    shown = " → ".join(reversed([first.name, *ring[at + 1 :], *ring[:at], first.name]))
    return Fault(first.line, FaultError(first, "cycle", shown))


def _steps(block: Block, order: list[str]) -> Iterator[Definition | Requirement]:
    waiting = dict.fromkeys(order)
    for requirement in block.requirements:
        wanted = closure(block, [requirement.condition])
        for name in [name for name in waiting if name in wanted]:
            del waiting[name]
            yield block.definitions[name]
        yield requirement
    yield from (block.definitions[name] for name in waiting)


def closure(block: Block, trees: Iterable[Expression]) -> set[str]:
    """Return all names that expressions need, directly or through others."""
    found: set[str] = set()
    pending = [name for tree in trees for name in names(tree)]
    while pending:
        name = pending.pop()
        if name in block.definitions and name not in found:
            found.add(name)
            pending += names(tree_of(block.definitions[name]))
    return found
