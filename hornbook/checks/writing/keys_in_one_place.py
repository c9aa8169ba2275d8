"""The keys of a quiz stand too often in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import comb, fsum

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM031",
    name="keys-in-one-place",
    severity=Severity.WARNING,
    message="{count} of {all} keys stand at place {place}; by chance that happens less than once in a hundred quizzes",
    why="Learners who notice it score without knowing anything.",
    hint="Move some keys, or let the options be shuffled: shuffle=true on the question.",
    example="""\
1. Which one keeps order?
   - [x] a queue
   - [ ] a heap
   - [ ] a map

2. Which one finds the least?
   - [x] a heap
   - [ ] a queue
   - [ ] a stack

3. Which one finds by a name?
   - [x] a map
   - [ ] a queue
   - [ ] a heap

4. Which one undoes the last step?
   - [x] a stack
   - [ ] a map
   - [ ] a queue

5. Which one waits for nobody?
   - [x] a buffer
   - [ ] a stack
   - [ ] a lock

6. Which one answers at once?
   - [x] a cache
   - [ ] a log
   - [ ] a lock""",
    better="""\
1. Which one keeps order?
   - [ ] a heap
   - [ ] a map
   - [x] a queue

2. Which one finds the least?
   - [x] a heap
   - [ ] a queue
   - [ ] a stack

3. Which one finds by a name?
   - [ ] a heap
   - [x] a map
   - [ ] a queue

4. Which one undoes the last step?
   - [ ] a map
   - [ ] a queue
   - [x] a stack

5. Which one waits for nobody?
   - [x] a buffer
   - [ ] a lock
   - [ ] a stack

6. Which one answers at once?
   - [x] a cache
   - [ ] a lock
   - [ ] a log""",
    source=guideline(20),
)
_FEWEST, _CHANCE = 6, 0.01


def check(quiz: Sequence[Asked]) -> Iterator[Finding]:
    """Yield a finding where the keys of single-choice questions without shuffling crowd in one place (binomial)."""
    fixed = [asked for asked in quiz if asked.key is not None and not getattr(asked.item, "shuffle", False)]
    if len(fixed) < _FEWEST:
        return
    place, count = Counter(asked.key for asked in fixed).most_common(1)[0]
    share = fsum(1 / len(asked.options) for asked in fixed) / len(fixed)
    if place is not None and _at_least(count, len(fixed), share) * round(1 / share) < _CHANCE:
        yield RULE.at(fixed[0].span(), count=count, all=len(fixed), place=place + 1)


def _at_least(count: int, tries: int, share: float) -> float:
    """Return the probability of `count` or more hits in `tries` draws that hit with probability `share`."""
    hits = range(count, tries + 1)
    return fsum(comb(tries, hit) * share**hit * (1 - share) ** (tries - hit) for hit in hits)
