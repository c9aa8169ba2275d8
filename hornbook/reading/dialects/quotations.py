"""Whole questions inside a quotation or a callout: its marks are taken off, and the rest is read as anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import calling
from hornbook.reading.dialects.passage import Passage, stretches
from hornbook.reading.quiz import attributes, leads, options, titles, wrapping
from hornbook.reading.quiz.lines import Line, after, make
from hornbook.reading.quiz.words import LABEL, ends_asking

SIGNS = ("\n>", "\n >", "\n  >", "\n   >")

_MARK = re.compile(r"[ \t]*>[ ]?")
_CALLOUT = re.compile(r"\[!(?P<kind>[\w-]+)\][+-]?\s*(?P<title>.*)$")
_NUMBERED = re.compile(rf"(?:{LABEL})\s*#?(?P<number>\d{{1,3}})\s+(?P<text>[^\W\d].*)$", re.IGNORECASE)
_ASKING = {"question", "quiz", "mcq", "exercise", "test"}
_LEAST = 2


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each quotation that begins as a question or quiz does and holds options."""
    quoted = [place for place, line in enumerate(lines) if line.text[:1] == ">" and not line.code]
    called = calling.places(lines) if any("[!" in lines[place].text for place in quoted) else []
    for first, last in _runs(lines, iter(quoted)):
        inner = list(_inner(lines[first : last + 1]))
        begun = next((line for line in inner if line.text), None)
        if begun and called and called[first] and _is_folded(begun, inner):
            yield Passage(lines[first].number, lines[last].number, _unfolded(begun, inner))
            continue
        held = sum(_is_option(line) for line in inner) >= _LEAST
        if begun is None or not (held or _is_answered(begun, inner) or _is_chosen(begun, inner)):
            continue
        made = _read(begun, inner)
        if made:
            alone = made[1] or (not held and _is_chosen(begun, inner))
            yield Passage(lines[first].number, lines[last].number, made[0], alone=alone, title=made[2])


def _runs(lines: Sequence[Line], quoted: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Quotations, each from its first to its last line; an empty line without the mark ends one."""
    for first, last in stretches(lines, quoted):
        ends = [place for place in range(first, last + 1) if not lines[place].text]
        for begun, end in zip([first, *(place + 1 for place in ends)], [*ends, last + 1], strict=True):
            if begun < end:
                yield begun, end - 1


def _inner(lines: Sequence[Line]) -> Iterator[Line]:
    fence = ""
    for line in lines:
        mark = _MARK.match(line.raw)
        cut = mark.end() if mark else 0
        raw = line.raw[cut:]
        opened, fence = fence, after(raw, fence)
        yield make(line.number, raw, code=bool(opened or fence), offset=line.offset + cut)


def _read(begun: Line, inner: list[Line]) -> tuple[tuple[Line, ...], bool, str] | None:
    """The lines of a quotation, whether it is a quiz by itself, and its title; None where it is only a quotation."""
    callout = _CALLOUT.match(begun.text)
    if callout:
        says = titles.is_quiz(callout["title"], attributes.NONE) and not ends_asking(callout["title"])
        kind = callout["kind"].casefold()
        if not says and kind not in _ASKING:
            return None
        rest = tuple(line for line in inner if line is not begun)
        title = callout["title"] if says else ""
        words = [make(begun.number, _asked(callout["title"]))] if callout["title"] and not says else []
        return (*words, *rest), says or kind == "quiz", title
    found = leads.heading(begun)
    if found and titles.calls(found[1]):
        return tuple(line for line in inner if line is not begun), True, found[1]
    led = leads.from_heading(begun) or leads.from_text(begun) or leads.from_item(begun)
    return (tuple(inner), False, "") if led else None


def _asked(title: str) -> str:
    """The title of a callout as a question's first line: `Question 1 Which …?` has its number set apart."""
    match = _NUMBERED.match(title)
    return f"**Q{match['number']}.** {match['text']}" if match else f"**{title}**"


def _is_folded(begun: Line, inner: Sequence[Line]) -> bool:
    """Whether a callout asks in its title and answers in its body: `> [!question]- Why?`."""
    callout = _CALLOUT.match(begun.text)
    if callout is None or callout["kind"].casefold() not in _ASKING or not ends_asking(callout["title"]):
        return False
    return any(line.text for line in inner if line is not begun) and not any(map(_is_option, inner))


def _unfolded(begun: Line, inner: Sequence[Line]) -> tuple[Line, ...]:
    callout = _CALLOUT.match(begun.text)
    title = callout["title"] if callout else ""
    rest = [line for line in inner if line is not begun]
    fold = make(begun.number, "<details><summary>Answer</summary>")
    return (
        make(begun.number, f"**{title}**"),
        make(begun.number, ""),
        fold,
        *rest,
        make(rest[-1].number, "</details>"),
    )


def _is_answered(begun: Line, inner: Sequence[Line]) -> bool:
    """Whether a quotation begins with a question in bold and holds its answer, which is shown on demand."""
    asks = begun.text[0] in "*_" and leads.from_text(begun) is not None and "?" in begun.text
    return asks and any("<summary" in line.text.lower() for line in inner if not line.code)


def _is_chosen(begun: Line, inner: Sequence[Line]) -> bool:
    """Whether a callout that asks holds bullets, and below them a callout of its own with the answer."""
    callout = _CALLOUT.match(begun.text)
    if callout is None or callout["kind"].casefold() not in _ASKING or not callout["title"]:
        return False
    bullets = sum(line.text[:2] in {"- ", "* "} for line in inner)
    nested = (wrapping.callout(line) for line in inner if line.text[:1] == ">" and "[!" in line.text)
    return bullets >= _LEAST and any(title and wrapping.announces_key(title) for title in nested)


def _is_option(line: Line) -> bool:
    mark = options.recognise(line) if line.text and not line.code else None
    return mark is not None and mark.kind in {"letter", "box"}
