"""Options differ by words such as «often» that everybody takes in another way."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing import phrases
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import nbme
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM040",
    name="vague-frequency",
    severity=Severity.OFF,
    message="“{word}” means another share to each reader",
    why="People who write and people who answer do not agree on how often «often» is.",
    hint="Say a number or a share, or ask for what is so in the case that the stem tells.",
    example="""\
1. How do caches fail?
   - [x] They often serve old entries
   - [ ] They sort entries
   - [ ] They send entries""",
    better="""\
1. Which fault is due to a cache?
   - [x] It serves an old entry
   - [ ] It sorts entries
   - [ ] It sends entries""",
    source=nbme("vague frequency terms"),
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for the first option with a vague word of frequency."""
    pattern = phrases.within("vague", asked.language)
    for place, text in enumerate(asked.texts) if pattern else ():
        found = pattern.search(text) if pattern else None
        if found:
            yield RULE.at(asked.option_span(place), word=found[0])
            return
