"""The stem ends with an article that fits only some options."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM005",
    name="grammatical-cue",
    severity=Severity.WARNING,
    message="the stem ends with “{article}”, which fits {fits} of {count} options only",
    why="The article tells which options cannot be meant, whatever a learner knows.",
    hint="End the stem before the article, and put an article into each option, or write a/an.",
    example="""\
1. A list in which the first in is the first out is a
   - [ ] array
   - [x] queue
   - [ ] index""",
    better="""\
1. A list in which the first in is the first out is
   - [ ] an array
   - [x] a queue
   - [ ] an index""",
    source=guideline(28),
)
_VOWELS = "aeiou"


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for an English stem that ends with «a» or «an» where some options need the other."""
    article = asked.stem_words[-1] if asked.stem_words else ""
    if asked.language != "en" or article not in {"a", "an"} or not all(asked.folded):
        return
    ending = asked.folded_stem.rstrip(" :_.…")
    if not ending.endswith(f" {article}"):
        return
    fits = sum((text[0] in _VOWELS) == (article == "an") for text in asked.folded)
    if 0 < fits < len(asked.folded):
        yield RULE.at(asked.span(), article=article, fits=fits, count=len(asked.folded))
