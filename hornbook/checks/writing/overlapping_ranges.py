"""Ranges among the options overlap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM007",
    name="overlapping-ranges",
    severity=Severity.WARNING,
    message="“{first}” and “{second}” overlap: {value} fits both",
    why="A value at the border has two right options, and careful learners see it.",
    hint="Let the next range begin after the end of the one before.",
    example="""\
1. How many entries fit?
   - [ ] 1–10
   - [x] 10–20
   - [ ] 20–30""",
    better="""\
1. How many entries fit?
   - [ ] 1–10
   - [x] 11–20
   - [ ] 21–30""",
    source=guideline(22),
)
_NUMBER = r"\d+(?:[.,]\d+)?"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})\s*(?:-|–|—|to|bis|à|a|até)\s*(?P<high>{_NUMBER})\s*(?P<unit>\D{{0,12}})")


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for the first two options that are ranges of numbers with a value in common."""
    found = [(place, _RANGE.fullmatch(text)) for place, text in enumerate(asked.texts)]
    ranges = [(place, _number(match["low"]), _number(match["high"])) for place, match in found if match]
    for (one, low, high), (two, other_low, other_high) in combinations(ranges, 2):
        if max(low, other_low) <= min(high, other_high) and low < high and other_low < other_high:
            value = f"{max(low, other_low):g}"
            yield RULE.at(asked.option_span(two), value=value, first=asked.texts[one], second=asked.texts[two])
            return


def _number(text: str) -> float:
    return float(text.replace(",", "."))
