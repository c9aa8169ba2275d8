"""An option combines others."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM017",
    name="combined-options",
    severity=Severity.WARNING,
    message="“{text}” combines others",
    why=("Learners who are sure of one part strike out the rest by logic, and others are tested on bookkeeping."),
    hint="Make it a question with several keys: a box for each option, and «select all that apply».",
    example="""\
1. Which of these store data?
   - a) a cache
   - b) a queue
   - c) Both a and b

Answer: c""",
    better="""\
1. Which of these store data? Select all that apply.
   - [x] a cache
   - [x] a queue
   - [ ] a wire""",
    source=guideline(9),
)
_LABEL = r"\(?(?:[a-h]|[ivx]{1,4}|[1-8])\)?"
_JOINT = r"(?:\s*,\s*(?:and |or )?| (?:and|or|&|und|oder|et|ou|y|o|e) )"
_COMBINED = re.compile(
    rf"(?:both |either |only |options? |answers? )*{_LABEL}(?:{_JOINT}{_LABEL})+(?: only| (?:are )?correct| above)?\.?"
)
_STATEMENTS = re.compile(r"\b(?:ii|iii|iv|vi)\b")
_DIGITS = re.compile(r"[\d\s,.]*")


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for each option that names others by their labels: «Both a and b», «1 and 3 only».

    Where all options are letters, they name something else, such as places in a figure; Roman numbers are statements.
    """
    combined = [place for place, text in enumerate(asked.folded) if _COMBINED.fullmatch(text)]
    if len(combined) == len(asked.folded) and not any(_STATEMENTS.search(text) for text in asked.folded):
        return
    for place in combined:
        if not _DIGITS.fullmatch(asked.folded[place]):
            yield RULE.at(asked.option_span(place), text=asked.texts[place])
