"""The language that is set is not the one that the lesson is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.access.page import Page
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import wcag

RULE = Rule(
    code="ACC021",
    name="other-language",
    severity=Severity.WARNING,
    message="the lesson is marked as “{marked}”, but it reads like “{found}”",
    why="A screen reader speaks the lesson with the voice of the language that is marked, and nobody understands it.",
    hint="Write `language: {found}` into the front matter, or into course.yml for all lessons.",
    example="Der Fluss ist an der Außenseite der Kurve schneller als an der Innenseite, und deshalb trägt er dort das "
    "Ufer ab. Auf der anderen Seite ist das Wasser langsam, so dass sich der Sand absetzt und eine Bank entsteht, "
    "die mit jedem Hochwasser ein wenig weiter in den Fluss wächst.",
    better="---\nlanguage: de\n---\n\nDer Fluss ist an der Außenseite der Kurve schneller als an der Innenseite, und "
    "deshalb trägt er dort das Ufer ab. Auf der anderen Seite ist das Wasser langsam, so dass sich der Sand absetzt "
    "und eine Bank entsteht, die mit jedem Hochwasser ein wenig weiter in den Fluss wächst.",
    source=wcag("3.1.1", "Language of Page"),
)
_SMALL_WORDS = {
    "en": "the of and is in that it for are with this which not be as on what from by an or to",
    "de": "der die das und ist nicht ein eine mit auf für von den dem zu sich auch wird sind im wie aus bei",
    "fr": "le la les des et est une dans que qui pour pas sur avec par sont plus du ce cette aux ou",
    "es": "el la los las y es una en que por para con del se un como más su al lo no",
    "pt": "o a os as e é uma em que por para com do da se um como mais não ao dos das",
    "it": "il la di che è una per non con del della sono si un gli le nel più alla dei da",
    "nl": "de het een en van is niet in dat op te zijn met voor die aan er om ook als bij",
    "pl": "w i na się nie jest do z że to co jak dla po od przez są oraz lub który",
    "ro": "și de la în este nu pe cu care din o un pentru sunt mai sau ce al",
}
# A word of one letter may be the label of an option.
_WORDS_OF = {
    language: frozenset(word for word in words.split() if len(word) > 1) for language, words in _SMALL_WORDS.items()
}
_WORD = re.compile(r"[^\W\d_]+")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_READ, _FEWEST, _FEWEST_DIFFERENT, _LEAST_SHARE, _MOST_OF_MARKED = 4000, 40, 5, 0.15, 0.34


def check(page: Page) -> Iterator[Finding]:
    """Yield a finding where the small words are those of another language, and hardly any of the one that is marked."""
    if page.language not in _WORDS_OF:
        return
    told = Counter(word.casefold() for word in _WORD.findall(_FRONT_MATTER.sub("", page.source.text[:_READ])))
    count = told.total()
    if count < _FEWEST or _share(told, page.language) >= count * _LEAST_SHARE:
        return
    shares = {language: _share(told, language) for language in _WORDS_OF}
    found = max(shares, key=lambda language: shares[language])
    if len(_WORDS_OF[found] & told.keys()) < _FEWEST_DIFFERENT or shares[found] < count * _LEAST_SHARE:
        return
    if shares[page.language] < _MOST_OF_MARKED * shares[found]:
        yield RULE.at(Span(page.source.name), marked=page.lesson.language, found=found)


def _share(told: Counter[str], language: str) -> int:
    return sum(told[word] for word in _WORDS_OF[language])
