"""One gap: what stands between its brackets, and the kind of gap that this makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from hornbook import patterns as re
from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.diagnostics import Span
from hornbook.markup.holes import Hole
from hornbook.model import Content, Option
from hornbook.questions import ChoiceGap, Gap, NumberGap, TextGap
from hornbook.reading.quiz import alternatives, attributes, brackets, ids, numbers, scores, settings
from hornbook.reading.quiz.alternatives import Alternative
from hornbook.reading.quiz.gap_rules import BAD_DROPDOWN, EMPTY_GAP
from hornbook.reading.quiz.rules import BAD_ATTRIBUTES, BAD_SETTING, DUPLICATE_OPTIONS

if TYPE_CHECKING:
    from hornbook.markup.scribe import Scribe
    from hornbook.reading.quiz.parts import Parts

_STARRED = re.compile(r"\*(?!\*)(?=\s*\S)")
_EMPHATIC = re.compile(r"\*(?P<words>[^*\s][^*]*)\*$")
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"$|“([^“”]*)”$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED_IN_CODE = re.compile(r"\\([|\[\]])")
_GLUED = re.compile(r"[+\-−]?[\d.,]+(?![eE][+\-−]?\d+$)[^\W\d_]")
_BRACES = re.compile(r"\{[^{}]*=[^{}]*\}")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap as written: its answers and settings, and where it begins in the source."""

    hole: Hole
    number: int
    column: int
    given: Sequence[Alternative]
    values: dict[str, str] = field(default_factory=dict)

    @property
    def raw(self) -> str:
        """The gap as it stands in the source, without its attributes."""
        return f"[[{brackets.parts(self.hole.raw)[0]}]]"


def read(hole: Hole, scribe: Scribe, number: int, column: int) -> Blank:
    """Return what a hole holds; its place is searched behind the last one's, which was line `number`, `column`."""
    number, column = _place(hole, scribe, number, column)
    inside, named = brackets.parts(hole.raw)
    starred = any(_STARRED.match(piece.strip()) for piece, _ in alternatives.split(inside))
    given = alternatives.read(inside, scribe, number, column + len("[["), share=not starred)
    blank = Blank(hole, number, column, [each for each in given if each.text], named.values)
    if len(blank.given) < len(given):
        scribe.report(EMPTY_GAP, _span(blank, scribe), text=blank.raw)
    _check_braces(blank, scribe)
    return blank


def _place(hole: Hole, scribe: Scribe, number: int, column: int) -> tuple[int, int]:
    """The line and the column (from 1) of a hole; in a table its bars have a backslash."""
    for raw in dict.fromkeys((hole.raw, hole.raw.replace("|", "\\|"))):
        for line in range(max(hole.first, number), hole.last + 1):
            found = scribe.source.line(line).find(raw, column if line == number else 0)
            if found >= 0:
                return line, found + 1
    return hole.first, 1


def _check_braces(blank: Blank, scribe: Scribe) -> None:
    """Braces right behind a gap that are no attributes are text, which an author may not expect."""
    line = scribe.source.line(blank.number)
    end = line.find("]]", blank.column + len(blank.raw) - len("[[]]")) + len("]]")
    braces = _BRACES.match(line, end) if not blank.values and not blank.hole.code else None
    if braces and attributes.split(braces[0])[1] == attributes.NONE:
        span = Span(scribe.source.name, blank.number, braces.start() + 1, blank.number, braces.end() + 1)
        scribe.report(BAD_ATTRIBUTES, span, text=braces[0])


def make(blank: Blank, parts: Parts, name: str) -> Gap:
    """Return the gap with the id `name`; settings that its kind does not take are reported."""
    scribe = parts.desk.scribe
    kind = _kind(blank)
    what, known = _KINDS[kind]
    own = settings.read(
        blank.values,
        {each: settings.GAP[each] for each in known},
        what,
        scribe.report,
        lambda text: _found(text, blank, scribe),
    )
    return _MAKERS[kind](blank, parts, {"id": name, "weight": own.pop("weight", 1.0)}, own)


def _kind(blank: Blank) -> str:
    """A pattern or a comparison makes a text; a star or a shuffle a choice; numbers alone a number."""
    if blank.values.get("pattern", "").casefold() in settings.YES:
        return "text"
    if "shuffle" in blank.values or any(_STARRED.match(each.text) for each in blank.given):
        return "choice"
    typed = blank.values.keys() & {"case", "diacritics", "pattern"}
    return "number" if blank.given and not typed and _numbers(blank) else "text"


def _text(blank: Blank, parts: Parts, common: dict[str, Any], own: dict[str, Any]) -> Gap:
    pattern = own.get("pattern", parts.settings.get("pattern", False))
    accepted = tuple(
        AcceptedText(text=_words(each.text, blank.hole), score=each.worth, pattern=pattern) for each in blank.given
    )
    compared = {name: own.get(name, parts.settings.get(name, name == "diacritics")) for name in ("case", "diacritics")}
    return TextGap(accepted=accepted, **compared, **common)


def _number(blank: Blank, parts: Parts, common: dict[str, Any], own: dict[str, Any]) -> Gap:
    accepted, unit = _numbers(blank) or ((), "")
    return NumberGap(accepted=accepted, unit=own.get("unit", unit or parts.settings.get("unit", "")), **common)


def _numbers(blank: Blank) -> tuple[tuple[AcceptedNumber, ...], str] | None:
    """The numbers of a gap; a word glued to one makes it a name, as in 3D or 2nd."""
    if any(_GLUED.match(each.text) for each in blank.given):
        return None
    return numbers.of([(each.text, each.worth, None) for each in blank.given])


def _choice(blank: Blank, parts: Parts, common: dict[str, Any], own: dict[str, Any]) -> Gap:
    right = [_STARRED.match(each.text) is not None for each in blank.given]
    if not any(right):
        best = scores.keys([each.score for each in blank.given], several=False)
        right = [place in best for place in range(len(blank.given))]
    options = tuple(
        Option(id=ids.letters(place), content=_shown(each, blank, parts), correct=right[place], score=each.score)
        for place, each in enumerate(blank.given)
    )
    _check(blank, parts, options)
    return ChoiceGap(options=options, shuffle=own.get("shuffle", parts.settings.get("shuffle", False)), **common)


def _check(blank: Blank, parts: Parts, options: Sequence[Option]) -> None:
    span = _span(blank, parts.desk.scribe)
    keys = sum(option.correct for option in options)
    if len(options) < _FEWEST or keys != 1:
        fault = "only one option" if len(options) < _FEWEST else f"{keys or 'no'} keys instead of one"
        parts.report(BAD_DROPDOWN, span, text=blank.raw, fault=fault)
    seen: dict[str, str] = {}
    for option in options:
        first = seen.setdefault(option.content.html, option.id)
        if first != option.id:
            parts.report(DUPLICATE_OPTIONS, span, text=option.content.text, first=first, second=option.id)


def _shown(each: Alternative, blank: Blank, parts: Parts) -> Content:
    """An option as learners see it: Markdown in a text; in code plain words, since what stands around them is code."""
    words = _starless(each.text)
    if blank.hole.code:
        code = _words(words, blank.hole)
        return Content(html=escape(code, quote=False), text=code)
    quoted = _QUOTED.fullmatch(words)
    return parts.desk.scribe.line((quoted[1] or quoted[2] or "") if quoted else words, each.number)


def _starless(text: str) -> str:
    """An option without the star that makes it the key; a star at its end as well is no more than that."""
    if not _STARRED.match(text):
        return text
    emphatic = _EMPHATIC.match(text)
    return emphatic["words"] if emphatic else text[1:].strip()


def _words(text: str, hole: Hole) -> str:
    """An accepted text without quotes, marks and backslashes; in code only those of bars and brackets go.

    Quotes in code are code, unless without them the text would be a number or a choice.
    """
    quoted = _QUOTED.fullmatch(text)
    inner = (quoted[1] or quoted[2] or "") if quoted else ""
    if quoted and (not hole.code or numbers.one(inner) or inner.startswith("*") or "|" in inner):
        return _ESCAPED.sub(r"\1", inner)
    if hole.code:
        return _ESCAPED_IN_CODE.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", alternatives.plain(text))


def report_weightless(blank: Blank, parts: Parts) -> None:
    """Report at the first of its gaps that those of a question all weigh nothing: every answer would score 0."""
    value = blank.values.get("weight", "0")
    span = _found(value, blank, parts.desk.scribe)
    parts.report(BAD_SETTING, span, value=value, name="weight", expected="a number above 0 for at least one gap")


def _span(blank: Blank, scribe: Scribe) -> Span:
    """The place of the gap with its brackets and attributes."""
    line = scribe.source.line(blank.number)
    raw = next((raw for raw in (blank.hole.raw, blank.hole.raw.replace("|", "\\|")) if raw in line), "")
    if not raw:
        return scribe.whole(blank.number)
    return Span(scribe.source.name, blank.number, blank.column, blank.number, blank.column + len(raw))


def _found(text: str, blank: Blank, scribe: Scribe) -> Span:
    """The place of a setting's name or value behind the gap."""
    line = scribe.source.line(blank.number)
    found = line.find(text, line.find("]]{", blank.column - 1) + 1)
    if found < 0:
        return _span(blank, scribe)
    return Span(scribe.source.name, blank.number, found + 1, blank.number, found + 1 + len(text))


_KINDS = {
    "text": ("gap for a text", ("weight", "case", "diacritics", "pattern")),
    "number": ("gap for a number", ("weight", "unit")),
    "choice": ("dropdown", ("weight", "shuffle")),
}
_MAKERS: dict[str, Callable[[Blank, Parts, dict[str, Any], dict[str, Any]], Gap]] = {
    "text": _text,
    "number": _number,
    "choice": _choice,
}
