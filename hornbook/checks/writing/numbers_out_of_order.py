"""Numbers as options are not in their order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM008",
    name="numbers-out-of-order",
    severity=Severity.HINT,
    message="the options are numbers, and they are not in order",
    why=("Learners look for their number among the options; an order saves them the search and takes away a cue."),
    hint="Sort the options by their numbers.",
    example="""\
1. What is 3 · 4?
   - [ ] 16
   - [ ] 7
   - [x] 12""",
    better="""\
1. What is 3 · 4?
   - [ ] 7
   - [x] 12
   - [ ] 16""",
    source=guideline(21),
)
_NUMBER = re.compile(r"[$€£]?\s*(?P<n>[-−]?\d+(?:\.\d+)?)\s*(?P<unit>[^\d\s]{0,6})")
_LEAST = 3


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where all options are numbers of one unit that neither rise nor fall."""
    if len(asked.texts) < _LEAST or getattr(asked.item, "shuffle", False):
        return
    found = [_NUMBER.fullmatch(text) for text in asked.texts]
    values = [float(match["n"].replace("−", "-")) for match in found if match]
    units = {match["unit"] for match in found if match}
    if len(values) < len(found) or len(units) > 1:
        return
    rises, falls = (all(before < after for before, after in pairwise(row)) for row in (values, values[::-1]))
    if not rises and not falls and len(set(values)) == len(values):
        yield RULE.at(asked.option_span(0))
