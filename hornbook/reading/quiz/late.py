"""Questions that only their key shows to be some: a paragraph, plain bullets below it, and an answer line."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import inline, keys, lines
from hornbook.reading.quiz.attributes import split
from hornbook.reading.quiz.drafts import Text
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.options import Mark, ordinal, recognise
from hornbook.reading.quiz.words import FALSE, TRUE, normalise

_ENOUGH = 2
_BOLD = {"**", "__"}
_ENDS = {":", "："}
_FIELD = re.compile(r"(?:\*\*|__)[^*_:：]{2,30}(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：])")


def bullets(text: Text, value: str) -> list[tuple[Line, Mark]]:
    """Return the bullets at the end of a text, if words stand above them and the key `value` names one of them."""
    written = lines.split(tuple(text.lines), 1, len(text.lines))
    found: list[tuple[Line, Mark]] = []
    for line in reversed(list(written)):
        if not line.text and (found or not line.code):
            continue
        mark = recognise(line) if not line.code else None
        if mark is None or mark.kind != "bullet":
            break
        found.append((line, mark))
    if any(_FIELD.match(mark.text) for _, mark in found):
        return []
    found.reverse()
    above = any(line.strip() for line in text.lines[: found[0][0].number - 1]) if found else False
    return found if len(found) >= _ENOUGH and above and _names(value, [mark.text for _, mark in found]) else []


def offers(text: Text) -> bool:
    """Return whether the last line of a text offers several options, one behind the other: `A) one; B) two; C) …`."""
    last = next((line for line in reversed(text.lines) if line.strip()), "")
    return len(inline.held(last)) > _ENOUGH


def states(text: Text, value: str) -> bool:
    """Return whether a key says that the statement in bold above it, at the end of a text, is true or false."""
    side = normalise(keys.claim(value).text or value).split(".")[0]
    last = split(next((line for line in reversed(text.lines) if line.strip()), ""))[0].strip()
    return side in TRUE | FALSE and last[:2] in _BOLD and last[-2:] in _BOLD and last.rstrip("*_")[-1:] not in _ENDS


def _names(value: str, texts: Sequence[str]) -> bool:
    places = [ordinal(label) for label in keys.claim(value).labels]
    if places:
        return all(place is not None and 0 <= place < len(texts) for place in places)
    return normalise(value) in {normalise(text) for text in texts}
