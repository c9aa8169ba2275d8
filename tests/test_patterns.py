"""Patterns are made when they are first used, and all of them can be made."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import hornbook
from hornbook import patterns

_RUNS = {"hornbook.__main__"}


def _declared() -> Iterator[tuple[str, object]]:
    for module in pkgutil.walk_packages(hornbook.__path__, "hornbook."):
        if module.name not in _RUNS:
            yield from ((f"{module.name}.{name}", value) for name, value in vars(import_module(module.name)).items())


def test_every_pattern_of_ours_can_be_made() -> None:
    late = {name: value for name, value in _declared() if isinstance(value, patterns.Late)}
    assert len(late) > 300
    for name, value in late.items():
        assert isinstance(re.compile(value.pattern, value.flags & ~re.UNICODE), re.Pattern), name


def test_a_pattern_does_what_one_of_re_does() -> None:
    late = patterns.compile(r"(?P<word>\w+)\s", patterns.IGNORECASE)
    match = late.match("one two ")
    assert match is not None
    assert match["word"] == "one"
    assert late.sub("-", "one two ") == "--"
    assert (late.pattern, late.groups, dict(late.groupindex)) == (r"(?P<word>\w+)\s", 1, {"word": 1})
    assert patterns.compile(b"x+").findall(b"axxb") == [b"xx"]


def test_a_pattern_is_made_when_it_is_first_used() -> None:
    late = patterns.compile("(")
    with pytest.raises(AttributeError):
        _ = late.missing  # type: ignore[attr-defined]
    with pytest.raises(re.error):
        late.match("")
