"""A question is asked twice in a course."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook.checks.facts import Facts, span
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.model import Place

RULE = Rule(
    code="ITM035",
    name="question-asked-again",
    severity=Severity.HINT,
    message="this question was asked before, in nearly the same words, in {where}",
    why="A learner who did the first one answers the second from memory, so it counts without measuring anything.",
    hint="Ask for the same idea in a new case, or take one of the two away; where it is meant, allow it here.",
    example="""\
## Quiz

### 1. Which data structure gives back the oldest entry first?

- [ ] a stack
- [x] a queue

### 2. Which structure of data gives back the oldest entry first?

- [x] A queue
- [ ] A heap""",
    better="""\
## Quiz

### 1. Which data structure gives back the oldest entry first?

- [ ] a stack
- [x] a queue

### 2. Tickets are served in the order of their numbers. Which data structure fits?

- [x] A queue
- [ ] A heap""",
    source=guideline(4),
)


def check(lessons: Sequence[Facts]) -> Iterator[Finding]:
    """Yield a finding for each question whose words and key were asked before: linear, by their fingerprints."""
    seen: dict[bytes, Place] = {}
    for facts in lessons:
        for print_, place in facts.prints:
            first = seen.setdefault(print_, place)
            if first is not place:
                yield RULE.at(span(place), where=f"{first.file}, line {first.line}")
