"""Only distractors claim that something is always so."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing import phrases
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM009",
    name="absolute-distractor",
    severity=Severity.OFF,
    message="the distractor “{text}” says “{word}”, and no key does",
    why=("Test-wise learners strike out what claims to hold always or never, since exceptions are easily found."),
    hint="Word the distractors as carefully as the key.",
    example="""\
1. What does a cache do?
   - [ ] It always loses the newest entry
   - [x] It keeps what was asked for""",
    better="""\
1. What does a cache do?
   - [ ] It loses the newest entry
   - [x] It keeps what was asked for""",
    source=guideline(28),
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for the first distractor with an absolute word where no key has one."""
    pattern = phrases.within("absolute", asked.language)
    if asked.key is None or pattern is None or pattern.search(asked.texts[asked.key]):
        return
    for place in asked.distractors:
        found = pattern.search(asked.texts[place])
        if found:
            yield RULE.at(asked.option_span(place), text=asked.texts[place], word=found[0])
            return
