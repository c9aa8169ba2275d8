"""Questions folded as a whole: `<details><summary>1. Which …?</summary>`, with the options and the key inside.

Below a heading that says «quiz» the answer alone may be inside; anywhere else such folds are a page's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import calling
from hornbook.reading.dialects.passage import Passage, blank
from hornbook.reading.quiz import keys, leads, options
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("<summary>", "<summary ")

_OPENS = re.compile(r"<details\b[^>]*>\s*(?P<rest>[^{]*)(?P<named>\{[^{}]*\})?$", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary\b[^>]*>(?P<text>.*?)</summary>\s*(?P<rest>.*)$", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:b|strong|i|em|h[1-6]|p|span)\b[^>]*>", re.IGNORECASE)
_WHY = re.compile(
    r"\W*(?:(?:and |but )?why|how come|warum|wieso|pourquoi|¿?por ?qu[eé]|perch[eé]|почему|为什么|なぜ|왜)\b.{0,40}$",
    re.IGNORECASE,
)
_CLOSES = "</details>"
_LEAST = 2
_MOST = 60


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each fold whose summary asks and that holds options and a key, or in a quiz an answer."""
    place, count = 0, 0
    called = calling.places(lines)
    while place < len(lines):
        found = _fold(lines, place) if "<details" in lines[place].text.casefold() and not lines[place].code else None
        if found is None:
            place += 1
            continue
        at, words, rest, last = found
        count += 1
        body = [*([make(lines[at].number, rest)] if rest else []), *lines[at + 1 : last]]
        if called[place] and _is_open(words, lines, at, last) and not _explains(words, lines, place):
            yield Passage(lines[place].number, lines[last].number, _opened(words, lines, place, at, last, count))
        elif _is_question(words, body):
            opens = _OPENS.search(lines[place].text)
            named = f" {opens['named']}" if opens and opens["named"] else ""
            begun = make(lines[place].number, (words if _is_led(words) else f"**Q{count}.** {words}") + named)
            end = make(lines[last].number, lines[last].text.replace(_CLOSES, ""))
            made = (begun, blank(lines[at].number), *body, end)
            yield Passage(lines[place].number, lines[last].number, made)
        place = last + 1


def _fold(lines: Sequence[Line], place: int) -> tuple[int, str, str, int] | None:
    """Where the summary stands, its words, what stands behind it, and the place of the end; None for other folds."""
    opens = _OPENS.search(lines[place].text)
    at = place if opens and opens["rest"] else place + 1
    text = (opens["rest"] if opens and opens["rest"] else lines[at].text) if at < len(lines) else ""
    summary = _SUMMARY.match(text)
    if summary is None:
        return None
    for last in range(at, min(at + _MOST, len(lines))):
        if last > at and "<details" in lines[last].text.casefold():
            return None
        if _CLOSES in lines[last].text.casefold():
            return at, _TAGS.sub("", summary["text"]).strip(), summary["rest"], last
    return None


def _is_question(words: str, body: Sequence[Line]) -> bool:
    shown = [line for line in body if line.text and not line.code]
    marks = [mark for line in shown if (mark := options.recognise(line))]
    given = sum(mark.kind in {"letter", "box"} for mark in marks)
    keyed = any(keys.recognise(line) for line in shown) or any(mark.ticked or mark.marked for mark in marks)
    return given >= _LEAST and keyed and (_is_led(words) or words.endswith(("?", "？", ":")))


def _is_open(words: str, lines: Sequence[Line], at: int, last: int) -> bool:
    """Whether a summary asks and no options follow it, but words or code that answer it."""
    inside = [line for line in lines[at : last + 1] if line.text]
    marks = [mark for line in inside if not line.code and (mark := options.recognise(line))]
    if not words.endswith(("?", "？")) or any(mark.kind in {"letter", "box", "radio"} for mark in marks):
        return False
    return not any(keys.recognise(line) for line in inside if not line.code)


def _explains(words: str, lines: Sequence[Line], place: int) -> bool:
    """Whether a summary asks why about the options right above it: `Why B?`, `Why not the others?`."""
    above = next((line for line in reversed(lines[max(place - _LEAST, 0) : place]) if line.text), None)
    mark = options.recognise(above) if above and not above.code else None
    keyed = above is not None and keys.recognise(above) is not None
    return _WHY.match(words) is not None and (keyed or (mark is not None and mark.kind in {"letter", "box", "number"}))


def _opened(words: str, lines: Sequence[Line], place: int, at: int, last: int, count: int) -> tuple[Line, ...]:
    """The question as a line of its own, and its answer below it in a fold that says so."""
    begun = make(lines[place].number, words if _is_led(words) else f"**Q{count}.** {words}")
    first = lines[at]
    behind = _SUMMARY.search(first.text)
    fold = make(first.number, f"<details><summary>Answer</summary>{behind['rest'] if behind else ''}")
    if last == at:
        return begun, blank(first.number), fold, blank(first.number)
    return (begun, blank(first.number), fold, *lines[at + 1 : last + 1])


def _is_led(words: str) -> bool:
    line = make(1, words)
    return leads.from_text(line) is not None or leads.from_item(line) is not None
