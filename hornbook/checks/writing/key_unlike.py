"""The key is of another kind than all distractors."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM030",
    name="key-of-another-kind",
    severity=Severity.HINT,
    message="the key is {key}, and all distractors are {others}",
    why="What differs from all the rest is chosen, whatever it says.",
    hint="Write all options as numbers, as words or as sentences.",
    example="""\
1. How many entries fit?
   - [ ] many
   - [x] 12
   - [ ] few""",
    better="""\
1. How many entries fit?
   - [ ] 8
   - [x] 12
   - [ ] 20""",
    source=guideline(23),
)
_NUMBER = re.compile(r"[-−+]?[\d.,\s]*\d[\d.,\s]*%?")
# Anything shorter is a name in a formula: √2, 2π, 3x.
_WORD = re.compile(r"[^\W\d_]{3}")
_LEAST = 3


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where the key alone is a number, or alone is none."""
    if asked.key is None or len(asked.texts) < _LEAST:
        return
    kinds = [_NUMBER.fullmatch(text) is not None for text in asked.texts]
    others = {kinds[place] for place in asked.distractors}
    if others == {not kinds[asked.key]} and all(map(_is_clear, asked.texts)):
        names = ("words", "a number", "numbers")
        key = names[1] if kinds[asked.key] else names[0]
        yield RULE.at(asked.option_span(asked.key), key=key, others=names[0] if kinds[asked.key] else names[2])


def _is_clear(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None or _WORD.search(text) is not None
