"""`hornbook targets`: the formats, what each is for, who can read the keys in it, and what it carries."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

import msgspec

from hornbook import targets
from hornbook.commands import terminal
from hornbook.commands.exits import CLEAN, USAGE
from hornbook.diagnostics.text import Segment
from hornbook.targets.features import FEATURES, TYPES, cells
from hornbook.targets.target import Support, Target

_SIGNS = {"full": "in full", "degraded": "in another form: ", "no": "not: "}


def run(options: Namespace) -> int:
    """Print one target with all that it carries, or the list of all."""
    try:
        known = [targets.load(name) for name in ([options.name] if options.name else targets.names())]
    except LookupError as error:
        terminal.complain(error.args[0])
        return USAGE
    if options.format == "json":
        print(msgspec.json.format(msgspec.json.encode([as_data(target) for target in known]), indent=2).decode())
    else:
        terminal.show(_table(known[0]) if options.name else _list(known))
    return CLEAN


def as_data(target: Target) -> dict[str, Any]:
    """Return what a target declares, for programs."""
    facts = {
        name: getattr(target, name) for name in ("name", "title", "use", "secrecy", "container", "suffix", "carries")
    }
    support = {name: _support(target, name) for name in FEATURES}
    return {**facts, "support": support}


def _support(target: Target, feature: str) -> dict[str, Any]:
    """Return how a feature is carried; `types` holds the question types where that differs."""
    own = _exceptions(target, feature)
    return {**_level(target.support[feature]), "types": {kind: _level(support) for kind, support in own.items()}}


def _level(support: Support) -> dict[str, str]:
    return {"level": support.level, "how": support.how}


def _exceptions(target: Target, feature: str) -> dict[str, Support]:
    """Return the question types in which a target carries a feature otherwise than in general."""
    found = {kind: target.of(feature, kind) for name, kind in cells() if name == feature}
    return {kind: support for kind, support in found.items() if support != target.support[feature]}


def _list(known: Iterable[Target]) -> Iterator[list[Segment]]:
    for target in known:
        levels = Counter(_worst(target, name) for name in FEATURES)
        yield [("bold", target.name), ("", f"  {target.title}")]
        yield from ([("", f"    {line}")] for line in wrap(f"{target.use}. Keys: {target.secrecy}.", 96))
        carried = f"{levels['full']} in full, {levels['degraded']} in another form, {levels['no']} not"
        yield [("dim", f"    carries, of {len(FEATURES)} features: {carried}")]
        yield []
    yield [("", "`hornbook targets NAME` shows each feature.")]


def _worst(target: Target, feature: str) -> str:
    """Return the least level at which some question type carries a feature."""
    return max((target.of(name, kind).level for name, kind in cells() if name == feature), key=list(_SIGNS).index)


def _table(target: Target) -> Iterator[list[Segment]]:
    yield from _list([target])
    longest, widest = max(map(len, FEATURES)), max(map(len, FEATURES.values()))
    for name, words in FEATURES.items():
        carried = _said(target.support[name])
        yield [("bold", f"  {name:<{longest}}"), ("", f"  {words:<{widest}}  {carried}")]
        for kind, support in _exceptions(target, name).items():
            yield [("", f"  {'':<{longest}}  {f'- {TYPES[kind]}':<{widest}}  {_said(support)}")]


def _said(support: Support) -> str:
    return f"{_SIGNS[support.level]}{support.how}"
