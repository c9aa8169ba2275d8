"""A stem that asks for an opinion has a key."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM029",
    name="opinion-with-key",
    severity=Severity.HINT,
    message="“{words}” asks for an opinion, but only one answer counts",
    why="Nobody can be wrong about what they think.",
    hint="Ask what a source says or what follows from a rule, or leave out the key.",
    example="""\
1. Which sort do you think is the nicest?
   - [ ] merge
   - [x] heap""",
    better="""\
1. Which sort needs no extra memory?
   - [ ] merge
   - [x] heap""",
    source=guideline(6),
)
_WORDS = (
    "do you (?:think|prefer|like|feel)|in your opinion|would you prefer|ihrer meinung|finden sie|à votre avis|"
    "en tu opinión|na sua opinião"
)
_OPINION = re.compile(rf"\b(?:{_WORDS})\b", re.IGNORECASE)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for options with a key below a stem that asks what the learner thinks."""
    found = _OPINION.search(asked.stem) if any(option.correct for option in asked.options) else None
    if found:
        yield RULE.at(asked.span(found[0]), words=found[0])
