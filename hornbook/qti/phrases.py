"""The few words that a package adds to the author's, in the lesson's language where we know it, else in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Words for true-false options, hints, gaps, limits of words and files, and the notes for who marks an answer."""

    true: str = "True"
    false: str = "False"
    hint: str = "Hint"
    gap: str = "Gap"
    words: str = "words"
    at_least: str = "At least"
    at_most: str = "At most"
    accepted: str = "Accepted files"
    files: str = "files"
    per_file: str = "per file"
    rubric: str = "Rubric"
    sample: str = "Sample answer"
    feedback: str = "Feedback"


ENGLISH = Phrases()
_KNOWN = {
    "de": Phrases(
        true="Wahr",
        false="Falsch",
        hint="Hinweis",
        gap="Lücke",
        words="Wörter",
        at_least="Mindestens",
        at_most="Höchstens",
        accepted="Erlaubte Dateien",
        files="Dateien",
        per_file="je Datei",
        rubric="Bewertung",
        sample="Musterantwort",
        feedback="Rückmeldung",
    ),
    "fr": Phrases(
        true="Vrai",
        false="Faux",
        hint="Indice",
        gap="Lacune",
        words="mots",
        at_least="Au moins",
        at_most="Au plus",
        accepted="Fichiers acceptés",
        files="fichiers",
        per_file="par fichier",
        rubric="Grille d’évaluation",
        sample="Réponse type",
        feedback="Commentaire",
    ),
    "es": Phrases(
        true="Verdadero",
        false="Falso",
        hint="Pista",
        gap="Hueco",
        words="palabras",
        at_least="Al menos",
        at_most="Como máximo",
        accepted="Archivos admitidos",
        files="archivos",
        per_file="por archivo",
        rubric="Rúbrica",
        sample="Respuesta modelo",
        feedback="Comentario",
    ),
    "it": Phrases(
        true="Vero",
        false="Falso",
        hint="Suggerimento",
        gap="Spazio",
        words="parole",
        at_least="Almeno",
        at_most="Al massimo",
        accepted="File accettati",
        files="file",
        per_file="per file",
        rubric="Griglia",
        sample="Risposta modello",
        feedback="Commento",
    ),
    "nl": Phrases(
        true="Waar",
        false="Onwaar",
        hint="Hint",
        gap="Invulveld",
        words="woorden",
        at_least="Minstens",
        at_most="Hoogstens",
        accepted="Toegestane bestanden",
        files="bestanden",
        per_file="per bestand",
        rubric="Rubriek",
        sample="Voorbeeldantwoord",
        feedback="Feedback",
    ),
    "pt": Phrases(
        true="Verdadeiro",
        false="Falso",
        hint="Dica",
        gap="Lacuna",
        words="palavras",
        at_least="Pelo menos",
        at_most="No máximo",
        accepted="Ficheiros aceites",
        files="ficheiros",
        per_file="por ficheiro",
        rubric="Rubrica",
        sample="Resposta modelo",
        feedback="Comentário",
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
