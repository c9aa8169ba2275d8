"""Lines that say more about a question: `Hint:`, `Explanation:`, `Feedback (correct):`, `Points:`, `(2 points)`."""

from __future__ import annotations

from dataclasses import dataclass

from hornbook import patterns as re
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import FIELD_NAMES, POINTS, SIDES

SHORT = frozenset({"points", "tags", "objectives", "difficulty", "title"})
"""The fields of one line."""
_NAMES = "|".join(sorted((re.escape(name) for name in FIELD_NAMES), key=len, reverse=True))
_SIDES = "|".join(sorted((re.escape(side) for side in SIDES), key=len, reverse=True))
_FIELD = re.compile(
    rf"(?:>\s*)?(?P<bullet>[-*+]\s+)?(?:[^\w\s*_<(\[-]\ufe0f?\s*)?(?P<mark>\*\*|__|\*|_(?=\w+:)|<b>|<strong>)?(?:[^\w\s*_<(\[-]\ufe0f?\s*)?(?P<name>{_NAMES})(?:\s*\d+)?(?:\s*\(?\s*(?P<side>{_SIDES})\s*\)?)?"
    r"(?:\*\*|__|\*|</b>|</strong>)?\s*(?::|：)\s*(?:\*\*|__|\*|</b>|</strong>)?\s*(?P<text>.*)$",
    re.IGNORECASE,
)
_SIDE_FIRST = re.compile(
    rf"(?:\*\*|__)?(?P<side>{_SIDES})\s+feedback(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*(?P<text>.*)$", re.IGNORECASE
)
_ALONE = re.compile(rf"(?:\*\*|__|#{{1,6}}\s+)(?P<name>{_NAMES})(?:\*\*|__)?\s*[:：]?$", re.IGNORECASE)
_BRACKETED = re.compile(rf"【\s*(?P<name>{_NAMES})\s*】\s*[:：]?\s*(?P<text>.*)$", re.IGNORECASE)
_POINTS = re.compile(
    rf"(?<!\s)\s*+[(\[]\s*(?P<value>[+-]?\d+(?:[.,]\d+)?(?:\s*/\s*\d+)?)\s*(?:{POINTS})\.?\s*[)\]]\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A named line: its name in our words, the side it is for (`correct`, `true` …), its text and where that begins."""

    name: str
    side: str
    text: str
    number: int
    column: int


def recognise(line: Line) -> Field | None:
    """Return the field of a line, else None."""
    if line.text[:1] == "【":
        return _bracketed(line)
    if line.text[:1] == "#" or (":" not in line.text and "：" not in line.text):
        alone = _ALONE.match(line.text) if line.text[0] in "*_#" else None
        return Field(FIELD_NAMES[alone["name"].casefold()], "", "", line.number, line.column) if alone else None
    match = _FIELD.match(line.text)
    if match:
        text = _closed(match["text"], match["mark"] or "")
        name = FIELD_NAMES[match["name"].casefold()]
        side = SIDES[match["side"].casefold()] if match["side"] else ""
        if side and name == "explanation":
            return None
        return Field(name, side, text.strip(), line.number, line.column + match.start("text"))
    match = _SIDE_FIRST.match(line.text)
    if match is None:
        return None
    return Field(
        "feedback",
        SIDES[match["side"].casefold()],
        match["text"].strip(),
        line.number,
        line.column + match.start("text"),
    )


def _bracketed(line: Line) -> Field | None:
    match = _BRACKETED.match(line.text)
    if match is None:
        return None
    name = FIELD_NAMES[match["name"].casefold()]
    return Field(name, "", match["text"].strip(), line.number, line.column + match.start("text"))


def _closed(text: str, mark: str) -> str:
    """The words of a field without the end of the emphasis that began before its name."""
    for each in ("**", mark):
        if each in {"*", "**", "__", "_"} and text.endswith(each) and text.count(each) == 1:
            return text.removesuffix(each)
    return text


def points_at_end(text: str) -> tuple[str, str]:
    """Return `text` without `(2 points)` at its end, and the number as written (empty where there is none)."""
    if not text.endswith((")", "]")):
        return text, ""
    match = _POINTS.search(text)
    return (text[: match.start()], match["value"]) if match else (text, "")
