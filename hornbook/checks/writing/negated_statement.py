"""A statement to judge is negative."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing import phrases
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import nbme
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.questions import TrueFalse

RULE = Rule(
    code="ITM022",
    name="negated-statement",
    severity=Severity.HINT,
    message="the statement to judge holds “{word}”",
    why=("To judge that a negation is false takes two turns of logic; learners fail at those, not at the matter."),
    hint="Say it in the positive.",
    example="""\
1. A cache does not keep entries.

Answer: False""",
    better="""\
1. A cache keeps entries.

Answer: True""",
    source=nbme("negatively phrased items"),
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for a true-false statement with a negation."""
    pattern = phrases.within("plain negation", asked.language)
    found = pattern.search(asked.stem) if pattern and isinstance(asked.item, TrueFalse) else None
    if found and not asked.stem.endswith("?"):
        yield RULE.at(asked.span(found[0]), word=found[0])
