"""The words for the two judgements, where a question must show them as options of its own."""

from __future__ import annotations

_JUDGEMENTS = {
    "ar": ("صواب", "خطأ"),
    "cs": ("Pravda", "Nepravda"),
    "da": ("Sandt", "Falsk"),
    "de": ("Wahr", "Falsch"),
    "en": ("True", "False"),
    "es": ("Verdadero", "Falso"),
    "fi": ("Tosi", "Epätosi"),
    "fr": ("Vrai", "Faux"),
    "it": ("Vero", "Falso"),
    "ja": ("正しい", "誤り"),
    "ko": ("참", "거짓"),
    "nb": ("Sant", "Usant"),
    "nl": ("Waar", "Onwaar"),
    "pl": ("Prawda", "Fałsz"),
    "pt": ("Verdadeiro", "Falso"),
    "ru": ("Верно", "Неверно"),
    "sv": ("Sant", "Falskt"),
    "tr": ("Doğru", "Yanlış"),
    "uk": ("Так", "Ні"),
    "zh": ("对", "错"),
}


def judgements(language: str) -> dict[bool, str]:
    """Return the words for true and false in a language, in English where it is not known."""
    true, false = _JUDGEMENTS.get(language.split("-", maxsplit=1)[0].lower(), _JUDGEMENTS["en"])
    return {True: true, False: false}
