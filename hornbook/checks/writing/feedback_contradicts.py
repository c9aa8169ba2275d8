"""Feedback contradicts the key."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM014",
    name="feedback-contradicts-key",
    severity=Severity.WARNING,
    message="the feedback for “{option}” begins with “{word}”, but the option is {role}",
    why="Key or feedback is wrong, so some learners are marked down and told that they are right.",
    hint="Correct the key, or the feedback.",
    example="""\
1. Which one sorts?
   - [ ] a merge
     - Right: it compares sorted halves.
   - [x] a cache
     - It keeps entries.""",
    better="""\
1. Which one sorts?
   - [x] a merge
     - Right: it compares sorted halves.
   - [ ] a cache
     - It keeps entries.""",
    source=guideline(19),
)
_PRAISE = "correct|right|yes|exactly|richtig|genau|correcto|exacto|certo|correto"
_BLAME = "incorrect|wrong|not quite|false|falsch|leider|incorrecto|errado|incorreto|faux"
_RIGHT = re.compile(rf"\W*({_PRAISE})\s*[.,:!–—-]", re.IGNORECASE)
_WRONG = re.compile(rf"\W*({_BLAME})\s*[.,:!–—-]", re.IGNORECASE)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for each option whose feedback begins with praise for a distractor, or blame for a key."""
    if not any(option.correct for option in asked.options):
        return
    for place, option in enumerate(asked.options):
        found = (_WRONG if option.correct else _RIGHT).match(option.feedback.text) if option.feedback else None
        if found:
            role = "a key" if option.correct else "a distractor"
            yield RULE.at(asked.option_span(place), option=asked.texts[place], word=found[1], role=role)
