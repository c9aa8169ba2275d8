"""A negative stem has negative options."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing import phrases
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM041",
    name="double-negation",
    severity=Severity.WARNING,
    message="the stem asks for what is not so, and the option “{text}” is negative too",
    why="Learners have to turn two negations around before they can use what they know.",
    hint="Ask in the positive, or word the options in the positive.",
    example="""\
1. Which of these is **not** true of a queue?
   - [ ] It keeps an order
   - [x] It does not grow
   - [ ] It has two ends""",
    better="""\
1. Which of these is true of a queue?
   - [x] It has two ends
   - [ ] It has one end
   - [ ] It has no end""",
    source=guideline(27),
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for the first option with a plain negation below a stem that asks for what is not so."""
    if not asked.options:
        return
    pattern = phrases.within("plain negation", asked.language)
    asks = phrases.within("asks in the negative", asked.language)
    if pattern is None or asks is None or not asks.search(asked.stem):
        return
    if not asks.search(phrases.main_clause(asked.stem, asked.language)):
        return
    for place, text in enumerate(asked.texts):
        if pattern.search(text):
            yield RULE.at(asked.option_span(place), text=text)
            return
