"""The stem's number fits one option only."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM037",
    name="plural-cue",
    severity=Severity.HINT,
    message="the stem ends with “{verb}”, which only the key “{key}” fits",
    why="Who minds the grammar finds the key without knowing the matter.",
    hint="Write all options in the same number, or end the stem before the verb.",
    example="""\
1. The parts of a program that can run at the same time are
   - [ ] a file
   - [x] threads
   - [ ] a compiler""",
    better="""\
1. The parts of a program that can run at the same time are
   - [ ] files
   - [x] threads
   - [ ] compilers""",
    source=guideline(28),
)
_VERB = re.compile(r"\b(?P<verb>is|are|was|were)(?: called)?[ :_.…]*$", re.IGNORECASE)
_SINGULAR = re.compile(r"an? [\w -]+", re.IGNORECASE)
_PLURAL = re.compile(r"(?!an? )(?:the )?(?:[\w-]+ ){0,2}[\w-]+[^\Wsiu]s\.?", re.IGNORECASE)
_LEAST = 3


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where an English stem ends with a verb, and the key alone is of the number that it needs."""
    if asked.key is None or asked.language != "en" or len(asked.options) < _LEAST:
        return
    found = _VERB.search(asked.stem)
    if found is None:
        return
    needs, others = (_PLURAL, _SINGULAR) if found["verb"].lower() in {"are", "were"} else (_SINGULAR, _PLURAL)
    if needs.fullmatch(asked.texts[asked.key]) and all(others.fullmatch(asked.texts[at]) for at in asked.distractors):
        yield RULE.at(asked.option_span(asked.key), verb=found["verb"], key=asked.texts[asked.key])
