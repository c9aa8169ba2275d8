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
from hornbook.targets.features import FEATURES
from hornbook.targets.target import Target

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
    support = {name: {"level": target.support[name].level, "how": target.support[name].how} for name in FEATURES}
    return {**facts, "support": support}


def _list(known: Iterable[Target]) -> Iterator[list[Segment]]:
    for target in known:
        levels = Counter(support.level for support in target.support.values())
        yield [("bold", target.name), ("", f"  {target.title}")]
        yield from ([("", f"    {line}")] for line in wrap(f"{target.use}. Keys: {target.secrecy}.", 96))
        carried = f"{levels['full']} in full, {levels['degraded']} in another form, {levels['no']} not"
        yield [("dim", f"    carries, of {len(FEATURES)} features: {carried}")]
        yield []
    yield [("", "`hornbook targets NAME` shows each feature.")]


def _table(target: Target) -> Iterator[list[Segment]]:
    yield from _list([target])
    longest, widest = max(map(len, FEATURES)), max(map(len, FEATURES.values()))
    for name, words in FEATURES.items():
        support = target.support[name]
        carried = f"{_SIGNS[support.level]}{support.how}"
        yield [("bold", f"  {name:<{longest}}"), ("", f"  {words:<{widest}}  {carried}")]
