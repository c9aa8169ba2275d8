"""A negation in the stem is easily read over."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.writing import phrases
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM004",
    name="quiet-negation",
    severity=Severity.WARNING,
    message="the stem is negative, and “{word}” is not emphasised",
    why=("A learner who reads over one small word answers the opposite question, although they know the matter."),
    hint="Ask in the positive, or emphasise the word: **not**.",
    example="""\
1. Which of these is not a queue?
   - [ ] a line of people
   - [x] a stack of plates""",
    better="""\
1. Which of these is **not** a queue?
   - [ ] a line of people
   - [x] a stack of plates""",
    source=guideline(17),
)
_ASKS = {
    "en": r"which|what|who|all of the following|the following",
    "de": r"welche[rsnm]?|was|wer|folgenden",
    "fr": r"lequel|laquelle|lesquels|lesquelles|quel|quelle|quels|quelles",
    "es": r"cuál|cuáles|qué|quién",
    "pt": r"qual|quais|que|quem",
}
_WORDS = {
    "en": r"not|except|least likely|incorrect|false|untrue",
    "de": r"nicht|kein|keine|keinen|außer|ausser|falsch",
    "fr": r"n['’]est pas|ne sont pas|sauf|fausse|faux|incorrecte?s?",
    "es": r"no|excepto|salvo|incorrecta|incorrecto|falsa|falso",
    "pt": r"não|exceto|salvo|incorreta|incorreto|falsa|falso",
}
_NEGATED = {
    language: re.compile(rf"\b(?:{_ASKS[language]})\b.*?\b(?P<word>{negation})\b", re.IGNORECASE)
    for language, negation in _WORDS.items()
}
_MARKED = re.compile(r"<(?:strong|em|b|i|u|mark)\b[^>]*>(?:(?!</).)*", re.DOTALL)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where a stem with options asks for what is not so, in small, plain letters."""
    negated = _NEGATED.get(asked.language)
    if not asked.options or negated is None:
        return
    last = asked.stem.rpartition(". ")[2]
    found = negated.search(last) and negated.search(phrases.main_clause(last, asked.language))
    if found is None or found["word"].isupper():
        return
    marked = " ".join(match[0].casefold() for match in _MARKED.finditer(asked.item.stem.html))
    if found["word"].casefold().split()[-1] not in marked:
        fix = asked.replacement(f" {found['word']} ", f"**{found['word']}**", f"emphasise “{found['word']}”")
        yield RULE.at(asked.span(found["word"]), word=found["word"], fix=fix)
