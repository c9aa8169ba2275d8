"""Feedback that says only right or wrong."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import ON_FEEDBACK
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM013",
    name="thin-feedback",
    severity=Severity.HINT,
    message="the feedback “{text}” does not say why",
    why="Learners see from the mark whether they were right; feedback is read for the reason.",
    hint="Say what makes the option right or wrong.",
    example="""\
1. Which one sorts?
   - [ ] a cache
     - Wrong.
   - [x] a merge
     - Right!""",
    better="""\
1. Which one sorts?
   - [ ] a cache
     - A cache keeps entries in the order in which they came.
   - [x] a merge
     - It compares two sorted halves.""",
    source=ON_FEEDBACK,
)
_WORDS = (
    "correct|incorrect|right|wrong|true|false|yes|no|well done|good job|great|excellent|perfect|nope|richtig|falsch|"
    "leider falsch|gut gemacht|ja|nein|correcto|incorrecto|sí|exacto|faux|juste|bravo|certo|errado|correto|incorreto"
)
_THIN = re.compile(rf"\W*(?:that(?:'s| is) )?(?:{_WORDS})(?: answer| antwort)?\W*", re.IGNORECASE)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for the first option whose feedback is one word of praise or blame."""
    for option in asked.options:
        if option.feedback and _THIN.fullmatch(option.feedback.text):
            text = option.feedback.text.strip()
            yield RULE.at(asked.span(text), text=text)
            return
