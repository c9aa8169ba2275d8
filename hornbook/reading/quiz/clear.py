"""Questions so clearly written that they are questions wherever they stand, below a heading that says so or not.

Such a question has words, options in their order, and a key that names one of them or a mark beside some of them.
Where one begins a run of them goes on as long as others follow, up to a heading or a rule that no question follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hornbook import patterns as re
from hornbook.reading.quiz import (
    attributes,
    consultations,
    counted,
    evidence,
    fields,
    folds,
    keys,
    leads,
    options,
    titles,
    wrapping,
)
from hornbook.reading.quiz.lines import RULE, Line
from hornbook.reading.quiz.signs import ENOUGH, LEAST, Signs
from hornbook.reading.quiz.words import FALSE, LABEL, QUESTION_MARKS, TRUE, ends_asking, normalise

_MOST = 80
_STARRED = "bullet in bold"
_SEVERAL = 2
_NEAR = 8
_PARTS = 3
_NAMES = {"{:", "{#", "{."}
_OPEN = {"", "#"}
_ONES = {"1.", "1)", "1、"}
_NAMED = re.compile(
    r"[*_]*(?:(?-i:(?=\S*[A-Z])(?=\S*\d)[\w.-]{3,24}|[a-z]{1,12}[-_]\d{2,4})[*_]*$|"
    r"(?!(?:segment|chapter|lesson|module|unit|week|day|part|section|session|lecture|step|phase|figure|table|version|"
    r"level|stage|topic|episode|sprint|milestone|release|kapitel|lektion|modul|einheit|woche|tag|teil|abschnitt|"
    r"schritt|semana|día|capítulo|lección|módulo|tema|unidad|parte|sección|paso|aula|chapitre|leçon|semaine|jour|"
    r"partie|étape|глава|урок|модуль|раздел|тема|часть|неделя|день|шаг|розділ|bài|chương|phần|tuần|ngày|bước)\b)"
    r"(?:[^\W\d]{2,20}|case study)\s*(?:№|#)?\s*\d{1,3}(?!\w))",
    re.IGNORECASE,
)
_WORDED = re.compile(rf"[#\W_\d]*(?:(?:{LABEL})s?\W{{0,5}}|(?:mcq|ques|câu|第)\W{{0,3}}|q\W?)\d", re.IGNORECASE)
_SIDE_ENDS = re.compile(r"[.,;:(]|\s[-–—]")
_TOLD = ("<", ">", "*", "_", "-", "+", "✅", "💡", "(", "`", "!", "|")


@dataclass(frozen=True, slots=True)
class Found:
    """A complete question: the place of the last line that tells so, and whether it is one even if it stands alone.

    `form` is how it is written: those written alike are questions together. `clear` is false for what only looks
    like a question, as it has no key and may as well be something else; `numbered` says that it has a number and
    options in capitals at least.
    """

    last: int
    alone: bool
    form: tuple[str, bool]
    clear: bool = True
    numbered: bool = False


def run(lines: Sequence[Line], place: int) -> tuple[int, int]:
    """Return the place behind the last line of the questions that begin at `place`, 0 where none begins there.

    Where one begins that is not clear enough to be one by itself, the second number is the place of its last line.
    """
    found = _look(lines, place) or _first_of(lines, place)
    if found is None or not found.clear:
        unclear = found is not None and (not found.numbered or found.form[0] == "box")
        return 0, found.last if found and unclear else 0
    level = _worded_level(lines[place])
    count, alone, last = 1, found.alone, found.last
    at = last + 1
    while at < len(lines):
        line = lines[at]
        further = _further(lines, at, found) if line.text and not line.code else None
        if further:
            count, last = count + _like(further, found), further.last
            alone = alone or further.alone
            at = last + 1
        elif (_ends(lines, at, level) and not folds.inside(lines, at)) or (
            not alone and count == 1 and at - last > _MOST
        ):
            break
        else:
            at += 1
    if alone or count > (_SEVERAL if found.form[0] == _STARRED else 1):
        return _tail(lines, last, at, level), 0
    return 0, last if found.form[0] == "letter" else 0


def headings(lines: Sequence[Line]) -> dict[int, bool]:
    """Return the headings that are named as questions are, `### T8A01`, and that a complete question begins with."""
    heads = (place for place, line in enumerate(lines) if line.text[:1] == "#" and not line.code)
    named = (place for place in heads if _is_named(lines[place]))
    return {lines[place].number: True for place in named if begins(lines, place)}


def _is_named(line: Line) -> bool:
    if line.text.lstrip("#* ")[:1].isdecimal():
        return False
    found = leads.heading(line)
    if found is None or leads.is_range(found[1]):
        return False
    return _NAMED.match(attributes.split(found[1])[0]) is not None


def begins(lines: Sequence[Line], place: int) -> Found | None:
    """Return the complete question that begins at a place, or None."""
    found = _look(lines, place)
    return found if found and found.clear else None


def _further(lines: Sequence[Line], place: int, first: Found) -> Found | None:
    """The next question of a run; in a copy without keys its number and its options are enough."""
    found = _look(lines, place)
    if found and (found.clear or (found.numbered and first.numbered and _like(found, first))):
        return found
    return None


def _like(found: Found, first: Found) -> bool:
    return found.form[0].split()[0] == first.form[0].split()[0] and found.form[1] == first.form[1]


def _look(lines: Sequence[Line], place: int) -> Found | None:
    line = lines[place]
    if line.code or not line.text or line.text[0] in "|<`" or consultations.asks_wish(line.text):
        return None
    if line.text[0] == "#":
        found = leads.heading(line)
        if found is None:
            return None
        title = attributes.split(found[1])[0]
        numbered = leads.from_heading(line) is not None or _is_named(line)
        asks = ends_asking(title)
        complete = _complete(lines, place, strong=numbered) if numbered or asks else None
        return complete or ((_judged(lines, place) or _counted(lines, place, inset=False)) if numbered else None)
    lead = leads.from_text(line)
    if lead or leads.from_item(line):
        strong = lead is not None and lead.number is not None
        complete = _complete(lines, place, strong=strong) or (_judged(lines, place) if strong else None)
        return complete or _counted(lines, place, inset=not strong)
    if leads.counted(line.text):
        return _complete(lines, place, strong=True)
    return _plain(lines, place)


def _counted(lines: Sequence[Line], place: int, *, inset: bool) -> Found | None:
    """A question with counted options below it, one of which a key names; in an item they are `inset`."""
    below = next((at for at in range(place + 1, min(place + _PARTS, len(lines))) if lines[at].text), place)
    if lines[below].text[0] != "1" or (inset and lines[below].indent <= lines[place].indent + 1):
        return None
    listed = counted.at(lines, below)
    return Found(listed.last, alone=not inset, form=("number", False), numbered=True) if listed else None


def _judged(lines: Sequence[Line], place: int) -> Found | None:
    """A numbered statement and, right below it, an answer line that says whether it is true."""
    for at in range(place + 1, min(place + _NEAR, len(lines))):
        line = lines[at]
        if line.code or options.recognise(line) or (line.text and (leads.heading(line) or leads.from_item(line))):
            return None
        key = keys.recognise(line) if line.text else None
        if key:
            side = normalise(_SIDE_ENDS.split(keys.claim(key.value).text or key.value, maxsplit=1)[0])
            return Found(at, alone=False, form=("judged", True), numbered=True) if side in TRUE | FALSE else None
    return None


def _worded_level(line: Line) -> int:
    """The level of a heading such as `### Question 3`, 0 for any other line."""
    found = leads.heading(line) if line.text[:1] == "#" and _WORDED.match(line.text) else None
    return found[0] if found and leads.from_heading(line) else 0


def _first_of(lines: Sequence[Line], place: int) -> Found | None:
    """The next of a row of headings `### Question 3`, where the first itself is no question with options."""
    level = _worded_level(lines[place])
    if not level or lines[place].code:
        return _further_item(lines, place)
    for at in range(place + 1, min(place + _MOST, len(lines))):
        found = leads.heading(lines[at]) if lines[at].text[:1] == "#" and not lines[at].code else None
        if found and found[0] <= level:
            return begins(lines, at) if _worded_level(lines[at]) == level else None
    return None


def _further_item(lines: Sequence[Line], place: int) -> Found | None:
    """The first complete question in a list of which the items above ask and have no options: all are questions."""
    item = leads.from_item(lines[place]) if lines[place].text[:1].isdecimal() and not lines[place].code else None
    asked = item is not None and _asks_within(item.text)
    for at in range(place + 1, min(place + _MOST, len(lines)) if item else 0):
        line = lines[at]
        if line.code or line.text[:1] == "#":
            return None
        follows = leads.from_item(line) if line.indent == lines[place].indent and line.text[:1].isdecimal() else None
        if item is None or follows is None:
            continue
        if follows.number != (item.number or 0) + 1:
            return None
        found = begins(lines, at) if asked else None
        if found:
            return found
        item, asked = follows, asked or _asks_within(follows.text)
    return None


def _asks_within(text: str) -> bool:
    return any(mark in text for mark in QUESTION_MARKS)


def _plain(lines: Sequence[Line], place: int) -> Found | None:
    """A paragraph, with options at its end or right below it; a lead-in may stand in it behind some markup."""
    above = lines[place - 1].text[:1] if place else ""
    if above not in _OPEN or options.recognise(lines[place]) or counted.announces(lines[place]):
        return None
    if place + 1 < len(lines) and lines[place + 1].text[:2] == "==":
        return None
    for at in range(place, min(place + _MOST, len(lines))):
        line = lines[at]
        if line.code:
            continue
        if not line.text:
            below = next((each for each in range(at, min(at + 4, len(lines))) if lines[each].text), None)
            return _above(lines, place, below) if below is not None else None
        if at > place and leads.from_text(line):
            return _complete(lines, at, strong=True)
        if _is_first(line) or (line.text[0] == "1" and at > place):
            return _above(lines, place, at)
    return None


def _above(lines: Sequence[Line], place: int, below: int) -> Found | None:
    """A paragraph whose options begin at the place `below`."""
    if lines[below].text[0] != "1":
        return _complete(lines, place, strong=False) if _is_first(lines[below]) else None
    listed = counted.at(lines, below)
    return Found(listed.last, alone=False, form=("number", False)) if listed else None


def _is_first(line: Line) -> bool:
    mark = options.recognise(line)
    if mark is None or line.code:
        return False
    return mark.kind in {"box", "radio", "bullet"} or (mark.kind == "letter" and options.ordinal(mark.label) == 0)


def _complete(lines: Sequence[Line], place: int, *, strong: bool) -> Found | None:
    head = leads.heading(lines[place])
    own = head[0] if head else 0
    worded = _WORDED.match(lines[place].text) is not None and strong
    numbered = strong or leads.from_item(lines[place]) is not None
    signs, last, parts = Signs(worded, strong, headed=own > 0, numbered=numbered, indent=lines[place].indent), 0, 0
    for at in range(place, min(place + _MOST, len(lines))):
        line = lines[at]
        if line.code or not line.text or line.text[:2] in _NAMES or _is_inner_rule(lines, at, signs):
            last = at if line.code and signs.take_code(line) else last
            continue
        if at > place and (_stops(line, signs, own) or _is_next(lines, place, at, signs)):
            break
        parts += not signs.words and not lines[at - 1].text
        last = at if (signs.begin(line) if at == place else signs.see(line)) else last
        if signs.keyed:
            break
    if not signs.keyed and not signs.told():
        kind = signs.bare()
        if not kind or (kind == "unclear" and parts > _PARTS):
            return None
        return Found(last, False, (signs.kind, strong), clear=kind == "clear", numbered=kind in {"clear", "alike"})
    if signs.made_up():
        return Found(last, alone=False, form=(signs.kind, strong), clear=False)
    sure = signs.keyed or signs.worded or signs.questioned
    alone = (strong and sure) or (signs.keyed and len(signs.words) >= ENOUGH and signs.kind == "letter")
    kind = _STARRED if signs.bold_bullets() and not signs.keyed else signs.kind
    return Found(last, alone, (kind, strong), numbered=numbered)


def _is_inner_rule(lines: Sequence[Line], at: int, signs: Signs) -> bool:
    """Whether a rule below options stands above their key, which is in the open or folded away."""
    if len(signs.words) < LEAST or not RULE.match(lines[at].text):
        return False
    below = next((line for line in lines[at + 1 : at + _NEAR] if line.text and not RULE.match(line.text)), None)
    return below is not None and (below.text.startswith("<details") or keys.recognise(below) is not None)


def _is_next(lines: Sequence[Line], place: int, at: int, signs: Signs) -> bool:
    """Whether a paragraph below options with a mark asks the next question, or a list goes on without any options."""
    item = leads.from_item(lines[at]) if lines[at].text[0].isdecimal() else None
    if signs.words:
        listed = signs.kind == "bullet" and not signs.numbered and item is not None and lines[at].indent <= 1
        return not lines[at - 1].text and (listed or (ends_asking(lines[at].text) and signs.told()))
    first = leads.from_item(lines[place]) if item else None
    if item is None or first is None or lines[at].indent > lines[place].indent:
        return False
    if lines[at].indent == lines[place].indent and item.number != (first.number or 0) + 1:
        return False
    return not any(line.text[:2] in _ONES for line in lines[place + 1 : at])


def _stops(line: Line, signs: Signs, own: int) -> bool:
    """Whether a line is no part of the question any more."""
    if RULE.match(line.text) or titles.in_capitals(line.text):
        return True
    if line.text[0] == "#":
        found = leads.heading(line)
        inner = found is not None and 0 < own < found[0]
        named = inner and signs.worded and leads.from_heading(line) is None
        return found is not None and not (inner and signs.words) and not named and not evidence.is_answer(line)
    lead = leads.from_text(line)
    if lead:
        named = lead.kind == "word" and not (signs.strong or own) and line.indent <= signs.indent + 1
        return named or lead.number is not None or (bool(signs.words) and not (own and signs.kind == "bullet"))
    item = leads.from_item(line)
    if item and own and not signs.words and ends_asking(item.text):
        return True
    begun = item is not None and line.indent <= 1 and not own and len(signs.words) >= LEAST
    return begun and (signs.kind != "bullet" or signs.told())


def _ends(lines: Sequence[Line], at: int, level: int) -> bool:
    """Whether a run ends before a line: a heading, or a rule, that no question follows."""
    line = lines[at]
    if line.code or not line.text:
        return False
    if line.text[0] == "#" and leads.heading(line):
        return not evidence.is_answer(line) and not (level and _worded_level(line) == level)
    if not RULE.match(line.text):
        return False
    below = next((place for place in range(at + 1, len(lines)) if lines[place].text), None)
    if below is None or (level and _worded_level(lines[below]) == level):
        return below is None
    return leads.from_text(lines[below]) is None and begins(lines, below) is None


def _tail(lines: Sequence[Line], last: int, end: int, level: int) -> int:
    """Where the text ends that belongs to the last question; words below an empty line are the lesson's again."""
    opened = 0
    for at in range(last, end):
        text = lines[at].text.casefold()
        opened = max(0, opened + text.count("<details") - text.count("</details"))
        opened += wrapping.folds_key(lines[at]) - (text == ":::" and opened > 0)
        above = not lines[at - 1].text and not lines[at].code
        if at > last and text and above and opened <= 0 and not _is_told(lines[at]):
            if level and _worded_level(lines[at]) == level:
                return end
            return at
    return end


def _is_told(line: Line) -> bool:
    """Whether a paragraph says more about a question: a field, a key, markup, a list, something set in bold."""
    if line.text[0] == ">":
        return wrapping.callout(line) is None or wrapping.announces_key(line.text)
    told = line.text.startswith(_TOLD) or line.indent > 1 or wrapping.announces(line)
    return told or bool(fields.recognise(line) or keys.recognise(line))
