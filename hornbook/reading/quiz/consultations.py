"""Forms: somebody is asked what they want, and any answer is right. Planning questions, requirements, surveys.

They are written as multiple choice is. What sets them apart is an option to write in («Other: ____»), a place for the
answer (`[Answer]:`), or a heading that says who is asked and what for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import keys, leads, options
from hornbook.reading.quiz.lines import RULE, Line
from hornbook.reading.quiz.options import Mark

_ASKS = (
    r"please|specif|describe|explain|bitte|angeb|especifi|précis|укаж|уточн|请|請|说明|説明|具体|sebutkan|belirt|podaj"
)
_OTHER = re.compile(
    r"[*_`]*(?:others?|something else|none of these|sonstiges|anderes?|andere|otros?|otra|autres?|outros?|outra|altro|"
    r"другое|другой вариант|інше|inne|anders|其他|其它|その他|기타|khác|lainnya|diğer)[*_`]*"
    rf"(?:[ ]*[:：]?[ ]*[(（\[][^)）\]]*(?:{_ASKS}|_{{2,}}|…|\.{{3}})|"
    rf"[ ]*[:：—–-]*[ ]*(?:_{{2,}}|…|\.{{3}}|(?:{_ASKS}))|[ ]*[:：]$)",
    re.IGNORECASE,
)
# Cheaper than to read each option: behind its label, what those words begin with.
_MAYBE_OTHER = re.compile(
    r"[-*+\[(A-Ha-hXx0-9.:)\] `_]{1,12}?(?:othe|some|none|sons|ande|otr|autr|outr|altr|друг|інше|inne|其|その他|기타|"
    r"khác|lain|diğe)",
    re.IGNORECASE,
)
_FIRST = frozenset("-*+[(XxabcdefghABCDEFGH0123456789")
_TAG = re.compile(
    r"[>`*_ ]*\[(?:your )?(?:answer|antwort|respuesta|réponse|resposta|回答|답변)\][`*_ ]*[:：]", re.IGNORECASE
)
_SURE = re.compile(
    r"\bclarif(?:ying|ication)s?(?: \w+)? questions?|\bquestions? for clarification|"
    r"\brequirements?(?: \w+)? (?:questions?|questionnaires?)|\bplanning questions?|\bdiscovery questions?|"
    r"\bquestions? for (?:the )?(?:user|client|customer|stakeholder|team|owner|product|maintainer|reviewer)s?\b|"
    r"\bquestions? to (?:the )?(?:user|client|customer|stakeholder)s?\b|"
    r"(?:^|\b(?:user|customer|feedback|satisfaction|exit|community) )survey(?: questions?| form)?$|"
    r"\b(?:feedback|intake|evaluation) form\b|\brückfragen\b|\bklärungsfragen\b|\bumfrage\b|\bencuesta\b|\bsondage\b|"
    r"\bуточняющие вопросы|澄清问题|需求确认|ヒアリングシート|アンケート|설문",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"[\W\d_]*+(?:q[\d.]*+\W++)?(?:should|shall|do you (?:want|need|prefer)|would you (?:like|prefer)|"
    r"soll(?:en|te)? (?:wir|ich)|faut-il|devons-nous|¿?debemos|¿?deberíamos|devemos|стоит ли|нужно ли)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\bshould (?:i|we)\b|\bdo we (?:want|need)\b", re.IGNORECASE)
_MAYBE = re.compile(
    r"\b(?:questionnaire|requirements?|discovery|open questions|decisions?|plan|planning|survey|preferences|scope|"
    r"checklist|intake|onboarding)\b",
    re.IGNORECASE,
)
_PIECES = (
    *("questions", "questionnaire", "survey", "form", "requirement", "discovery", "decision", "plan", "preferences"),
    *("scope", "checklist", "intake", "onboarding", "fragen", "umfrage", "encuesta", "sondage", "уточняющ", "澄清"),
    *("需求", "ヒアリング", "アンケート", "설문", "clarif", "question for", "question to"),
)
_NAMED = ("{.quiz", ".quiz}", "::: quiz", ":::quiz")
_LEAST = 2
_NEAR = 6


def find(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are forms to be filled in; none where an author says `.quiz`."""
    tagged = [place for place, line in enumerate(lines) if "]" in line.text and not line.code and _TAG.match(line.text)]
    open_ones = list(_open_ones(lines))
    found: set[int] = set()
    for first, last in _called(lines, {*tagged, *open_ones}):
        found.update(range(first, last))
    if open_ones:
        blocks = (_block(lines, place) for place in (*tagged, *open_ones) if place not in found)
        found.update(at for block in blocks if not _has_key(lines, block) for at in block)
    if not found or any(sign in line.text for line in lines for sign in _NAMED):
        return frozenset()
    return frozenset(lines[place].number for place in found)


def asks_wish(text: str) -> bool:
    """Return whether words ask what somebody wants: «Should we keep it?»."""
    return _WISH.match(text) is not None or _OURS.search(text) is not None


def shown(text: str) -> str:
    """Return the line of a form as Markdown shows it: `[Answer]: B` would be the address of a link, and vanish."""
    return text.replace("[", "\\[", 1) if _TAG.match(text) else text


def _open_ones(lines: Sequence[Line]) -> Iterator[int]:
    """The places of options that wait for words."""
    for place, line in enumerate(lines):
        if line.text and line.text[0] in _FIRST and not line.code and _MAYBE_OTHER.match(line.text) and _is_open(line):
            yield place


def _is_open(line: Line) -> bool:
    """Whether a line is an option that waits for words: `X) Other (please describe)`, `- [ ] Other: ____`."""
    mark = options.recognise(line)
    return mark is not None and _OTHER.match(mark.text) is not None


# Sections that are called so


def _may_call(text: str) -> bool:
    """Whether a heading has a piece of the words that are looked for: that is told far sooner than the words are."""
    folded = text.casefold()
    return any(piece in folded for piece in _PIECES)


def _called(lines: Sequence[Line], signs: set[int]) -> Iterator[tuple[int, int]]:
    """The first and the last place of each section, or page, whose heading says that it is a form."""
    place = 0
    while place < len(lines):
        text = lines[place].text
        found = leads.heading(lines[place]) if text[:1] == "#" and not lines[place].code and _may_call(text) else None
        if found is None or not (_SURE.search(found[1]) or (signs and _MAYBE.search(found[1]))):
            place += 1
            continue
        end = _end(lines, place, found[0])
        sure = _SURE.search(found[1]) is not None
        if (sure or any(place < sign < end for sign in signs)) and not _is_keyed(lines[place:end]):
            yield place, end
            place = end
        else:
            place += 1


def _end(lines: Sequence[Line], place: int, level: int) -> int:
    for at in range(place + 1, len(lines)):
        found = leads.heading(lines[at]) if lines[at].text[:1] == "#" and not lines[at].code else None
        if found and found[0] <= level:
            return at
    return len(lines)


def _is_keyed(lines: Sequence[Line]) -> bool:
    """Whether several lines are keys as a quiz has them: «Your answer: D» is what somebody chose."""
    shown = (line for line in lines if line.text and not line.code and not _TAG.match(line.text))
    found = [key for line in shown if (key := keys.recognise(line)) and keys.claim(key.value).labels]
    return len(found) >= _LEAST


# Single questions


def _block(lines: Sequence[Line], place: int) -> range:
    """The places of the question to which a line belongs: from its first words to the place for the answer."""
    first = last = place
    while first and not _begins(lines, first):
        first -= 1
        if _ends_above(lines[first]):
            first += 1
            break
    for at in range(place + 1, len(lines)):
        if _TAG.match(lines[at].text) or _mark(lines[at]):
            last = at
        elif lines[at].text:
            break
    return range(first, last + 1)


def _has_key(lines: Sequence[Line], block: range) -> bool:
    """Whether an answer line stands right below the options, as in a quiz."""
    below = next((line for line in lines[block.stop :] if line.text), None)
    key = keys.recognise(below) if below and not below.code and not _TAG.match(below.text) else None
    return key is not None and bool(keys.claim(key.value).labels)


def _begins(lines: Sequence[Line], place: int) -> bool:
    """Whether a question begins with a line: a heading, a number, or words with nothing but options below them."""
    line = lines[place]
    if line.text[:1] == "#":
        return True
    if not line.text or line.code or _mark(line):
        return False
    if leads.from_text(line) or leads.from_item(line):
        return True
    above = next((lines[at] for at in range(place - 1, max(place - _NEAR, -1), -1) if lines[at].text), None)
    return above is None or not (leads.heading(above) or leads.from_text(above) or leads.from_item(above))


def _ends_above(line: Line) -> bool:
    return bool(_TAG.match(line.text)) or (bool(line.text) and RULE.match(line.text) is not None)


def _mark(line: Line) -> Mark | None:
    mark = options.recognise(line) if line.text and not line.code else None
    return mark if mark and mark.kind != "number" else None
