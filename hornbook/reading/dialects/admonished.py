"""Questions in an admonition: `??? question "Q2. Which …?"` with options indented below, and the key in one inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import calling
from hornbook.reading.dialects.passage import Passage
from hornbook.reading.quiz import keys, leads, options
from hornbook.reading.quiz.lines import Line, after, make
from hornbook.reading.quiz.words import ends_asking

SIGNS = ("??? question", "???+ question", "!!! question", "??? quiz", "!!! quiz", "???+ quiz", "!!! example")

_OPENS = re.compile(
    r"(?:\?\?\?\+?|!!!)\s+(?:question|quiz|mcq|exercise|example)\b[^\"]*(?:\"(?P<title>[^\"]*)\")?\s*(?P<named>\{[^{}]*\})?$"
)
_DEEP = 4
_LEAST = 2


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each admonition that holds options, or in a quiz an answer to what its title asks."""
    place, count = 0, 0
    called = calling.places(lines)
    while place < len(lines):
        opens = _OPENS.match(lines[place].text) if lines[place].text[:1] in "?!" and not lines[place].code else None
        last = _last(lines, place) if opens else place
        inner = list(_inner(lines[place + 1 : last + 1], lines[place].indent)) if last > place else []
        if opens and called[place] and _is_open(opens["title"] or "", inner):
            yield Passage(lines[place].number, lines[last].number, _opened(opens["title"], lines[place].number, inner))
            place = last + 1
            continue
        if opens is None or sum(map(_is_option, inner)) < _LEAST:
            place += 1
            continue
        count += 1
        begun = make(lines[place].number, f"{_lead(opens['title'] or '', count)} {opens['named'] or ''}".rstrip())
        yield Passage(lines[place].number, lines[last].number, (begun, make(lines[place].number, ""), *inner))
        place = last + 1


def _is_open(title: str, inner: Sequence[Line]) -> bool:
    """Whether a title asks and no options follow, nor an admonition of its own with the answer."""
    shown = [line for line in inner if line.text and not line.code]
    nested = any(line.text[0] in "?!" or "<summary" in line.text.casefold() or keys.recognise(line) for line in shown)
    asks = ends_asking(title) or leads.from_item(make(1, title)) is not None
    return asks and bool(shown) and not nested and not any(map(_is_option, shown))


def _opened(title: str, number: int, inner: Sequence[Line]) -> tuple[Line, ...]:
    fold = make(number, "<details><summary>Answer</summary>")
    lead = leads.from_item(make(1, title))
    begun = make(number, title if lead else f"**{title}**")
    return begun, make(number, ""), fold, *inner, make(inner[-1].number, "</details>")


def _last(lines: Sequence[Line], place: int) -> int:
    """The place of the last line that is indented below the first."""
    last, depth = place, lines[place].indent + _DEEP
    for at in range(place + 1, len(lines)):
        if lines[at].text and lines[at].indent < depth:
            break
        last = at if lines[at].text else last
    return last


def _inner(lines: Sequence[Line], indent: int) -> Iterator[Line]:
    """The lines without the indentation that the admonition gave them."""
    cut, fence = indent + _DEEP, ""
    for line in lines:
        raw = line.raw.expandtabs(_DEEP)[cut:]
        opened, fence = fence, after(raw, fence)
        yield make(line.number, raw, code=bool(opened or fence))


def _is_option(line: Line) -> bool:
    mark = options.recognise(line) if line.text and not line.code else None
    return mark is not None and mark.kind in {"letter", "box"}


def _lead(title: str, count: int) -> str:
    """The title as the beginning of a question: as it is where it has a number or asks, else behind one."""
    if leads.from_text(make(1, title)) or leads.from_item(make(1, title)):
        return title
    return f"**Q{count}.** {title}".rstrip()
