"""A word stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM021",
    name="doubled-word",
    severity=Severity.HINT,
    message="“{word}” stands twice in a row",
    why="It is most often a slip, and learners stumble over it.",
    hint="Delete one of the two.",
    example="""\
1. What does the the cache keep?

Answer: entries""",
    better="""\
1. What does the cache keep?

Answer: entries""",
    source=guideline(11),
)
_DOUBLED = re.compile(r"(?<![\w-])(?P<word>[^\W\d_]{2,}) (?P=word)(?![\w-])", re.IGNORECASE)
_MEANT = {"that", "had", "is", "die", "der", "das", "sie", "nous", "vous", "ha", "bye", "very", "so", "no", "blah"}


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for the first doubled word of stem and options that no grammar asks for."""
    if "<code" in asked.item.stem.html or "<math" in asked.item.stem.html:
        return
    found = next((match for match in _DOUBLED.finditer(asked.stem) if match["word"].casefold() not in _MEANT), None)
    if found:
        fix = asked.replacement(found[0], found["word"], f"write “{found['word']}” once")
        yield RULE.at(asked.span(found[0]), word=found["word"], fix=fix)
