"""«Review questions» for those who review their own work or another’s: is this so, was that done. No learner knows."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import leads, options
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import ends_asking

_TITLE = re.compile(
    r"\W*(?:\w+ )?(?:review|reviewer|self[- ]assessment|reflection) questions?\b|\W*questions? for (?:the )?review|"
    r"[\W\d_]*(?:offene (?:fragen|punkte)|pytania otwarte|preguntas abiertas|questions ouvertes|domande aperte|"
    r"(?:questões|perguntas) (?:em aberto|abertas)|открытые вопросы|відкриті питання|açık sorular)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"[*_`]*(?:please|if approved|is|are|was|were|does|do|did|has|have|should|can|could|will|would|"
    r"czy|soll(?:en|te)?|ist|sind|wird|werden|muss|müssen|kann|können|darf|dürfen|brauch(?:t|en)|reicht|"
    r"¿(?:es|son|debe\w*|se|hay|puede\w*|está\w*)|est-ce|faut-il|doit-on|è|si|é|deve\w*|há|pode\w*|"
    r"нужно ли|следует ли|можно ли|надо ли|чи|mı|mi)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-*+][ \t]+")


def fill(title: str, lines: Sequence[Line]) -> bool:
    """Return whether most items below such a heading can be answered with yes or no, and none has options."""
    if _TITLE.match(title) is None:
        return False
    words: list[str] = []
    for line in lines:
        if line.code or not line.text:
            continue
        lead = leads.from_item(line)
        if lead:
            words.append(lead.text)
        elif _BULLET.match(line.text):
            words.append(_BULLET.sub("", line.text))
        elif options.recognise(line) or leads.from_text(line):
            return False
    words = [each for each in words if ends_asking(each) or _ASKS.match(each)]
    return bool(words) and 2 * sum(_ASKS.match(each) is not None for each in words) > len(words)
