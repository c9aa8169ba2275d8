"""The few words that a package adds to the author's, in the lesson's language where we know it, else in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words for true-false options, hints, word limits and the notes for who marks an answer."""

    true: str = "True"
    false: str = "False"
    hint: str = "Hint"
    words: str = "words"
    at_least: str = "At least"
    at_most: str = "At most"
    rubric: str = "Rubric"
    sample: str = "Sample answer"
    feedback: str = "Feedback"


ENGLISH = Phrases()
_KNOWN = {
    "de": Phrases(
        "Wahr", "Falsch", "Hinweis", "Wörter", "Mindestens", "Höchstens", "Bewertung", "Musterantwort", "Rückmeldung"
    ),
    "fr": Phrases(
        "Vrai", "Faux", "Indice", "mots", "Au moins", "Au plus", "Grille d’évaluation", "Réponse type", "Commentaire"
    ),
    "es": Phrases(
        "Verdadero",
        "Falso",
        "Pista",
        "palabras",
        "Al menos",
        "Como máximo",
        "Rúbrica",
        "Respuesta modelo",
        "Comentario",
    ),
    "it": Phrases(
        "Vero", "Falso", "Suggerimento", "parole", "Almeno", "Al massimo", "Griglia", "Risposta modello", "Commento"
    ),
    "nl": Phrases(
        "Waar", "Onwaar", "Hint", "woorden", "Minstens", "Hoogstens", "Rubriek", "Voorbeeldantwoord", "Feedback"
    ),
    "pt": Phrases(
        "Verdadeiro", "Falso", "Dica", "palavras", "Pelo menos", "No máximo", "Rubrica", "Resposta modelo", "Comentário"
    ),
}


def phrases(language: str) -> Phrases:
    """Return the phrases for a language tag such as `de-AT`."""
    return _KNOWN.get(language.lower().partition("-")[0], ENGLISH)


def word_limits(fewest: int, most: int, say: Phrases) -> str:
    """Return the limits as a learner reads them; empty if there are none."""
    if fewest and most:
        return f"{fewest}\N{EN DASH}{most} {say.words}"
    if fewest:
        return f"{say.at_least} {fewest} {say.words}"
    return f"{say.at_most} {most} {say.words}" if most else ""
