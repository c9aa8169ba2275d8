"""What stands behind a key on its line and is no part of it: a link to its source, a footnote, an arrow and words."""

from __future__ import annotations

from hornbook import patterns as re

_LABEL = r"(?:\((?:[A-Za-z]|\d{1,2})\)|[A-Za-z]|\d{1,2})"
_LINK = r"\(?\[(?:\\.|[^\]\\])*\]\([^()\s]*\)|\[\[|\[\^[^\]]+\]|\[\d{1,3}\]|\(?https?://|<https?:|<sup>"
_BEHIND = re.compile(
    rf"(?P<key>{_LABEL}(?:\s*(?:,|&|\band\b)\s*{_LABEL})*)\s*(?:(?=\s(?:{_LINK}))|(?:→|⇒|➜|(?<=\s)[-=]+>)(?=\s*\S))\s*(?P<said>\S.*)$",
    re.DOTALL,
)
_GLOSSED = re.compile(r"(?P<key>[A-H])(?P<said>\([^()]{4,}\)\.?)$")
_SIGN = "[←-⇿☀-➿⬀-⯿\U0001f300-\U0001faff\ufe0f]"
_SIGNS = re.compile(rf"(?<=[\w.)\]])\s+{_SIGN}+$")


def apart(value: str) -> str:
    """Return a key's value with a dash before what is only said of it, and without signs that end it."""
    bare = value if value.isascii() else _SIGNS.sub("", value)
    glossed = _GLOSSED.match(bare) if bare[1:2] == "(" else None
    if glossed:
        return f"{glossed['key']} — {glossed['said']}"
    if not ("[" in bare or ">" in bare or "://" in bare or "→" in bare or "⇒" in bare or "➜" in bare):
        return bare
    match = _BEHIND.match(bare)
    return f"{match['key']} — {match['said']}" if match else bare
