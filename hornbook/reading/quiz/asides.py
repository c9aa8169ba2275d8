"""What stands beside a question's number and is not asked: its points and its difficulty: `(2 points)`, `— Hard`."""

from __future__ import annotations

from dataclasses import dataclass

from hornbook import patterns as re
from hornbook.reading.quiz.words import DIFFICULTIES, POINTS

_PARTS = re.compile(r"\s*(?:[,;|·•/&]|\s[-–—]\s|(?<=\w)[:：]\s)\s*")
_WORTH = re.compile(rf"(?P<value>[+-]?\d+(?:[.,]\d+)?)\s*(?:{POINTS})\.?$", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:difficulty|level|schwierigkeit|niveau|nivel|dificultad|难度|난이도)\s*[:：=]?\s*", re.IGNORECASE
)
_GRADE = re.compile(r"[DdLl]\d(?:\s*[-–]\s*[DdLl]\d)?$|[⭐★☆]{1,5}$|\d\s*/\s*5$")
_TRIM = re.compile(r"^[^\w⭐★☆+-]+|[^\w⭐★☆]+$")
_FRONT = re.compile(
    r"[*_]{0,2}[(\[（【](?P<inside>[^()\[\]（）【】]{1,40})[)\]）】][*_]{0,2}\s*(?:[:：–—-]+(?:\s+|$)|(?=\S)|$)"
)
_END = re.compile(r"(?<!\s)\s*+[*_]{0,2}[(\[（【](?P<inside>[^()\[\]（）【】]{1,40})[)\]）】][*_]{0,2}$")
_LONGEST = 40
_OPENS = frozenset("([（【*_")
_ENDS = frozenset("?？؟.:：…`$")


@dataclass(frozen=True, slots=True)
class Aside:
    """Points and difficulty as written, empty where they are not said; `rest` is an aside of another kind."""

    points: str = ""
    difficulty: str = ""
    rest: str = ""

    def joined(self, other: Aside) -> Aside:
        """Return both together."""
        return Aside(self.points or other.points, self.difficulty or other.difficulty, self.rest or other.rest)


NONE = Aside()


def split(text: str) -> tuple[str, Aside]:
    """Return a question's words without the asides in brackets around them, or empty if they are all aside."""
    if text[-1:] in _ENDS and text[:1] not in _OPENS:
        return text, NONE
    whole = read(text) if len(text) <= _LONGEST else None
    if whole:
        return "", whole
    found = NONE
    front = _FRONT.match(text) if text[:1] in _OPENS else None
    said = read(front["inside"]) if front else None
    if front and said:
        text, found = text[front.end() :], said
    end = _END.search(text) if text.rstrip("*_")[-1:] in {")", "]", "）", "】"} else None
    said = read(end["inside"]) if end else None
    if end and said:
        text, found = text[: end.start()] + _closing(text, end.start()), found.joined(said)
    return text, found


def beside(text: str) -> Aside:
    """Return what an aside right behind a number says; words that are neither points nor difficulty are its rest."""
    inside = text.strip("()[]（）【】 ")
    return read(inside) or Aside(rest=inside if any(sign.isalnum() for sign in inside) else "")


def read(text: str) -> Aside | None:
    """Return what words say that are nothing but points and difficulty, else None."""
    found = NONE
    for part in _PARTS.split(text):
        bare = _TRIM.sub("", part)
        worth = _WORTH.match(bare)
        named = _NAMED.sub("", bare, count=1)
        if worth:
            found = found.joined(Aside(points=worth["value"]))
        elif named.casefold() in DIFFICULTIES or _GRADE.match(named):
            found = found.joined(Aside(difficulty=named))
        elif named or not bare:
            return None
    return None if found == NONE else found


def _closing(text: str, end: int) -> str:
    """The bold mark that stood behind an aside at the end and is open before it."""
    return "**" if text[:end].count("**") % 2 and text.endswith("**") else ""
