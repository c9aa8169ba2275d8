"""Marker words: each authored text of the torture course holds one, which says itself where the text belongs.

`zqofbk20b2` is the second marker (`2`) in the feedback of option b (`ofbk`, `b`) of question 20. What a target has to
carry is so known from the Markdown alone, without any reader of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "source"
WORD = re.compile(r"(?<![a-z0-9])zq([a-z]{4})([0-9]{2})([a-z]*)([0-9]?)(?![a-z0-9])")
_PICTURE = re.compile(r"!\[(zq\w+)[^\]]*\]\(<?([^)>\"]+?)>?(?: \"[^\"]*\")?\)")
PARTS = {
    "stem": "stem",
    "ttle": "title",
    "gene": "general",
    "corr": "correct",
    "inco": "incorrect",
    "part": "partial",
    "true": "feedback true",
    "fals": "feedback false",
    "samp": "sample",
    "rubr": "rubric",
    "accp": "accepted",
    "tags": "tags",
    "diff": "difficulty",
    "unit": "unit",
}
_LETTERED = {
    "opta": "option",
    "ofbk": "feedback",
    "prem": "premise",
    "resp": "response",
    "item": "item",
    "area": "area",
    "gacc": "gap",
}
QUIZ = {"quiz": "quiz title", "intr": "quiz intro"}


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker word; `number` is its question's, `part` where in the question (or course) it belongs."""

    word: str
    role: str
    number: int
    part: str
    file: str
    line: int

    @property
    def asked(self) -> bool:
        """Return whether it belongs to a question."""
        return self.role in PARTS or self.role in _LETTERED or self.role in {"hint", "menu"}


def words(text: str) -> set[str]:
    """Return the marker words of a text, whatever their case."""
    return {match[0] for match in WORD.finditer(text.lower())}


def read() -> list[Marker]:
    """Return the markers of all sources, in order; each word belongs to one place."""
    files = sorted(path for path in SOURCE.rglob("*") if path.suffix in {".md", ".yml"})
    found: dict[str, Marker] = {}
    for path in files:
        name = path.relative_to(SOURCE).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            for match in WORD.finditer(line.lower()):
                found.setdefault(match[0], _marker(match, name, number))
    return list(found.values())


def _marker(match: re.Match[str], file: str, line: int) -> Marker:
    role, number, letters = match[1], int(match[2]), match[3]
    part = PARTS.get(role, role)
    if role in _LETTERED:
        part = f"{_LETTERED[role]} {letters}"
    elif role == "menu":
        part = "gap a"
    elif role == "hint":
        part = f"hint {ord(letters) - ord('a') + 1}"
    return Marker(match[0], role, number, part, file, line)


def pictures() -> dict[str, bytes]:
    """Return the bytes of the file behind each picture, by the marker word that its alternative text begins with."""
    found = {}
    for path in SOURCE.rglob("*.md"):
        for match in _PICTURE.finditer(path.read_text(encoding="utf-8")):
            found[match[1]] = (path.parent / match[2]).read_bytes()
    return found
