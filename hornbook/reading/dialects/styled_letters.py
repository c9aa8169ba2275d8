"""Lists whose letters exist in style only: `<div class="upper-alpha">`, `{: .upper-alpha }`, `{: type="A" }`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, blank
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("upper-alpha", "lower-alpha", "upper-latin", "lower-latin", 'type="A"', 'type="a"', "type='A'", "type=A")

_STYLE = r"(?:(?P<case>upper|lower)-(?:alpha|latin)|type=[\"']?(?P<type>[Aa])[\"']?)"
_AGAIN = _STYLE.replace("?P<case>", "?P<case2>").replace("?P<type>", "?P<type2>")
_OPENS = re.compile(rf"<(?:div|section)\b[^>]*{_STYLE}[^>]*>$|(?::{{3,}})\s*\{{?[^}}]*{_AGAIN}.*$")
_CLOSES = re.compile(r"</(?:div|section)>$|:{3,}$")
_LINE = re.compile(rf"\{{:?[^{{}}]*{_STYLE}[^{{}}]*\}}$")
_ITEM = re.compile(r"\d{1,2}[.)](?:\s+|$)(?P<text>.*)$")
_MOST = 26


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each such list with its letters as text."""
    for place, line in enumerate(lines):
        if line.code or line.text[:1] not in {"<", "{", ":"}:
            continue
        opens, styled = _OPENS.match(line.text), _LINE.match(line.text)
        if opens:
            last = _close(lines, place)
            kind = opens["case"] or opens["type"] or opens["case2"] or opens["type2"]
            if last:
                yield _passage(lines, place, last, kind)
        elif styled:
            first, last = _around(lines, place)
            if first < last:
                yield _passage(lines, first, last, styled["case"] or styled["type"])


def _passage(lines: Sequence[Line], first: int, last: int, kind: str) -> Passage:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if kind in {"upper", "A"} else "abcdefghijklmnopqrstuvwxyz"
    made = tuple(_lettered(lines[first : last + 1], letters))
    return Passage(lines[first].number, lines[last].number, made)


def _lettered(lines: Sequence[Line], letters: str) -> Iterator[Line]:
    """The lines with a letter for each number of the list's own depth; markup around it says no more."""
    count, depth = 0, -1
    for line in lines:
        match = _ITEM.match(line.text) if not line.code else None
        if match and (depth < 0 or line.indent <= depth + 1) and count < _MOST:
            depth = line.indent if depth < 0 else depth
            yield make(line.number, f"{' ' * line.indent}{letters[count]}. {match['text']}")
            count += 1
        elif not line.code and line.text[:1] in {"<", "{", ":"} and _is_style(line.text):
            yield blank(line.number)
        else:
            yield line


def _is_style(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_OPENS, _CLOSES, _LINE))


def _close(lines: Sequence[Line], place: int) -> int:
    """Where a container ends: with the first tag that closes one, since lists hold none."""
    for at in range(place + 1, len(lines)):
        if lines[at].text[:1] == "#" and not lines[at].code:
            return 0
        if _CLOSES.match(lines[at].text) and not lines[at].code:
            return at
    return 0


def _around(lines: Sequence[Line], place: int) -> tuple[int, int]:
    """First and last place of a list and the line of attributes right above or right below it."""
    if place and _ITEM.match(lines[place - 1].text):
        first = place
        while first and lines[first - 1].text and (_ITEM.match(lines[first - 1].text)):
            first -= 1
        return first, place
    last = place
    while last + 1 < len(lines) and _ITEM.match(lines[last + 1].text):
        last += 1
    return place, last
