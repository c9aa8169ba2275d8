"""One line of a key list: `1. b`, `**Q1 - B.** why`, `Question 1: B`, `1-A, 2-C`, `1-3 ABA`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz import keys
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.options import ordinal
from hornbook.reading.quiz.words import (
    ANSWER,
    CROSSES,
    FALSE,
    NARROW,
    POINTS,
    QUESTION,
    QUESTION_MARKS,
    TICKS,
    TRUE,
    ends_asking,
    normalise,
)

_WORTH = re.compile(rf"[(\[]?\d+(?:[.,]\d+)?[ ]*(?:{POINTS})\.?[)\]]?$", re.IGNORECASE)
_WORTHS = frozenset("([0123456789")
_COMMENT = "coment[áa]rio|explanation|erklärung|explicación|explication"
_HEAD = re.compile(
    rf"(?:\#{{1,6}}[ ]*)?(?:[-*+•][ ]+)?(?P<bold>\*\*\*?|__)?[ ]*(?:(?:{ANSWER}|{_COMMENT})"
    r"(?:[ ]+(?:to|for|of|da|de|zu|à))?[ ]+)?"
    rf"(?P<word>(?:{QUESTION})[ ]*(?:№|\#|no\.?|nr\.?|\.)?[ ]*|q[ .-]?|\#[ ]?)?"
    r"(?P<number>\d{1,4})(?![\d,])(?P<cap>\ufe0f?\u20e3)?[ ]*(?:题|題|問|番|번)?",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"[ ]*(?P<sep>[.:：、．)\]]+(?!\d)|)(?P<close>[ ]*(?:\*\*\*?|__))?[ ]*"
    r"(?P<dash>(?:[-–—=]+>?|→|➜|⇒|:|：)(?=[\s*_(`]|[^\W\d_]))?[ ]*"
)
_LETTER = r"\(?[A-Ha-hА-Еа-еأبجدهア-オ]\)?"
_BARE = re.compile(rf"(?:[*_]{{0,2}}{_LETTER}(?:[ ]*[,&/][ ]*{_LETTER})*[*_]{{0,2}}|true|false)[ ]*$", re.IGNORECASE)
_SHORT = (
    r"(?:[A-Ha-h]{1,5}(?:[ ]*(?:[&/+]|,(?=[ ]*[A-Ha-h](?!\w)))[ ]*[A-Ha-h])*|"
    r"true|false|t(?=\W)|f(?=\W)|\d(?=[ ,;|]|$))"
)
_PAIR = re.compile(
    rf"[ ]*(?:\*\*)?(?:q[ ]?)?(?P<number>\d{{1,3}})(?:[ ]*[.:)=→–—-]+[ ]*|[ ]+|(?=[A-Ha-h]))"
    rf"(?:\*\*)?[ ]*\(?(?P<value>{_SHORT})\)?[.]?(?:\*\*[.]?)?"
    r"[ ]*(?:[,;|/·，；、]+|(?=[ \t]|$)|$)",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[ ]*(?P<number>\d{1,3})[.:)]*[ ]*\((?P<note>.+)\)[ .*]*$")
_RANGE = re.compile(
    r"[ ]*(?P<first>\d{1,3})[ ]*[-–—~～至][ ]*(?P<last>\d{1,3})[ ]*[.:：、)]?[ ]*"
    r"(?P<values>(?:[A-Ha-h][ ,，、]*){2,40})(?![a-z])",
    re.IGNORECASE,
)
_PART = re.compile(r"(?P<title>(?:\*\*)?[^\W\d][^:：|]{0,40}[:：](?:\*\*)?[ ]*)(?=[*(]*(?:q[ ]?)?\d)", re.IGNORECASE)
_ONE = r"[(\[]?(?:[A-Za-zА-Еа-еأبجدهア-オ①-⑳]|\d{1,2})[)\]]?"
_SEVERAL = re.compile(
    rf"(?P<labels>{_ONE}(?:[ ]*(?:,|;|&|/|\+|、|，|\b(?:and|und|or|y|et|e|и|та)\b)[ ]*(?:and[ ]+)?{_ONE})+"
    rf"|[A-H]{{2,6}})"
    r"(?:[.:)]?(?:[ ]+[-–—]+|[ ]*[–—:.])[ ]+)(?P<note>\S.*)$"
)
_LABEL_AND_NOTE = re.compile(rf"(?P<labels>{_ONE}[.)]?)[ ]+(?:[-–—]+|→)[ ]+(?P<note>\S.*)$")
# A verdict, with what explains it: `❌ False - Many are crossed by ferry`.
_SIDE = re.compile(
    rf"[{TICKS}{CROSSES}]?\ufe0f?[ ]*(?:\*\*|__)?(?P<side>[^\W\d_]{{1,12}})(?:\*\*|__)?"
    r"(?:(?:[ ]*[-–—]|[:.,])[ ]+(?P<note>\S.*)|(?<![A-Za-z])|(?<=[a-z]{3}))$"
)
_CHUNK = re.compile(r"(?:\*\*\*?|__)?(?P<value>[^*]+?)(?:\*\*\*?|__)(?P<note>.*)$")
_JOINERS = " \t-–—:：.,;*_→"
_ENOUGH = 2
_NOTE = re.compile(r"(?<=[A-Ha-h] )\((?:[^()]|\([^()]*\)){2,}\)")
_TERMS = 8
_GOES_ON = ("。", "，", "：")
_FEW = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


class Entry(msgspec.Struct):
    """The key of question `number` as a line says it: its words with their place, and what is said behind them.

    `key` is null where the line repeats the question, or says nothing more than its number; `whole` is a label with
    the words behind it, which may be an option's.
    """

    number: int
    key: keys.Key | None
    note: str
    line: int
    whole: keys.Key | None = None

    @property
    def labelled(self) -> bool:
        """Whether its key is a label or a verdict: what nothing but a key is."""
        value = self.key.value if self.key else ""
        return bool(keys.claim(value).labels or keys.compact(value)) or normalise(value) in TRUE | FALSE

    @property
    def short(self) -> bool:
        """Whether its key is a term, and no sentence."""
        value = self.key.value if self.key else ""
        sentence = (value.endswith(".") and self.words > _FEW) or ":**" in value or value.endswith(_GOES_ON)
        return 0 < len(value.split()) <= _TERMS and not value.endswith(QUESTION_MARKS) and not sentence

    @property
    def words(self) -> int:
        """How many words its key has; signs, numbers and names of one letter are none."""
        return len(_WORD.findall(self.key.value)) if self.key else 0


def recognise(line: Line) -> Entry | None:
    """Return the entry that a line begins, else None."""
    head = _HEAD.match(line.text)
    if head is None:
        return None
    joint = _JOINT.match(line.text, head.end())
    assert joint is not None  # noqa: S101  (it may be empty)
    rest = line.text[joint.end() :]
    rest = "" if rest[:1] in _WORTHS and _WORTH.match(rest) else rest
    set_off = joint["sep"] or joint["close"] or joint["dash"] or head["cap"]
    if not set_off and rest and not _BARE.match(rest) and not (head["word"] and keys.recognise(make(1, rest))):
        return None
    if not set_off and not rest and not head["word"]:
        return None
    key, note = read(rest, line)
    whole = key_of(rest.strip(), line) if key and note and "*" not in rest and "_" not in rest else None
    return Entry(int(head["number"]), key, note, line.number, whole)


def read(text: str, line: Line) -> tuple[keys.Key | None, str]:
    """Return the key that words on a line say, and what is said behind it."""
    value, note = _parted(text.strip())
    if ends_asking(value):
        return (read(note, line)) if note else (None, "")
    bare = value.strip("【】[]*_` ")
    announced = keys.recognise(make(line.number, bare if bare.startswith("答") else value)) if value else None
    if announced and announced.value:
        value, note = announced.value, " ".join(filter(None, (announced.note, note)))
    return (key_of(value, line) if value else None), note


def key_of(value: str, line: Line) -> keys.Key:
    """Return a key of a list whose words stand on a line."""
    at = line.raw.find(value, max(line.column - 1 - line.offset, 0))
    at = line.raw.rfind(value) if at < 0 else at
    return keys.Key(value, line.number, line.offset + at + 1 if at >= 0 else line.column, keys.LISTED)


def _parted(text: str) -> tuple[str, str]:
    """The words of a key, and what explains it: behind bold words, a dash behind labels, or a key of several."""
    chunk = _CHUNK.match(text) if "**" in text or "__" in text else None
    if chunk and (text[0] in "*_" or text.count("**") % 2) and not keys.recognise(make(1, text)):
        value, note = chunk["value"].strip(), chunk["note"]
        labels = _SEVERAL.match(value) or _LABEL_AND_NOTE.match(value)
        if labels is None and _is_sentence(value, note):
            return text, ""
        if labels is None:
            return value.rstrip(".:：") if len(value) <= _ENOUGH + 1 else value, _note(note)
    side = _SIDE.match(text)
    if side and normalise(side["side"]) in TRUE | FALSE:
        return side["side"], _note(side["note"] or "")
    several = _SEVERAL.match(text) or _LABEL_AND_NOTE.match(text)
    return (several["labels"].strip(), _note(several["note"])) if several else (text, "")


def _is_sentence(value: str, note: str) -> bool:
    """Whether bold words only begin a sentence or name its topic: `**Pull** fetches`, `**Recall:** It does`."""
    goes_on = note[:1] == " " and note.strip()[:1].islower()
    return len(value) > _ENOUGH + 1 and (goes_on or value.endswith((":", "：")))


def _note(text: str) -> str:
    bare = text.strip().lstrip(_JOINERS) if not text.strip().startswith("**") else text.strip()
    return bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1 else bare


# Several keys on one line


def inline(line: Line) -> tuple[str, list[Entry]]:
    """Return the keys of a line that holds nothing but several of them, with the title before them, else nothing."""
    title = _PART.match(line.text)
    start = title.end() if title else 0
    found = list(_ranges(line, start)) or list(_pairs(line, start))
    return (title["title"].strip("*:： ") if title and found else ""), found


def _pairs(line: Line, start: int) -> Iterator[Entry]:
    text, notes = _without_notes(line.text)
    if len(text) - start < _ENOUGH or not any(mark.isdecimal() for mark in text[start : start + 6]):
        return
    found, place = [], start
    while place < len(text) and (match := _PAIR.match(text, place)) and match.end() > place:
        found.append(match)
        place = match.end()
    rest = _OPEN.match(text, place) if len(found) >= _ENOUGH else None
    if (text[place:].strip(" .*") and not rest) or len(found) < (1 if start else _ENOUGH):
        return
    for each in found:
        column = line.column + each.start("value")
        note = next((note for at, note in notes.items() if each.end("value") <= at < each.end()), "")
        yield Entry(int(each["number"]), keys.Key(each["value"], line.number, column, keys.LISTED), note, line.number)
    if rest:
        yield Entry(int(rest["number"]), None, rest["note"], line.number)


def _without_notes(text: str) -> tuple[str, dict[int, str]]:
    """A line of keys between dots with blanks in place of what explains them in parentheses, and these by place."""
    notes: dict[int, str] = {}
    if text.count("·") < _ENOUGH or "(" not in text:
        return text, notes
    for match in _NOTE.finditer(text):
        notes[match.start()] = match[0][1:-1].strip()
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return text, notes


def _ranges(line: Line, start: int) -> Iterator[Entry]:
    text, found, place = line.text.translate(NARROW), [], start
    while place < len(text) and (match := _RANGE.match(text, place)):
        found.append(match)
        place = match.end()
    if text[place:].strip(" .*;,"):
        return
    for match in found:
        letters = list(re.finditer(r"[A-Ha-h]", match["values"]))
        if len(letters) != int(match["last"]) - int(match["first"]) + 1:
            continue
        for number, each in enumerate(letters, int(match["first"])):
            column = line.column + match.start("values") + each.start()
            yield Entry(number, keys.Key(each[0], line.number, column, keys.LISTED), "", line.number)


def is_option(line: Line, due: int) -> bool:
    """Return whether a line begins with the letter that is `due` (from 0): options, not keys."""
    match = re.match(r"(?:[-*+][ ]+)?(?:\*\*)?\(?([A-Ha-h])[.)]", line.text)
    return match is not None and ordinal(match[1]) == due
