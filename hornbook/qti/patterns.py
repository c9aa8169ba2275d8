r"""Regular expressions of XML Schema for accepted texts: they match as a whole, without anchors.

Everything is written so that JavaScript, Java and PCRE read it alike: special characters stand in classes, spaces
are `\s+`, and each letter whose case or accent does not count is a class of its own.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from hornbook.answers.texts import AcceptedText, Comparison, without_accents

_ESCAPED = frozenset(r"\^[]-")
_SPECIAL = frozenset(".*+?(){}|$/")
_ALPHABETS = range(0xC0, 0x2000)
_BASIC_PLANE = 0xFFFF


def expression(accepted: AcceptedText, how: Comparison) -> str:
    """Return the expression for one accepted text, by the rules for case, spaces and accents."""
    text = " ".join(unicodedata.normalize("NFC", accepted.text).split())
    text = text if how.diacritics else without_accents(text)
    inner = "".join(_character(character, accepted, how) for character in text)
    return rf"\s*{inner}\s*"


def shown(accepted: AcceptedText) -> str:
    """Return a text that matches: the accepted text itself, the stars of a pattern taken out."""
    return " ".join(accepted.text.replace("*", " ").split()) if accepted.pattern else accepted.text


def words(most: int) -> str:
    """Return the expression for at most `most` words; what is typed on the way to them matches too."""
    return rf"\s*(\S+\s+){{0,{most - 1}}}\S*\s*"


def _character(character: str, accepted: AcceptedText, how: Comparison) -> str:
    if character == " ":
        return r"\s+"
    if character == "*" and accepted.pattern:
        return ".*"
    if character in _ESCAPED:
        return "\\" + character
    if character in _SPECIAL:
        return f"[{character}]"
    return _letter(character, case=how.case, diacritics=how.diacritics)


@cache
def _letter(character: str, *, case: bool, diacritics: bool) -> str:
    if ord(character) > _BASIC_PLANE:
        return character
    forms = {character} if diacritics else {character, *_accented().get(character, ())}
    if not case:
        forms |= {form for one in forms for form in _cases(one) if len(form) == 1}
    written = "".join(sorted(forms))
    one = f"[{written}]" if len(forms) > 1 else written
    if not case and character == "ß":
        one = "(ß|ẞ|[sS][sS])"
    return one if diacritics or not character.isalpha() else f"{one}[\u0300-\u036f]*"


def _cases(letter: str) -> tuple[str, ...]:
    return letter.lower(), letter.upper(), letter.upper().lower(), letter.lower().upper()


@cache
def _accented() -> dict[str, tuple[str, ...]]:
    """Return the letters with marks for each letter without."""
    found: dict[str, list[str]] = {}
    for letter in map(chr, _ALPHABETS):
        found.setdefault(without_accents(letter), []).append(letter)
    return {base: tuple(letters) for base, letters in found.items() if len(letters) > 1 or letters != [base]}
