"""The keys of a quiz stand too often in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import comb

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
1. Which one sorts?
   - [x] a merge
   - [ ] a cache
   - [ ] a wire

(and in the same way, with the key first, for seven more questions)""",
    better="""\
1. Which one sorts? {shuffle=true}
   - [x] a merge
   - [ ] a cache
   - [ ] a wire""",
    source=guideline(20),
)
_FEWEST, _CHANCE = 6, 0.01


def check(quiz: Sequence[Asked]) -> Iterator[Finding]:
    """Yield a finding where the keys of single-choice questions without shuffling crowd in one place (binomial)."""
    fixed = [asked for asked in quiz if asked.key is not None and not getattr(asked.item, "shuffle", False)]
    if len(fixed) < _FEWEST:
        return
    place, count = Counter(asked.key for asked in fixed).most_common(1)[0]
    share = sum(1 / len(asked.options) for asked in fixed) / len(fixed)
    if place is not None and _at_least(count, len(fixed), share) * round(1 / share) < _CHANCE:
        yield RULE.at(fixed[0].span(), count=count, all=len(fixed), place=place + 1)


def _at_least(count: int, tries: int, share: float) -> float:
    """Return the probability of `count` or more hits in `tries` draws that hit with probability `share`."""
    hits = range(count, tries + 1)
    return sum(comb(tries, hit) * share**hit * (1 - share) ** (tries - hit) for hit in hits)
