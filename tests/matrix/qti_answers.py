"""What a learner does in a QTI item, found from the item's interactions alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from tests.torture.qti_engine import attributes, name_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FLOAT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
INTERACTIONS = {
    "choiceInteraction",
    "textEntryInteraction",
    "extendedTextInteraction",
    "inlineChoiceInteraction",
    "matchInteraction",
    "orderInteraction",
    "hotspotInteraction",
    "uploadInteraction",
}


class NotGivableError(Exception):
    """A response that no learner can give: a field takes no object, an order has no item twice."""


def place_of(name: Any) -> int:
    """Return the place of an id: 0 for a, 26 for aa."""
    if not isinstance(name, str) or not re.fullmatch("[a-z]{1,2}", name):
        raise NotGivableError(name)
    return LETTERS.index(name) if len(name) == 1 else 26 * (LETTERS.index(name[0]) + 1) + LETTERS.index(name[1])


def letters(place: int) -> str:
    """Return the id of a place: a for 0, aa for 26."""
    return LETTERS[place] if place < 26 else LETTERS[place // 26 - 1] + LETTERS[place % 26]


def interactions(root: etree._Element) -> list[etree._Element]:
    """Return the interactions of an item, in the order of the document."""
    return [each for each in root.iter() if isinstance(each.tag, str) and name_of(each) in INTERACTIONS]


def inside(root: etree._Element, name: str) -> list[etree._Element]:
    """Return the elements of a name."""
    return [each for each in root.iter() if isinstance(each.tag, str) and name_of(each) == name]


def named(parts: list[etree._Element], name: Any) -> str:
    """Return the identifier of the part that has an id by its place."""
    at = place_of(name)
    if at >= len(parts):
        raise NotGivableError(name)
    return attributes(parts[at])["identifier"]


def given(root: etree._Element, response: Any) -> dict[str, Any]:
    """Return the responses by identifier; `NotGivableError` where an interaction takes no such response."""
    asked = interactions(root)
    bases = {attributes(each)["identifier"]: each for each in inside(root, "responseDeclaration")}
    if len(asked) == 1 and not isinstance(response, dict):
        return dict([_one(asked[0], bases, response)])
    if len(asked) == 1 and name_of(asked[0]) == "matchInteraction":
        return dict([_one(asked[0], bases, response)])
    if not isinstance(response, dict | None):
        raise NotGivableError(response)
    parts = {letters(at): each for at, each in enumerate(asked)}
    return dict(_one(parts[name], bases, value) for name, value in (response or {}).items() if name in parts)


def _one(asked: etree._Element, bases: dict[str, etree._Element], response: Any) -> tuple[str, Any]:
    identifier = attributes(asked)["responseIdentifier"]
    declared = attributes(bases[identifier])
    if response is None:
        return identifier, None
    if name_of(asked) == "hotspotInteraction" and not isinstance(response, list):
        raise NotGivableError(response)
    if name_of(asked) == "choiceInteraction" and isinstance(response, list) != (declared["cardinality"] == "multiple"):
        raise NotGivableError(response)
    value = _GIVEN[name_of(asked)](asked, response, declared["baseType"])
    if declared["cardinality"] == "single" and isinstance(value, list):
        if len(value) > 1:
            raise NotGivableError(response)
        value = value[0] if value else None
    return identifier, value


def _chosen(asked: etree._Element, response: Any, _base: str) -> Any:
    parts = _options(asked)
    judged = {attributes(each)["identifier"] for each in parts} == {"true", "false"}
    if judged != isinstance(response, bool):
        raise NotGivableError(response)
    if judged:
        return "true" if response else "false"
    if isinstance(response, str):
        return named(parts, response)
    if not isinstance(response, list) or len(set(map(str, response))) != len(response):
        raise NotGivableError(response)
    return [named(parts, name) for name in response]


def _options(asked: etree._Element) -> list[etree._Element]:
    return [each for name in ("simpleChoice", "inlineChoice", "hotspotChoice") for each in inside(asked, name)]


def _typed(_asked: etree._Element, response: Any, base: str) -> Any:
    if not isinstance(response, str | int | float) or isinstance(response, bool):
        raise NotGivableError(response)
    if base != "float" and not isinstance(response, str):
        raise NotGivableError(response)
    if base != "float":
        return response
    text = str(response).strip()
    if text and not _FLOAT.fullmatch(text):
        raise NotGivableError(response)
    return float(text) if text else None


def _paired(asked: etree._Element, response: Any, _base: str) -> Any:
    first, second = (inside(each, "simpleAssociableChoice") for each in inside(asked, "simpleMatchSet"))
    if not isinstance(response, dict):
        raise NotGivableError(response)
    pairs = [(named(first, one), named(second, other)) for one, other in response.items() if other]
    most = {attributes(each)["identifier"]: int(attributes(each)["matchMax"]) for each in second}
    for other, limit in most.items():
        if limit and sum(pair[1] == other for pair in pairs) > limit:
            raise NotGivableError(response)
    return pairs


def _ordered(asked: etree._Element, response: Any, _base: str) -> Any:
    parts = _options(asked)
    if not isinstance(response, list):
        raise NotGivableError(response)
    names = [named(parts, name) for name in response]
    if sorted(names) != sorted(attributes(each)["identifier"] for each in parts):
        raise NotGivableError(response)
    return names


def _never(_asked: etree._Element, response: Any, _base: str) -> Any:
    raise NotGivableError(response)


_GIVEN: dict[str, Callable[[etree._Element, Any, str], Any]] = {
    "choiceInteraction": _chosen,
    "inlineChoiceInteraction": _chosen,
    "hotspotInteraction": _chosen,
    "textEntryInteraction": _typed,
    "extendedTextInteraction": _typed,
    "matchInteraction": _paired,
    "orderInteraction": _ordered,
    "uploadInteraction": _never,
}


def sides(root: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the choices of the first and of the second set of a `matchInteraction`."""
    return (inside(each, "simpleAssociableChoice") for each in inside(root, "simpleMatchSet"))
