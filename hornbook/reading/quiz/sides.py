"""The side that stands behind a statement: `… through Egypt. (True)`, `… → False`, **False** on the line below."""

from __future__ import annotations

from hornbook import patterns as re
from hornbook.reading.quiz.attributes import Attributes
from hornbook.reading.quiz.drafts import QuestionDraft, Text
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.words import FALSE, TRUE, ends_asking

_SIDE = "|".join(re.escape(word) for word in sorted(TRUE | FALSE, key=len, reverse=True) if len(word) > 1)
_BEHIND = re.compile(
    rf"[*_]{{0,2}}\((?P<held>{_SIDE})\)[*_]{{0,2}}[.]?$|"
    rf"(?:→|⇒|=>|->)\s?[*_]{{0,2}}(?P<shown>{_SIDE})[*_]{{0,2}}[.]?$",
    re.IGNORECASE,
)
_FAR = 40
_BELOW = re.compile(
    rf"(?:>\s*)?(?P<mark>\*\*|__)(?P<side>{_SIDE})[.:!]?(?P=mark)(?:[.:!]|\s*[-–—]+(?=\s)|$)\s*(?P<why>.*)$",
    re.IGNORECASE,
)


def take(draft: QuestionDraft) -> bool:
    """Make the side behind a statement its key, and what follows its explanation; return whether there was one."""
    stem = draft.stem.trimmed()
    if draft.options or draft.keys or draft.fields or draft.blank_key or not stem or ends_asking(stem.lines[0]):
        return False
    return _behind(draft, stem) if len(stem.lines) == 1 else _below(draft, stem)


def _behind(draft: QuestionDraft, stem: Text) -> bool:
    line = stem.lines[0].rstrip()
    found = _BEHIND.search(line, max(len(line) - _FAR, 0))
    words = line[: found.start()].rstrip() if found else ""
    if found is None or not words or ends_asking(words):
        return False
    draft.stem = Text([words], stem.numbers[:1], stem.margin)
    _give(draft, found["held"] or found["shown"], stem.numbers[0])
    return True


def _below(draft: QuestionDraft, stem: Text) -> bool:
    place = next((at for at, line in enumerate(stem.lines) if at and _BELOW.match(line.strip())), 0)
    found = _BELOW.match(stem.lines[place].strip())
    if found is None or ends_asking(next(line for line in reversed(stem.lines[:place]) if line.strip())):
        return False
    draft.stem = stem.piece(0, place).trimmed()
    _give(draft, found["side"], stem.numbers[place])
    if found["why"]:
        draft.explanation.extend(Text([found["why"]], [stem.numbers[place]]))
    draft.explanation.extend(stem.piece(place + 1).trimmed())
    return True


def _give(draft: QuestionDraft, side: str, number: int) -> None:
    draft.keys.append(Key(side, number, 1, "answer line"))
    set_type(draft)


def set_type(draft: QuestionDraft) -> None:
    """Make a draft a statement to be judged, unless its author says another type."""
    draft.attributes = Attributes(values={"type": "true-false"}).joined(draft.attributes)
