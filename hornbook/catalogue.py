"""All rules, collected from the modules that declare them."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from hornbook.diagnostics import Rule

_PLACES = ("reading", "markup", "checks", "questions")
_MODULES = ("capacity", "conformity", "discovery", "index", "own_templates", "preflight", "pruning")


def rules() -> dict[str, Rule]:
    """Return every rule by its code, in order of the codes; a `ValueError` names a code that two rules share."""
    found: dict[str, Rule] = {}
    for module in _modules():
        for rule in _declared(module):
            if found.setdefault(rule.code, rule) != rule:
                message = f"two rules share the code {rule.code}: {rule.name} and {found[rule.code].name}"
                raise ValueError(message)
    return dict(sorted(found.items()))


def _modules() -> Iterator[ModuleType]:
    for name in _MODULES:
        yield import_module(f"hornbook.{name}")
    for place in _PLACES:
        package = import_module(f"hornbook.{place}")
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield import_module(found.name)


def _declared(module: ModuleType) -> Iterator[Rule]:
    for value in vars(module).values():
        if isinstance(value, Rule):
            yield value
        elif isinstance(value, tuple) and value and all(isinstance(part, Rule) for part in value):
            yield from value
