"""The key stands out by its length."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM001",
    name="longest-key",
    severity=Severity.WARNING,
    message="the key is by far the longest option: {key} characters, the next one has {next}",
    why=("Test-wise learners choose the longest option, since authors add words until the key is beyond doubt."),
    hint="Shorten the key, or give the distractors as much detail.",
    example="""\
1. What does a cache do?
   - [ ] It sorts
   - [x] It keeps what was asked for, so that the next one who asks need not wait
   - [ ] It sends""",
    better="""\
1. What does a cache do?
   - [ ] It sorts what comes in
   - [x] It keeps what was asked for
   - [ ] It sends what is due""",
    source=guideline(24),
)
_RATIO, _MORE, _LEAST_OPTIONS = 1.6, 20, 3


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where the only key is much longer than every distractor."""
    if asked.key is None or len(asked.options) < _LEAST_OPTIONS:
        return
    key = len(asked.texts[asked.key])
    other = max(len(asked.texts[place]) for place in asked.distractors)
    if other and key >= _RATIO * other and key - other >= _MORE:
        yield RULE.at(asked.option_span(asked.key), key=key, next=other)
