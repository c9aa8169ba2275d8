"""Pages that help with troubles: «Problem: …» and below it «Solution: …», which is no key to any question."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import leads
from hornbook.reading.quiz.lines import Line

_LABEL = re.compile(
    r"[-*+_>❌⚠🔴\ufe0f ]*(?:problems?|symptoms?|causes?|root causes?|possible causes?|issues?|errors?|error messages?|"
    r"challenges?|pitfalls?|anti-?patterns?|"
    r"problema?|ursachen?|symptome?|fehler(?:meldung)?|síntomas?|causas?|causes? probables?|erreurs?|symptômes?|"
    r"проблем[аы]|причин[аы]|симптом[ыа]?|ошибк[аи]|问题|原因|症状|现象|問題|現象|원인|증상|문제)\W{0,4}[:：—–-]",
    re.IGNORECASE,
)
_FAR = 30


def tell(lines: Sequence[Line], place: int) -> bool:
    """Return whether a trouble is named above a place, before any heading or question."""
    for at in range(place - 1, max(place - _FAR, 0) - 1, -1):
        line = lines[at]
        if not line.text or line.code:
            continue
        if _LABEL.match(line.text):
            return True
        if leads.heading(line) or leads.from_text(line):
            return False
    return False
