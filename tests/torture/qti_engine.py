"""Response processing of QTI items, run as the specification says it, for versions 2.1, 2.2 and 3.0.

Written from the specification alone: it knows nothing of how our items are made, and raises on what it does not know.
Names are those of QTI 2.1; those of 3.0 are read as them. NULL is None, a container is a list.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

Values = dict[str, Any]


def name_of(element: etree._Element) -> str:
    """Return the name of an element in QTI 2.1."""
    return camel(etree.QName(element).localname.removeprefix("qti-"))


def camel(name: str) -> str:
    """Return a name of QTI 3.0 as QTI 2.1 writes it."""
    return re.sub(r"-([a-z])", lambda match: match[1].upper(), name)


def attributes(element: etree._Element) -> dict[str, str]:
    """Return the attributes of an element by their names in QTI 2.1."""
    return {camel(str(name)): str(value) for name, value in element.attrib.items()}


def children(element: etree._Element, *names: str) -> list[etree._Element]:
    """Return the child elements, those of some names if any are given."""
    found = [child for child in element if isinstance(child.tag, str)]
    return [child for child in found if name_of(child) in names] if names else found


class Bag(list[Any]):
    """The values of a variable of `multiple` cardinality: their order says nothing."""

    def __eq__(self, other: object) -> bool:
        """Return whether both hold the same values, as often."""
        return isinstance(other, list) and sorted(map(repr, self)) == sorted(map(repr, other))

    __hash__ = None


class Engine:
    """One item: its declarations, and what its response processing makes of responses."""

    def __init__(self, root: etree._Element) -> None:
        """Read the declarations of an `assessmentItem`."""
        self.root = root
        self.responses = {attributes(each)["identifier"]: each for each in children(root, "responseDeclaration")}
        self.outcomes = {attributes(each)["identifier"]: each for each in children(root, "outcomeDeclaration")}

    def run(self, given: Values) -> Values:
        """Return the outcomes for responses by identifier, already of their base types."""
        unknown = given.keys() - self.responses.keys()
        assert not unknown, f"no such responses: {unknown}"
        state = {name: self._default(each) for name, each in self.outcomes.items()}
        state |= {name: _contained(each, given.get(name)) for name, each in self.responses.items()}
        for processing in children(self.root, "responseProcessing"):
            self._processing(processing, state)
        return {name: state[name] for name in self.outcomes}

    def shown(self, outcomes: Values) -> list[etree._Element]:
        """Return the modal feedback that a learner is shown with these outcomes."""
        return [each for each in children(self.root, "modalFeedback") if self._is_shown(attributes(each), outcomes)]

    @staticmethod
    def _is_shown(told: dict[str, str], outcomes: Values) -> bool:
        value = outcomes[told["outcomeIdentifier"]]
        held = told["identifier"] in (value if isinstance(value, list) else [value])
        return held == (told["showHide"] == "show")

    def _default(self, declared: etree._Element) -> Any:
        for default in children(declared, "defaultValue"):
            values = [self._read(declared, text_of(each)) for each in children(default, "value")]
            return values[0] if attributes(declared)["cardinality"] == "single" else values
        is_number = attributes(declared)["cardinality"] == "single" and attributes(declared)["baseType"] in _NUMBERS
        return 0.0 if is_number else None

    @staticmethod
    def _read(declared: etree._Element, text: str) -> Any:
        return typed(attributes(declared)["baseType"], text)

    def _processing(self, processing: etree._Element, state: Values) -> None:
        template = attributes(processing).get("template")
        if template:
            _TEMPLATES[template.rsplit("/", 1)[-1].removesuffix(".xml")](self, state)
        self._rules(children(processing), state)

    def _rules(self, rules: list[etree._Element], state: Values) -> None:
        for rule in rules:
            if name_of(rule) == "setOutcomeValue":
                (value,) = children(rule)
                state[self._outcome(rule)] = self.value(value, state)
            elif name_of(rule) == "responseCondition":
                self._condition(rule, state)
            else:
                raise NotImplementedError(name_of(rule))

    def _outcome(self, rule: etree._Element) -> str:
        name = attributes(rule)["identifier"]
        assert name in self.outcomes, f"outcome {name} is not declared"
        return name

    def _condition(self, rule: etree._Element, state: Values) -> None:
        for branch in children(rule):
            parts = children(branch)
            if name_of(branch) == "responseElse":
                return self._rules(parts, state)
            assert name_of(branch) in {"responseIf", "responseElseIf"}
            if self.value(parts[0], state) is True:
                return self._rules(parts[1:], state)
        return None

    def value(self, element: etree._Element, state: Values) -> Any:
        """Return what an expression is worth."""
        name, own = name_of(element), attributes(element)
        if name in _OF_VARIABLES:
            return _OF_VARIABLES[name](self, own["identifier"], state)
        if name == "baseValue":
            return typed(own["baseType"], text_of(element))
        values = [self.value(each, state) for each in children(element)]
        if name == "index":
            at = int(own["n"]) if own["n"].isdigit() else int(state[own["n"]])
            return values[0][at - 1] if values[0] is not None and at <= len(values[0]) else None
        return _OPERATORS[name](own, values)

    def variable(self, identifier: str, state: Values) -> Any:
        """Return the value of a variable, which has to be declared."""
        return state[identifier]

    def correct(self, identifier: str, _state: Values) -> Any:
        """Return the correct response that is declared, NULL where there is none."""
        declared = self.responses[identifier]
        for correct in children(declared, "correctResponse"):
            values = [self._read(declared, text_of(each)) for each in children(correct, "value")]
            return values[0] if attributes(declared)["cardinality"] == "single" else _container(declared, values)
        return None

    def map_response(self, identifier: str, state: Values) -> float:
        """Return the sum of what the mapping gives for each value of the response, each value once."""
        declared = self.responses[identifier]
        (mapping,) = children(declared, "mapping")
        own, given = attributes(mapping), state[identifier]
        values = given if isinstance(given, list) else [] if given is None else [given]
        distinct = [value for at, value in enumerate(values) if value not in values[:at]]
        total = sum(self._mapped(declared, mapping, value) for value in distinct)
        low, high = float(own.get("lowerBound", -math.inf)), float(own.get("upperBound", math.inf))
        return min(high, max(low, total))

    def _mapped(self, declared: etree._Element, mapping: etree._Element, value: Any) -> float:
        for entry in children(mapping, "mapEntry"):
            own = attributes(entry)
            key = self._read(declared, own["mapKey"])
            fold = isinstance(value, str) and own.get("caseSensitive", "true") == "false"
            if (key.lower() == value.lower()) if fold else key == value:
                return float(own["mappedValue"])
        return float(attributes(mapping).get("defaultValue", 0))


_NUMBERS = {"float": float, "integer": int}


def text_of(element: etree._Element) -> str:
    """Return the text that an element holds."""
    return "".join(element.itertext())


def typed(base: str, text: str) -> Any:
    """Return a value of a base type from its text."""
    if base in _NUMBERS:
        return _NUMBERS[base](text)
    if base == "boolean":
        return {"true": True, "false": False}[text.strip()]
    if base in {"identifier", "uri"}:
        return text.strip()
    return tuple(text.split()) if base in {"pair", "directedPair"} else text


def _contained(declared: etree._Element, value: Any) -> Any:
    """An empty container is NULL, and so is an empty text."""
    if value in (None, "", []):
        return None
    several = attributes(declared)["cardinality"] != "single"
    assert isinstance(value, list) == several, (attributes(declared), value)
    return _container(declared, value) if several else value


def _container(declared: etree._Element, values: list[Any]) -> list[Any]:
    return Bag(values) if attributes(declared)["cardinality"] == "multiple" else values


def _match_correct(engine: Engine, state: Values) -> None:
    state["SCORE"] = float(_match({}, [state["RESPONSE"], engine.correct("RESPONSE", state)]) is True)


def _map_response(engine: Engine, state: Values) -> None:
    state["SCORE"] = 0.0 if state["RESPONSE"] is None else engine.map_response("RESPONSE", state)


_TEMPLATES: dict[str, Callable[[Engine, Values], None]] = {
    "match_correct": _match_correct,
    "map_response": _map_response,
}


def _match(_own: dict[str, str], values: list[Any]) -> bool | None:
    one, other = values
    if one is None or other is None:
        return None
    return bool(one == other)


def _flat(values: list[Any]) -> Iterator[Any]:
    for value in values:
        yield from value if isinstance(value, list) else [] if value is None else [value]


def _multiple(_own: dict[str, str], values: list[Any]) -> list[Any] | None:
    return list(_flat(values)) or None


def _all(_own: dict[str, str], values: list[Any]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


def _any(_own: dict[str, str], values: list[Any]) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


def _numeric(combine: Callable[[list[float]], float]) -> Callable[[dict[str, str], list[Any]], float | None]:
    def run(_own: dict[str, str], values: list[Any]) -> float | None:
        return None if None in values else combine(list(_flat(values)))

    return run


def _compare(compare: Callable[[float, float], bool]) -> Callable[[dict[str, str], list[Any]], bool | None]:
    def run(_own: dict[str, str], values: list[Any]) -> bool | None:
        return None if None in values else compare(*values)

    return run


def _pattern_match(own: dict[str, str], values: list[Any]) -> bool | None:
    """Patterns are those of XML Schema, which are anchored at both ends; ours keep to what `re` reads alike."""
    return None if values[0] is None else re.fullmatch(own["pattern"], values[0], re.DOTALL) is not None


_OF_VARIABLES: dict[str, Callable[[Engine, str, Values], Any]] = {
    "variable": Engine.variable,
    "correct": Engine.correct,
    "mapResponse": Engine.map_response,
}
_OPERATORS: dict[str, Callable[[dict[str, str], list[Any]], Any]] = {
    "match": _match,
    "isNull": lambda _own, values: values[0] is None,
    "and": _all,
    "or": _any,
    "not": lambda _own, values: None if values[0] is None else not values[0],
    "multiple": _multiple,
    "ordered": _multiple,
    "sum": _numeric(math.fsum),
    "max": _numeric(max),
    "min": _numeric(min),
    "product": _numeric(math.prod),
    "subtract": _numeric(lambda values: values[0] - values[1]),
    "divide": _numeric(lambda values: values[0] / values[1]),
    "gt": _compare(operator.gt),
    "gte": _compare(operator.ge),
    "lt": _compare(operator.lt),
    "lte": _compare(operator.le),
    "equal": _compare(math.isclose),
    "patternMatch": _pattern_match,
    "member": lambda _own, values: None if None in values else values[0] in values[1],
}
