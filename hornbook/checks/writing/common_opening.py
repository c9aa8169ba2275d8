"""All options begin with the same words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM018",
    name="common-opening",
    severity=Severity.HINT,
    message="all options begin with “{words}”",
    why="Learners read the same words again and again, and the difference is hard to see.",
    hint="Move the common words into the stem.",
    example="""\
1. What is a cache?
   - [x] It is a place that keeps what was asked for
   - [ ] It is a place that sorts
   - [ ] It is a place that sends""",
    better="""\
1. A cache is a place that
   - [x] keeps what was asked for
   - [ ] sorts
   - [ ] sends""",
    source=guideline(13),
)
_LEAST_WORDS, _LEAST_OPTIONS = 4, 3


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where at least four words begin every option."""
    if len(asked.texts) < _LEAST_OPTIONS:
        return
    rows = zip(*(text.split() for text in asked.texts), strict=False)
    common = [words[0] for words in takewhile(lambda words: len(set(words)) == 1, rows)]
    if len(common) >= _LEAST_WORDS and all(len(text.split()) > len(common) for text in asked.texts):
        yield RULE.at(asked.option_span(0), words=" ".join(common))
