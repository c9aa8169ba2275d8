"""The stem does not ask anything."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked, has_only_words
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM012",
    name="stem-asks-nothing",
    severity=Severity.WARNING,
    message="the stem “{stem}” asks nothing",
    why="Learners have to read all options to find out what the question is.",
    hint="Put the question into the stem, so that it could be answered without the options.",
    example="""\
1. Caches
   - [ ] sort
   - [x] keep what was asked for""",
    better="""\
1. What do caches do?
   - [ ] They sort
   - [x] They keep what was asked for""",
    source=guideline(15),
)
_MOST_WORDS = 2
_ENDS = ("?", "？", "؟", ":", "：", "…", "...", "_", ".", "。", "!")


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for options below a stem of one or two words without a mark at its end."""
    if not asked.options or not has_only_words(asked.item.stem):
        return
    if asked.item.stem.block or asked.stem.endswith(_ENDS) or not asked.stem.isascii():
        return
    if 0 < len(asked.stem_words) <= _MOST_WORDS:
        yield RULE.at(asked.span(asked.stem), stem=asked.stem)
