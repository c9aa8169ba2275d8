"""«Review questions» for those who review a plan or a change: is this so, was that done? They test no learner."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import leads, options
from hornbook.reading.quiz.lines import Line

_TITLE = re.compile(r"\W*(?:\w+ )?(?:review|reviewer) questions?\b|\W*questions? for (?:the )?review", re.IGNORECASE)
_ASKS = re.compile(
    r"[*_`]*(?:please|if approved|is|are|was|were|does|do|did|has|have|should|can|could|will|would)\b", re.IGNORECASE
)
_BULLET = re.compile(r"[-*+][ \t]+")


def fill(title: str, lines: Sequence[Line]) -> bool:
    """Return whether most items below such a heading can be answered with yes or no, and none has options."""
    if _TITLE.match(title) is None:
        return False
    words: list[str] = []
    for line in lines:
        if line.code or not line.text or line.indent > 1:
            continue
        lead = leads.from_item(line)
        if lead:
            words.append(lead.text)
        elif _BULLET.match(line.text):
            words.append(_BULLET.sub("", line.text))
        elif options.recognise(line) or leads.from_text(line):
            return False
    return bool(words) and 2 * sum(_ASKS.match(each) is not None for each in words) > len(words)
