"""The stem asks for another number of options than there are keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM006",
    name="asked-count-differs",
    severity=Severity.WARNING,
    message="the stem asks for {asked}, and {keys} options are keys",
    why="Learners do what the stem says and lose points for it.",
    hint="Correct the number in the stem, or the keys.",
    example="""\
1. Which store data? Select two.
   - [x] a cache
   - [x] a queue
   - [x] a file
   - [ ] a wire""",
    better="""\
1. Which store data? Select three.
   - [x] a cache
   - [x] a queue
   - [x] a file
   - [ ] a wire""",
    source=guideline(14),
)
_NUMBERS = {
    "en": "one two three four five six",
    "de": "eine zwei drei vier fünf sechs",
    "fr": "une deux trois quatre cinq six",
    "es": "una dos tres cuatro cinco seis",
    "pt": "uma duas três quatro cinco seis",
}
_ASKS = {
    "en": r"(?:select|choose|pick|tick|mark|check)(?: the| exactly)? (?P<n>{})\b(?! or)",
    "de": r"(?:wählen sie|wähle|kreuzen sie|kreuze)(?: genau)? (?P<n>{})\b(?! oder)",
    "fr": r"(?:choisissez|sélectionnez|cochez)(?: les)? (?P<n>{})\b(?! ou)",
    "es": r"(?:elija|elige|seleccione|selecciona|marque|marca)(?: las)? (?P<n>{})\b(?! o)",
    "pt": r"(?:escolha|selecione|marque)(?: as)? (?P<n>{})\b(?! ou)",
}
_ASKED = {
    language: re.compile(asks.format("|".join([*_NUMBERS[language].split(), r"\d"])))
    for language, asks in _ASKS.items()
}


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where «Select two» stands above one key or three."""
    keys = sum(option.correct for option in asked.options)
    if not keys or asked.language not in _NUMBERS:
        return
    found = _ASKED[asked.language].search(asked.folded_stem)
    if found is None:
        return
    names = _NUMBERS[asked.language].split()
    number = int(found["n"]) if found["n"].isdigit() else names.index(found["n"]) + 1
    if number != keys:
        yield RULE.at(asked.span(asked.stem[found.start() : found.end()]), asked=number, keys=keys)
