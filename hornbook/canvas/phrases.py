"""The words that a question in Canvas needs beside the author's, in the lesson's language where we know it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from hornbook.pages.strings import direction
from hornbook.qti.phrases import Phrases, phrases


@dataclass(frozen=True, slots=True)
class Words:
    """Labels for what Canvas has no place for, and the category of items that belong to none."""

    none: str = "None of these"
    partly: str = "Partly right"
    passing: str = "To pass"


_ENGLISH = Words()
_KNOWN = {
    "de": Words("Nichts davon", "Teilweise richtig", "Zum Bestehen"),
    "es": Words("Ninguna de estas", "Parcialmente correcto", "Para aprobar"),
    "fr": Words("Aucune de ces réponses", "Partiellement correct", "Pour réussir"),
    "it": Words("Nessuna di queste", "Parzialmente corretto", "Per superare"),
    "nl": Words("Geen van deze", "Gedeeltelijk juist", "Om te slagen"),
    "pt": Words("Nenhuma destas", "Parcialmente correto", "Para aprovação"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """The language that a lesson speaks: its phrases, its words, and the attributes that mark its texts."""

    say: Phrases
    words: Words
    marks: str = ""


@lru_cache(maxsize=64)
def voice(language: str, course: str) -> Voice:
    """Return the voice of a lesson; texts are marked if its language is not the course’s, or runs from the right."""
    rtl = direction(language) == "rtl"
    marks = f' lang="{language}"' if rtl or language != course else ""
    known = _KNOWN.get(language.lower().partition("-")[0], _ENGLISH)
    return Voice(phrases(language), known, marks + (' dir="rtl"' if rtl else ""))
