"""An option stands for all others."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing import phrases
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM002",
    name="all-of-the-above",
    severity=Severity.WARNING,
    message="“{text}” stands for all other options",
    why=("Who sees that two options are right knows the answer, and who sees that one is wrong has struck out two."),
    hint="Ask for all that apply, with a box for each option, or write another option.",
    example="""\
1. Which of these store data?
   - [ ] a cache
   - [ ] a queue
   - [x] All of the above""",
    better="""\
1. Which of these store data? Select all that apply.
   - [x] a cache
   - [x] a queue
   - [ ] a wire""",
    source=guideline(26),
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for each option that says «all of the above»."""
    pattern = phrases.whole("all above", asked.language)
    for place, text in enumerate(asked.texts):
        if pattern and pattern.fullmatch(text):
            yield RULE.at(asked.option_span(place), text=text)
