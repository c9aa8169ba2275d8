"""Open questions that are bullets of one list: `- Why does it rain?` and nothing else in the section."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import leads, options
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import ends_asking

_BULLETS = ("- ", "* ", "+ ")
_LEAST = 2
_BEGINS = re.compile(
    r"(?:[-*+]|\d{1,2}[.)])[ \t]+[*_]*[¿❓❔]?\ufe0f? ?"
    r"(?:why|what|which|who|when|where|how|warum|was|welche[rsnm]?|wer|wann|wie|wieso|weshalb|"
    r"pourquoi|qu['’]est-ce|quel(?:le)?s?|comment|qué|cuál(?:es)?|cómo|cuándo|quién(?:es)?|"
    r"perch[eéè]|che cosa|cosa|qual[ei]?|come|quando|chi|por ?qu[eê]|o que|quais|quem|"
    r"почему|зачем|что|какой|какая|какие|какое|каким|как|когда|кто|где|чем)\b(?!,)",
    re.IGNORECASE,
)


def find(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the bullets, each a question, of a section that holds no others; half of them ask.

    Bullets nested in them do not count.
    """
    items: list[Line] = []
    for line in lines:
        if line.text[:2] in _BULLETS and line.indent <= 1 and not line.code:
            items.append(line)
        elif line.text[:2] in {*_BULLETS, "-", "*", "+"} and items and not line.code:
            continue  # an answer, or an option, below its question
        elif line.text and (line.code or _is_other(line, begun=bool(items))):
            return frozenset()
    if len(items) < _LEAST:
        return frozenset()
    asking = sum(asks(line.text) for line in items)
    plain = all((mark := options.recognise(line)) and mark.kind == "bullet" and not mark.bold for line in items)
    return frozenset(line.number for line in items) if plain and 2 * asking >= len(items) else frozenset()


def asks(text: str) -> bool:
    """Return whether an item asks, with a question mark or a word that only questions begin with."""
    return ends_asking(text) or _BEGINS.match(text) is not None


def _is_other(line: Line, *, begun: bool) -> bool:
    """Whether a line is no part of such a list, its introduction or its end."""
    if line.text[:2] in _BULLETS or (line.text[0] == "#" and leads.heading(line)):
        return True
    mark = options.recognise(line)
    return mark is not None or (begun and line.indent <= 1 and line.text.endswith(("?", ":")))
