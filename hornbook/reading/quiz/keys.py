"""Answer lines: `Answer: B`, `**Correct answer:** b) text`, `#### 答案 B`, and what their value means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.reading.quiz import remarks, spellings
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.words import ANSWER, NARROW, TICKS, initials

if TYPE_CHECKING:
    from hornbook.reading.quiz.drafts import Text

_LINE = re.compile(
    rf"(?:>\s*)*(?:[-*+•]\s+)?(?:\#{{1,6}}\s*)?(?:[{TICKS}👉➡💡🔑]\ufe0f?\s*|<(?:b|strong|em|i|p|summary|code|details)\b[^>]*>\s*|[*_(\[【|])*+"
    rf"(?:the\s+)?(?={initials(ANSWER)})(?P<word>{ANSWER})(?:\s*\(s\)|\(en\)|\s*\([^()]{{1,24}}\)(?=\s*[:：]))?(?P<after>.*)$",
    re.IGNORECASE,
)
_JOINER = re.compile(
    r"(?:\s*(?:\*{1,3}|_{1,3}|</(?:b|strong|em|i)>)\s*)?\s*(?P<joint>\):|:-(?=\s|$)|[:\]】]|：|=|–|—|-(?=\s)|(?<=\s)-|\.(?=\s|(?:\*\*|__)\s)|\bis\b:?|\bare\b:?|\bist\b:?|\bes\b:?|是|为|→)\s*(?P<close>(?:\*{1,3}|_{1,3}|</(?:b|strong|em|i)>)(?=\s|$))?\s*",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"^(?:correct )?answer\s*:\s*(?=\S)", re.IGNORECASE)
_BARE = re.compile(
    r"(?P<close>\s*(?:\*{1,3}|_{1,3}|</(?:b|strong)>))?\s+(?P<value>[*_]{0,3}\(?[A-Za-z0-9Ａ-Ｈ]\)?[.)]?[*_]{0,3})\s*$"
)
_PROSE = re.compile(
    r"(?:\*\*|_)?(?:the\s+)?(?:correct|right)\s+(?:answers?|options?|choices?)\s+(?:is|are)\s*:?\s*(?P<value>.+)$",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[_.\s…\-–—?]*$")
_LABELS = r"[A-Za-zأبجدهوА-ЕСа-есア-オ가나다라마바①-⑳]|\d{1,2}"
_LABEL = rf"[(\[]?(?P<label>{_LABELS})[)\]]?"
_ONE = re.compile(_LABEL + r"(?:[.):\]]|\s*$)?\s*$")
_WITH_TEXT = re.compile(
    _LABEL + r"(?P<sep>[.)\]:：](?=\s|\*|$)|[。，；]|\s+[-–—=]+(?=\s|\*|$)|\s*[–—](?=\s|\*|$))\s*(?P<text>.+)$",
    re.DOTALL,
)
_SET_OFF = re.compile(
    rf"[*_]{{0,3}}{_LABEL}[.)]?(?:\*\*|__|</b>|</strong>)\s+(?=\w)(?!(?:and|und|or|y|et|e|и)\b)(?P<text>.+)$", re.DOTALL
)
_PARENTHESISED = re.compile(r"\((?P<label>[A-Za-z]|\d{1,2})\)\s+(?P<sep>)(?P<text>.+)$", re.DOTALL)
_LIST = re.compile(
    rf"\(?(?:{_LABELS})\)?[.)]?"
    rf"(?:\s*(?:,|;|&|/|\+|、|，|\b(?:and|und|or|y|et|e|и|та|і|ve|dan)\b)\s*(?:(?:and|und)\s+)?\(?(?:{_LABELS})\)?[.)]?)+(?P<rest>\s*\.?$|\s*[.。;；]\s+\S.*$|\s+[-–—=]+\s.*$|\s*[。；—–]\s*\S.*$)",
    re.DOTALL,
)
_LABEL_WITH_GLOSS = re.compile(rf"(?P<label>{_LABELS})\s+\((?P<text>[^()]+)\)(?:\.?$|\s*[-–—]+\s.*$)")
_LIST_WITH_GLOSS = re.compile(
    rf"(?P<labels>\(?(?:{_LABELS})\)?(?:\s*(?:,|;|&|、|，|\band\b)\s*\(?(?:{_LABELS})\)?)+)"
    r"\s*(?:\((?P<gloss>.+)\)\.?|[-–—]+\s+(?P<text>.+))$"
)
_SPACED = re.compile(r"[A-Z][.)]?(?:\s+[A-Z][.)]?)+$")
_COMPACT = re.compile(r"[A-Z]{2,8}$|[a-z]{2,6}$|[A-Z][a-z]$")
_PREFIX = re.compile(
    r"(?:^|(?<=[,;&]\s)|(?<=\band\s)|(?<=\bund\s)|(?<=\by\s))(?:option|choice|antwort|opción|opcion|вариант|选项)\s+(?=\(?[A-Za-z0-9]\)?(?:\W|$))",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:\*\*|__)?(?:[.;,]?\s+|[。；，]\s*)(?:\*\*|__|[*_])?(?:explanation|reason|why|erklärung|解析|explicación|explication|объяснение)\b\s*[:：]\s*(?:\*\*)?",
    re.IGNORECASE,
)
# The end of bold that began before the word: **Answer: False.** It flows …
_CLOSED_EARLY = re.compile(r"^(?P<value>[^\W\d_]{2,12}[.:,])(?:\*\*|__)\s+(?=[^*_]*$)")
# The end of a bracket that the whole line stands in: (Answer: B.)
_OPENED = re.compile(r"(?!\w{1,3}\))")
_MARKS = re.compile(
    r"`|\*{1,3}|_{2,3}|(?<!\w)_|_(?!\w)|</?(?:b|strong|em|i|code|p|u|span)\b[^>]*>|<br\s*/?>", re.IGNORECASE
)
_WORDS_OF_A_KEY = 4
_JOINTS = {"and", "und", "or", "y", "et", "e", "и", "та", "і", "ve", "dan"}


LISTED = "key list"
"""Where a key was written that stands in a list apart from its question."""
JUDGED = "explanation"
"""Where a key was written that is said of the options in what explains them."""


@dataclass(frozen=True, slots=True)
class Key:
    """What an author wrote as the key: the words after `Answer:`, their place, and where such a key was written.

    `below` is what is nested below it where it stands in a list of answers, null for any other key.
    """

    value: str
    number: int
    column: int
    source: str = "answer line"
    note: str = ""
    below: Text | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A key's value taken apart: labels named, and text after a single label (or text alone)."""

    labels: tuple[str, ...] = ()
    text: str = ""


def recognise(line: Line) -> Key | None:
    """Return the key of an answer line; its value is empty where the author left it blank (`Answer: ____`)."""
    match = _LINE.match(spellings.led(line.text))
    if match is None:
        return _in_prose(line)
    after = spellings.joined(match["word"], match["after"])
    joiner = _JOINER.match(after)
    if joiner:
        key = _key(line, _clean(_AGAIN.sub("", after[joiner.end() :], count=1)))
        return None if match["word"].casefold() == "key" and _is_prose(key.value) else key
    if not after.strip(" *_:#>") and not after.strip(" *_:").strip():
        return _key(line, "") if _alone(line.text) else None
    bare = _BARE.match(after)
    return _key(line, _clean(bare["value"])) if bare else _in_prose(line)


def recognise_text(text: str) -> Key | None:
    """Return the key of words that are a line of their own."""
    return recognise(make(1, text)) if text else None


def _is_prose(value: str) -> bool:
    """«Key: …» followed by a sentence explains a key of some other kind."""
    return len(value.split()) > _WORDS_OF_A_KEY and not claim(value).labels


def _alone(text: str) -> bool:
    """A word alone on its line announces a key only when it is set off: `**Answer**`, `#### Answer`."""
    return text[:1] in "*_#<-"


def _in_prose(line: Line) -> Key | None:
    if "orrect" not in line.text and "ight" not in line.text:
        return None
    match = _PROSE.match(line.text.lstrip("> *_-"))
    return _key(line, _clean(match["value"])) if match else None


def _key(line: Line, value: str) -> Key:
    value = "" if _BLANKS.fullmatch(value) else value
    said = _NOTE.search(value)
    value, note = (value[: said.start()].strip("*_ "), value[said.end() :].strip()) if said else (value, "")
    column = line.offset + line.raw.rfind(value) + 1 if value and value in line.raw else line.column
    return Key(value, line.number, column, note=note)


def _clean(value: str) -> str:
    """The value without the emphasis that is set around all of it."""
    value = re.sub(r"(?:</(?:p|summary|b|strong|details)>\s*)+$", "", value.strip(), flags=re.IGNORECASE).strip(" |")
    value = re.sub(r"^</summary>\s*", "", value, flags=re.IGNORECASE)
    value = value.removesuffix("】") if "【" not in value else value
    value = (
        value[:-1] if value.endswith(")") and value.count(")") > value.count("(") and _OPENED.match(value) else value
    )
    for mark in ("***", "**", "__", "*"):
        if value.startswith(mark) and value.endswith(mark) and value.count(mark) == 2 and len(value) > 2 * len(mark):  # noqa: PLR2004
            return value[len(mark) : -len(mark)].strip()
    value = _CLOSED_EARLY.sub(r"\g<value> ", value, count=1)
    for mark in ("**", "__", "*", "_"):
        if value.endswith(mark) and value.count(mark) == 1:
            return value.removesuffix(mark).strip()
    return value


def claim(value: str) -> Claim:
    """Return what a key's value says, without looking at the options."""
    set_off = _SET_OFF.match(value)
    if set_off:
        value = f"{set_off['label']}. {set_off['text']}"
    bare = " ".join(_MARKS.sub("", value).translate(NARROW).split())
    bare = remarks.apart(_PREFIX.sub("", spellings.unwrapped(bare)))
    several = _LIST.match(bare)
    if several:
        return Claim(_labels(bare[: several.start("rest")]), several["rest"].strip(" .。;；-–—="))
    if _SPACED.match(bare):
        return Claim(tuple(re.findall(r"[A-Z]", bare)))
    one = _ONE.match(bare)
    if one:
        return Claim((one["label"],))
    several = _LIST_WITH_GLOSS.match(bare) if "," in bare or " and " in bare or "&" in bare else None
    if several:
        return Claim(_labels(several["labels"]), (several["gloss"] or several["text"]).strip())
    found = _WITH_TEXT.match(bare) or _PARENTHESISED.match(bare) or _LABEL_WITH_GLOSS.match(bare)
    if found:
        return Claim((found["label"],), found["text"].strip())
    return Claim((), bare)


def _labels(bare: str) -> tuple[str, ...]:
    """The labels of a list; a lower-case `e` or `y` between capitals joins them, among small letters it is one."""
    words = re.findall(r"\w+", bare)
    capitals = any(word.isupper() for word in words)
    return tuple(word for word in words if not (word in _JOINTS and (len(word) > 1 or capitals)))


def compact(text: str) -> tuple[str, ...]:
    """Return the letters of a key such as `BE` or `Ac`; nothing where the text is a word of its own."""
    bare = text.strip(" .")
    letters = tuple(bare.upper())
    return letters if _COMPACT.match(bare) and len(set(letters)) == len(letters) else ()
