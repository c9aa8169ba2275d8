"""A rare word of the stem comes back in the key alone."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM010",
    name="word-repeated-in-key",
    severity=Severity.HINT,
    message="“{word}” stands in the stem and in the key, and in no distractor",
    why="Learners who know nothing of the matter choose the option that sounds like the stem.",
    hint="Say it with another word in the stem or the key, or use the word in a distractor too.",
    example="""\
1. What does a scheduler do?
   - [x] It keeps the schedule of tasks by scheduler rules
   - [ ] It stores files
   - [ ] It draws windows""",
    better="""\
1. What does a scheduler do?
   - [x] It decides which task runs next
   - [ ] It decides which file is stored
   - [ ] It decides which window is drawn""",
    source=guideline(28),
)
_SHORTEST, _LEAST_OPTIONS = 7, 3


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for a long word that stem and key share, and that the stem does not name as its subject twice."""
    if asked.key is None or len(asked.options) < _LEAST_OPTIONS:
        return
    shared = [word for word in asked.option_words[asked.key] if len(word) >= _SHORTEST and word in asked.stem_words]
    others = {word for place in asked.distractors for word in asked.option_words[place]} if shared else set()
    for word in shared:
        if not any(other[:_SHORTEST] == word[:_SHORTEST] for other in others):
            yield RULE.at(asked.option_span(asked.key), word=word)
            return
