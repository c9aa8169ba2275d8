"""A stem that is hard to read."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM028",
    name="hard-to-read-stem",
    severity=Severity.OFF,
    message="one sentence of the stem has {count} words",
    why="A long sentence tests reading, and those most who learn in a foreign language.",
    hint="Split it, and leave out what the answer does not need.",
    example="""\
1. Given that a cache, which as we saw keeps what was asked for, may be full, and that a queue, which keeps an order,
   may be empty, while a heap, which keeps the least on top, may be either, which of these three needs a lock?

Answer: cache""",
    better="""\
1. A cache can be full, a queue can be empty. Which of the two needs a lock?

Answer: cache""",
    source=guideline(13),
)
_MOST = 40
_SENTENCE = re.compile(r"[.!?;:。！？]\s+")


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for a sentence of more than forty words."""
    longest = max((len(sentence.split()) for sentence in _SENTENCE.split(asked.stem)), default=0)
    if longest > _MOST:
        yield RULE.at(asked.span(), count=longest)
