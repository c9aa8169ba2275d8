"""Where a question begins: a heading, `Q1.`, `**1. …**`, `1.`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import LABEL, NARROW, ORNAMENT, QUESTION, QUESTION_LETTER, initials

Kind = Literal["heading", "word", "bold", "item", "none"]

_RUN_TOGETHER = re.compile(r"[^\W\d_]{0,9}\.?\d")
_LEVELS = 6
_REMEMBERED = 256  # a heading is looked at a dozen times by who reads the lines around it
_HEAD = 6
_CAPS = 24
_LABELS = re.compile(r"[:：]|\.(?:\*\*|__)")
_ASKED = re.compile(r"(\*\*|__)(?=\S)[^*_]+\1\s*[?？]?$")
_NUMBERED = re.compile(r"\D{0,40}\d")
_PERMALINK = re.compile(r"(?<!\s)\s*+\[(?:#|¶|🔗|§|link)\]\(#[^()\s]*\)$")
_KEYCAPS = re.compile(r"(?P<ones>(?:\d\ufe0f?\u20e3)+)|🔟")
_EMPTY_BOXES = frozenset("⬜☐◻▢□❓❔")
_BLANK_FIRST = re.compile(r"(?:_{3,}|_{2,}(?=\s))\s*(?P<number>\d{1,3})[.)]\s+(?P<text>[^_\s].*)$")  # to be filled in
_LETTERS = frozenset({"q", "p", "f", "問", "问", "문"})
_ENTRY = re.compile(r"\s*(?:\*\*|__)?\[[^\]]+\]\(#[^()\s]*\)\s*$")
_ANCHOR = re.compile(r"<a\b[^>]*>\s*</a>|<a\b[^>]*/>", re.IGNORECASE)
_WORD = re.compile(
    rf"{ORNAMENT}(?P<word>(?:{QUESTION})\s*(?:№|#:?|no\.?|nr\.?|\.)?\s*|{QUESTION_LETTER}[ #-]?)"
    r"(?:\d{1,3}\.(?=\d{1,3}(?![\w.]*\d)[\s:：.)*–—-]))*(?P<number>\d{1,4})(?:\s*(?:题|題|問|番|번))?"
    r"\s*(?P<aside>(?:\([^)]{1,40}\)|\[[^\]]{1,40}\](?!\()|★)*)\s*(?P<sep>[.):：、．\]|｜/·•–—-]+)?(?P<close>\s*(?:\*\*|__))?\s*(?P<sep2>[.:：–—-]+(?=\s|$))?\s*(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LABELLED = re.compile(
    rf"(?P<open>\*\*|__)?(?={initials(LABEL)}|q)(?:{LABEL}|q)\s*(?:(?P=open)\s*[:：]|[:：.]\s*(?P=open)|(?(open)(?!)|[:：]))\s*(?P<text>.*)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<number>\d{1,4})\s*(?P<sep>[.)：:、．]|\s-|(?=\*\*|__))(?!\d)(?P<close>\s*(?:\*\*|__))?\s*(?P<text>.*)$",
    re.DOTALL,
)
_LOOSE_NUMBER = re.compile(r"(?P<number>\d{1,3})\s+(?P<close>)(?P<text>\S.*)$")
_ALONE = re.compile(r"[0-9]{1,3}$")
_ITEM = re.compile(r"(?P<number>\d{1,4})(?:[ \t]?\\?[.)、](?!\d)(?:[ \t]+|(?=\D))|:[ \t]+)(?P<text>.*)$")
# The title of several questions: `Q13-Q20: Mark true or false`.
_RANGE = re.compile(
    rf"\W*(?:{QUESTION}|q)s?\.?\s*(?P<first>\d{{1,3}})\s*(?:[-–—~]|to|bis)\s*(?:{QUESTION}|q)?\.?\s*"
    r"(?P<last>\d{1,3})(?![.,]?\w)\W*(?:[:：.)]|$)",
    re.IGNORECASE,
)
_ORNAMENTED = re.compile(r"^[^\w\s*_\[<`$(\\-]+\s*")
_COUNTED = re.compile(
    r"\s*(?:[-*+]\s+)?(?P<bold>\*\*|__)?"
    r"(?:[\[(（]\s*(?:Q\.?\s*)?(?P<inner>\d{1,3})\s*[\])）][.:]?|"
    r"Q(?:uestion)?[ .]?(?P<named>\d{1,3})?[.:)])(?(bold)(?P=bold))\s+(?=\S)",
    re.IGNORECASE,
)
_ATTRIBUTES = re.compile(r"[ \t]+(\{(?:[:#.][^{}]*|\w[\w-]*=[^{}]*)\})$")
_OUT_OF = re.compile(
    r"(?P<of>(?:of|von|de|di|из|sur)\s+)?\d{1,3}[\])]?(?:\s*(?:\*\*|__)?\s*[:.：–—-]+|\s*$)\s*(?:(?:\*\*|__)(?=\s|$))?\s*"
)
_BOLD = re.compile(r"(\*\*\*?|__)(?=\S)(.*)$", re.DOTALL)


class Lead(msgspec.Struct, frozen=True, gc=False):
    """The beginning of a question: how it is marked, its number, its first words, and how deep it stands.

    `aside` stands between the number and the words: `(2 points)`, `[Hard]`.
    """

    kind: Kind
    number: int | None
    text: str
    indent: int
    level: int = 0
    aside: str = ""


def heading(line: Line) -> tuple[int, str] | None:
    """Return the level and the text of an ATX heading."""
    if line.text[:1] != "#" or line.indent > 3:  # noqa: PLR2004  (CommonMark: four are code)
        return None
    return _heading(line.text)


@lru_cache(maxsize=_REMEMBERED)
def _heading(text: str) -> tuple[int, str] | None:
    rest = text.lstrip("#")
    level = len(text) - len(rest)
    if level > _LEVELS or (rest[:1].strip() and not _RUN_TOGETHER.match(rest)):
        return None
    rest = rest.strip()
    if rest.endswith("#") and (bare := rest.rstrip("#"))[-1:] in {"", " ", "\t"}:
        rest = bare.rstrip()
    rest = _ANCHOR.sub("", rest).strip() if "<" in rest else rest
    return level, _PERMALINK.sub("", rest) if rest.endswith(")") else rest


def from_heading(line: Line) -> Lead | None:
    """Return the lead-in of a heading that bears a question's number, with or without a word before it."""
    if heading(line) is None:
        return None
    return _from_heading(line.text, line.indent)


@lru_cache(maxsize=_REMEMBERED)
def _from_heading(written: str, indent: int) -> Lead | None:
    level, words = _heading(written) or (0, "")
    text, named = _named(words)
    bare, bold = _unbolded(_uncapped(text))
    if is_range(bare):
        return None
    if _ALONE.match(bare):
        return Lead("heading", int(bare), named, indent, level)
    match = _WORD.match(bare) or _NUMBER.match(_ORNAMENTED.sub("", bare)) or _LOOSE_NUMBER.match(bare)
    if match is None:
        return None
    aside = match.groupdict().get("aside") or ""
    return Lead("heading", int(match["number"]), _rest(match, bold) + named, indent, level, aside)


def is_range(title: str) -> bool:
    """Return whether a heading is the title of several questions: `Questions 3–4: Mark true or false`."""
    match = _RANGE.match(title)
    return match is not None and int(match["first"]) < int(match["last"])


def from_text(line: Line) -> Lead | None:
    """Return the lead-in of a line such as `Q1. …`, `**Q1.** …` or `**1. …**`."""
    first = line.text[:1]
    text, named = _named(line.text)
    marked = _marked(text, named, line.indent) if first in "*_" else None
    if marked:
        return marked
    if first in "-+" or first.isdecimal():
        return None
    if not _NUMBERED.match(text):
        return _labelled(text, named, line.indent) if _LABELS.search(text[:_CAPS]) else None
    bare, bold = _unbolded(_uncapped(text) if first in "*_" or "\u20e3" in text[:_HEAD] else text)
    match = _WORD.match(bare)
    if match and (match["sep"] or match["close"] or match["sep2"] or not match["text"] or _OUT_OF.match(match["text"])):
        return Lead("word", int(match["number"]), _rest(match, bold) + named, line.indent, aside=match["aside"])
    match = _NUMBER.match(bare) if bold else None
    if match is None:
        return _labelled(text, named, line.indent)
    return Lead("bold", int(match["number"]), _rest(match, bold) + named, line.indent)


def _marked(text: str, named: str, indent: int) -> Lead | None:
    """A question that fills its line in bold, or one with room for a letter before its number: `___ 1. …`."""
    blank = _BLANK_FIRST.match(text) if text[:1] == "_" else None
    if blank:
        return Lead("word", int(blank["number"]), blank["text"] + named, indent)
    asks = _ASKED.match(text) and text.rstrip("*_ ").endswith(("?", "？"))
    return _unnumbered(text, named, indent) if asks else None


def _labelled(text: str, named: str, indent: int) -> Lead | None:
    """A question that its name and no number begins: `Question: What …`, `**Pregunta**: …`; its words may be below."""
    match = _LABELLED.match(text)
    return Lead("word", None, match["text"] + named, indent) if match else None


def _named(text: str) -> tuple[str, str]:
    """Return a lead-in without the attributes at its end, and these: emphasis ends before them."""
    match = _ATTRIBUTES.search(text) if text.endswith("}") else None
    return (text[: match.start()], f" {match[1]}") if match else (text, "")


def _unnumbered(text: str, named: str, indent: int) -> Lead | None:
    """A question in bold that fills its line: `**Which one?**`; one with a number is left to the other patterns."""
    words = text.strip("*_ ")
    return None if _WORD.match(words) or _NUMBER.match(words) else Lead("bold", None, words + named, indent)


def from_item(line: Line) -> Lead | None:
    """Return the lead-in of an ordered list item."""
    if not line.text[:1].isdecimal():
        return None
    text = line.text if line.text.isascii() else line.text[:_HEAD].translate(NARROW) + line.text[_HEAD:]
    match = _ITEM.match(text)
    if match is None or (text[-1] == ")" and _ENTRY.match(match["text"])):
        return None
    return Lead("item", int(match["number"]), unlabelled(match["text"].strip()), line.indent)


def unlabelled(text: str) -> str:
    """Return the words of an item without a box or sign before them, or a label that says that it is a question."""
    text = text[1:].lstrip("\ufe0f ") if text[:1] in _EMPTY_BOXES else text
    match = _LABELLED.match(text) if text[:2] in {"**", "__"} or _LABELS.search(text[:_CAPS]) else None
    return match["text"] if match and match["text"] else text


def from_bare_number(line: Line) -> Lead | None:
    """Return the lead-in of a line that begins with a number and a blank, which many lines do that are no question."""
    match = _LOOSE_NUMBER.match(line.text) if line.text[:1].isdecimal() else None
    return Lead("item", int(match["number"]), match["text"], line.indent) if match else None


def counted(text: str) -> tuple[int | None, str] | None:
    """Return the number of a question that only its options show, and its words: `(1) Which?`, `- **Q1:** Which?`.

    The number is null behind `Q.` alone.
    """
    match = _COUNTED.match(text)
    number = match and (match["inner"] or match["named"])
    return (int(number) if number else None, text[match.end() :]) if match else None


def _unbolded(text: str) -> tuple[str, str]:
    """The text without bold that begins before it or behind an ornament, and the mark of that bold."""
    match = _BOLD.match(text if text[:1].isascii() else _ORNAMENTED.sub("", text))
    return (match[2], match[1]) if match else (text, "")


def _uncapped(text: str) -> str:
    """The text with the number in plain digits that stands at its beginning in keycaps: 1️⃣, 🔟."""
    if text.isascii() or ("\u20e3" not in text[:_CAPS] and "🔟" not in text[:_CAPS]):
        return text
    match = _KEYCAPS.search(text, 0, _CAPS)
    above = text[: match.start()] if match else ""
    if match is None or (any(sign.isalnum() for sign in above) and above.strip(" *_").casefold() not in _LETTERS):
        return text
    digits = "".join(sign for sign in match[0] if sign.isdecimal()) or "10"
    return f"{text[: match.start()]}{digits}. {text[match.end() :].lstrip(' .):')}"


def _cut(match: re.Match[str]) -> str:
    """The words after a number without how many questions there are: `3/10: …`, `3 of 10: …`."""
    text = str(match["text"]).strip()
    sep = match.groupdict(default="").get("sep", " ")
    said = _OUT_OF.match(text) if sep in {"", "/"} else None
    if said and bool(said["of"]) == (sep == "/"):
        return text
    return text[said.end() :] if said else text


def _rest(match: re.Match[str], bold: str) -> str:
    """The words after the number; emphasis that held number and words alike is not part of them."""
    text = _cut(match)
    close = (match["close"] or "").strip()
    if not bold and close and not (match.groupdict().get("sep2") or text.count(close) % 2 == 0):
        return close + text
    if not bold or close:
        return text
    if text.endswith(bold) and text.count(bold) == 1:
        return text.removesuffix(bold).strip()
    return bold + text if bold in text else text
