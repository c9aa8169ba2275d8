"""An option stands for none of the others."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing import phrases
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM003",
    name="none-of-the-above",
    severity=Severity.HINT,
    message="“{text}” stands for none of the other options",
    why="It shows that a learner knows what is wrong, and not that they know what is right.",
    hint="Write another distractor, or keep it where knowing that nothing fits is the point.",
    example="""\
1. Which of these sorts?
   - [ ] a cache
   - [ ] a wire
   - [x] None of the above""",
    better="""\
1. Which of these sorts?
   - [ ] a cache
   - [ ] a wire
   - [x] a heap""",
    source=guideline(25),
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for each option that says «none of the above»."""
    pattern = phrases.whole("none above", asked.language)
    for place, text in enumerate(asked.texts):
        if pattern and pattern.fullmatch(text):
            yield RULE.at(asked.option_span(place), text=text)
