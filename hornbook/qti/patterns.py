r"""Regular expressions of XML Schema for accepted texts: they match as a whole, without anchors.

Everything is written so that JavaScript, Java and PCRE read it alike: special characters stand in classes, spaces
are `\s+`, and each letter whose case or accent does not count is a class of its own.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from hornbook.questions.short_text import AcceptedText, ShortText

_ESCAPED = frozenset(r"\^[]-")
_SPECIAL = frozenset(".*+?(){}|$/")
_LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))


def expression(accepted: AcceptedText, question: ShortText) -> str:
    """Return the expression for one accepted text, by the question's rules for case, spaces and accents."""
    text = " ".join(unicodedata.normalize("NFC", accepted.text).split())
    inner = "".join(_character(character, accepted, question) for character in text)
    return rf"\s*{inner}\s*"


def shown(accepted: AcceptedText) -> str:
    """Return a text that matches: the accepted text itself, the stars of a pattern taken out."""
    return " ".join(accepted.text.replace("*", " ").split()) if accepted.pattern else accepted.text


def words(most: int) -> str:
    """Return the expression for at most `most` words; what is typed on the way to them matches too."""
    return rf"\s*(\S+\s+){{0,{most - 1}}}\S*\s*"


def _character(character: str, accepted: AcceptedText, question: ShortText) -> str:
    if character == " ":
        return r"\s+"
    if character == "*" and accepted.pattern:
        return ".*"
    if character in _ESCAPED:
        return "\\" + character
    if character in _SPECIAL:
        return f"[{character}]"
    return _letter(character, case=question.case, diacritics=question.diacritics)


@cache
def _letter(character: str, *, case: bool, diacritics: bool) -> str:
    forms = {character}
    if not diacritics:
        base = unicodedata.normalize("NFD", character)[0]
        forms |= {base, *_accented().get(base, ())}
    if not case:
        forms |= {form for one in forms for form in (one.lower(), one.upper()) if len(form) == 1}
    if not diacritics and unicodedata.combining(character):
        return ""
    written = "".join(sorted(forms))
    one = f"[{written}]" if len(forms) > 1 else written
    return one if diacritics or not character.isalpha() else f"{one}[\u0300-\u036f]*"


@cache
def _accented() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code in (code for block in _LATIN for code in block):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1:
            found.setdefault(parts[0], []).append(chr(code))
    return {base: tuple(forms) for base, forms in found.items()}
