"""The rules on item writing: each finds its own example and is content with what to write instead."""

from __future__ import annotations

import pytest

from hornbook import catalogue
from hornbook.checks import item_writing
from hornbook.diagnostics import Rule
from hornbook.reading import lesson as reading
from hornbook.reading.context import Context
from hornbook.source import from_text

RULES = [rule for code, rule in catalogue.rules().items() if code.startswith("ITM")]


def found(text: str, language: str = "en") -> list[str]:
    source = from_text("q.md", f"## Quiz\n\n{text}\n")
    context = Context(file="q.md", id="q", module="", order=1, language=language, find_media=lambda _path: None)
    return [finding.code for finding in item_writing.check(reading.read(source, context).lesson, source)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_finds_its_example_and_not_what_to_write_instead(rule: Rule) -> None:
    example = rule.example
    if rule.code == "ITM031":
        example = "\n".join(
            f"{n}. Which one sorts?\n   - [x] a merge {n}\n   - [ ] a cache\n   - [ ] a wire\n" for n in range(1, 9)
        )
    assert rule.code in found(example)
    assert rule.code not in found(rule.better)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_names_its_source_and_shows_both_ways(rule: Rule) -> None:
    assert rule.source
    assert rule.example
    assert rule.better
    assert rule.why
