"""Options that nothing marks as such until the key is known: the ways are tried in this order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from hornbook import patterns as re
from hornbook.reading.quiz import inline, judged, keys
from hornbook.reading.quiz.counted import ANNOUNCES
from hornbook.reading.quiz.drafts import OptionDraft, QuestionDraft, Text
from hornbook.reading.quiz.lines import make
from hornbook.reading.quiz.options import Mark, ordinal, recognise
from hornbook.reading.quiz.words import normalise

_IMAGES = re.compile(r"(?:[-*+]\s+)?(?:!\[[^\]]*\]\([^()]*(?:\([^()]*\))?[^()]*\)\s*)+$|<img\b[^>]*>$", re.IGNORECASE)
_FENCE = ("```", "~~~")
_BARE = re.compile(r"\s*([A-H])[ \t]{1,4}(?=[^\s=+*/<>(),.:;&|-])")
_ENOUGH = 2


def find(draft: QuestionDraft) -> None:
    """Give a question its options where only its key shows that they are some."""
    judged.settle(draft)
    inline.split(draft)
    if draft.options or not draft.keys:
        return
    for way in _WAYS:
        way(draft)
        if draft.options:
            return


def unannounce(draft: QuestionDraft) -> None:
    """Leave out a line that says no more than that options follow: `Options:`."""
    last = len(draft.stem.lines) - 1
    while last > 0 and not draft.stem.lines[last]:
        last -= 1
    if last > 0 and draft.stem.lines[last][-1] in ":：*_" and ANNOUNCES.match(draft.stem.lines[last].strip()):
        draft.stem = draft.stem.piece(0, last).trimmed()


def _announced(draft: QuestionDraft) -> None:
    """Plain lines below `Options:` of which the key names one."""
    lines = draft.stem.lines
    at = next((place for place, line in enumerate(lines) if line.strip() and ANNOUNCES.match(line.strip())), None)
    below = [place for place in range((at or 0) + 1, len(lines)) if lines[place].strip()] if at is not None else []
    if len(below) < _ENOUGH or not _names_one(draft, [lines[place].strip() for place in below]):
        return
    _take(draft, [(lines[place].strip(), draft.stem.numbers[place]) for place in below], at or 0)


def _pictured(draft: QuestionDraft) -> None:
    """Pictures below the question's words, each a paragraph of its own, of which the key names one by its place."""
    lines = draft.stem.lines
    first = len(lines)
    while first and (not lines[first - 1].strip() or _IMAGES.match(lines[first - 1].strip())):
        first -= 1
    shown = [place for place in range(first, len(lines)) if lines[place].strip()]
    apart = all(other - one > 1 for one, other in pairwise(shown))
    if len(shown) < _ENOUGH or not apart or not any(line.strip() for line in lines[:first]):
        return
    places = [ordinal(label) for label in keys.claim(draft.keys[0].value).labels]
    if places and all(place is not None and 0 <= place < len(shown) for place in places):
        _take(draft, [(lines[place].strip(), draft.stem.numbers[place]) for place in shown], first)


def _fenced(draft: QuestionDraft) -> None:
    """Lettered lines at the end of a block of code: they are shown as code, unless the question's words are in it."""
    lines = draft.stem.lines
    fences = [place for place, line in enumerate(lines) if line.lstrip().startswith(_FENCE)]
    if len(fences) < _ENOUGH or any(line.strip() for line in lines[fences[-1] + 1 :]):
        return
    first, last = fences[-2], fences[-1]
    begun: list[tuple[int, str]] = []
    for place in range(first + 1, last):
        label = _label(lines[place], draft.stem.numbers[place], len(begun))
        if label:
            begun.append((place, label))
    if len(begun) < _ENOUGH or not keys.claim(draft.keys[0].value).labels:
        return
    inner, numbers = lines[:last], draft.stem.numbers
    words = not draft.stem.piece(0, first)
    draft.stem = _above(draft.stem, first, begun[0][0], last)
    for (place, label), end in zip(begun, [*(each for each, _ in begun[1:]), last], strict=True):
        own = inner[place:end]
        draft.options.append(_plain(own, numbers[place], label) if words else _coded(own, numbers[place], label))


def _label(line: str, number: int, due: int) -> str:
    """The letter that is `due` (from 0) at the beginning of a line of code, with a sign behind it or only blanks."""
    mark = recognise(make(number, line)) if line.strip() else None
    if mark and mark.kind == "letter":
        return mark.label if ordinal(mark.label) == due else ""
    bare = _BARE.match(line)
    return bare[1] if bare and ordinal(bare[1]) == due else ""


def _above(stem: Text, first: int, begun: int, last: int) -> Text:
    """The words of a question: those above its block, else those in it; what is left of the block stays code."""
    outside, inside = stem.piece(0, first), stem.piece(first + 1, begun).trimmed()
    if not inside or not outside:
        return inside or outside
    outside.extend(stem.piece(first, first + 1))
    outside.lines += [*inside.lines, stem.lines[last]]
    outside.numbers += [*inside.numbers, inside.numbers[-1]]
    return outside


def _plain(lines: Sequence[str], number: int, label: str) -> OptionDraft:
    return _option(" ".join([_own(lines[0]), *(line.strip() for line in lines[1:])]).strip(), number, label)


def _coded(lines: Sequence[str], number: int, label: str) -> OptionDraft:
    """An option of code: its words in a line, or as a block where they take several."""
    words = [_own(lines[0]), *(line.rstrip() for line in lines[1:])]
    while words and not words[-1]:
        words.pop()
    if len(words) == 1:
        return _option(f"`{words[0]}`" if "`" not in words[0] else f"`` {words[0]} ``", number, label)
    option = _option("", number, label)
    marks = "```" if not any("```" in word for word in words) else "~~~~"
    block = [marks, *words, marks]
    option.text = Text(block, [number, *(number + at for at in range(len(words))), number + len(words) - 1])
    return option


def _own(line: str) -> str:
    """A line of code behind its letter."""
    return re.sub(r"^\s*[*_]*\(?(?:\w[.):]|[A-H](?=[ \t]))\s*", "", line).rstrip()


def _names_one(draft: QuestionDraft, texts: list[str]) -> bool:
    value = draft.keys[0].value
    known = {normalise(text) for text in texts}
    claimed = keys.claim(value)
    places = [ordinal(label) for label in claimed.labels]
    by_place = bool(places) and all(place is not None and 0 <= place < len(texts) for place in places)
    parts = [normalise(part) for part in re.split(r"[,;]\s+", value)]
    return by_place or normalise(value) in known or all(part in known for part in parts)


def _take(draft: QuestionDraft, found: list[tuple[str, int]], first: int) -> None:
    """Make options of lines, and take all from place `first` on out of the stem."""
    draft.stem = draft.stem.piece(0, first)
    draft.options = [_option(text, number) for text, number in found]


def _option(text: str, number: int, label: str = "") -> OptionDraft:
    kind = "letter" if label else "bullet"
    mark = Mark("letter" if kind == "letter" else "bullet", label, text, 0, 1)
    return OptionDraft(mark, number, Text([text], [number]), raw=[make(number, text)])


_WAYS: tuple[Callable[[QuestionDraft], None], ...] = (_announced, _pictured, _fenced)
