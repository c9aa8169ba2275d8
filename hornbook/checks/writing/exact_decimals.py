"""A decimal number is to be met exactly."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hornbook.checks.writing.asked import Asked
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.questions import Numeric

RULE = Rule(
    code="ITM027",
    name="number-without-tolerance",
    severity=Severity.HINT,
    message="the number {value} is to be met exactly",
    why="Learners round in their own way; 3.1416 is then as wrong as 7.",
    hint="Give a tolerance: Answer: {value} ± {step}.",
    example="""\
1. What is the ratio of a circle's circumference to its diameter?

Answer: 3.1416""",
    better="""\
1. What is the ratio of a circle's circumference to its diameter?

Answer: 3.14 ± 0.01""",
    source="Moodle, numerical question type: an answer and its accepted error",
)
_LEAST_DECIMALS = 2


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for a numeric key with two or more decimals and no tolerance."""
    if not isinstance(asked.item, Numeric):
        return
    for accepted in asked.item.accepted:
        exponent = Decimal(repr(accepted.low)).as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) else 0
        if accepted.low == accepted.high and decimals >= _LEAST_DECIMALS:
            yield RULE.at(asked.span(accepted.text), value=accepted.text, step=f"{10.0**-decimals:g}")
