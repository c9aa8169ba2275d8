"""The stem holds the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.questions import ShortText

RULE = Rule(
    code="ITM020",
    name="stem-gives-key",
    severity=Severity.WARNING,
    message="the stem holds the answer “{key}”",
    why="The question is answered by copying.",
    hint="Say it in other words in the stem.",
    example="""\
1. A bend that is called a meander moves. What is such a bend called?

Answer: meander""",
    better="""\
1. What is a bend of a river called that moves outwards?

Answer: meander""",
    source=guideline(28),
)
_QUOTED = re.compile(r"[\"“„«][^\"“”«»]+[\"”“»]")
_SHORTEST = 4


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for a short-text question whose stem holds an accepted text of full score.

    What a stem quotes is what something is to be found in.
    """
    if not isinstance(asked.item, ShortText) or "<code" in asked.item.stem.html:
        return
    full = (accepted.text for accepted in asked.item.accepted if accepted.score == 1 and not accepted.pattern)
    for key in full:
        if len(key) < _SHORTEST or key.casefold() not in asked.folded_stem:
            continue
        if re.search(rf"(?<!\w){re.escape(key)}(?!\w)", _QUOTED.sub(" ", asked.stem), re.IGNORECASE):
            yield RULE.at(asked.span(key), key=key)
            return
