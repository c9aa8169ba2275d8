"""The key has most in common with the other options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import nbme
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM038",
    name="convergence",
    severity=Severity.OFF,
    message="each part of the key stands in other options too, and no distractor has so much in common with the rest",
    why="Authors vary the key to make distractors, so the option that shares most with the others is the key.",
    hint="Vary the distractors among each other too, so that each part comes equally often.",
    example="""\
1. Which changes go with an overload?
   - [ ] longer queue, fewer errors
   - [x] longer queue, more errors
   - [ ] shorter queue, more errors
   - [ ] longer queue, no errors""",
    better="""\
1. Which changes go with an overload?
   - [ ] longer queue, fewer errors
   - [x] longer queue, more errors
   - [ ] shorter queue, fewer errors
   - [ ] shorter queue, more errors""",
    source=nbme("convergence strategy"),
)
_LEAST_OPTIONS, _LEAST_PARTS = 4, 2


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where options are lists of parts, and the key's parts are the most frequent by far."""
    if asked.key is None or len(asked.options) < _LEAST_OPTIONS or not all("," in text for text in asked.folded):
        return
    parts = [tuple(part.strip() for part in text.split(",")) for text in asked.folded]
    if min(map(len, parts)) < _LEAST_PARTS or len({len(row) for row in parts}) > 1:
        return
    seen = Counter(part for row in parts for part in row)
    shared = [sum(seen[part] - 1 for part in row) for row in parts]
    own = shared[asked.key]
    if own > max(shared[place] for place in asked.distractors) and all(seen[part] > 1 for part in parts[asked.key]):
        yield RULE.at(asked.option_span(asked.key))
