"""Options: ticked boxes, letters, numbers, bullets; and the marks that make one the key."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz import attributes
from hornbook.reading.quiz.attributes import Attributes
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import ALIKE, CROSSES, NARROW, TICKS

Kind = Literal["box", "radio", "letter", "number", "bullet"]

BULLETS = frozenset("-*+•◦▪●○‣·")
BULLET = re.compile(r"([-*+•◦▪●○‣·])(?:[ \t]+|$)(.*)$")
_BOX = re.compile(r"(?:\d{1,2}[.)][ \t]+)?\\?\[([ \t]?|[xX×хХ✓✔✅*])\\?\](?![(\[:])(?:[ \t]+|(?=\S)|$)(.*)$")
# A box that is a sign of its own; one with a cross in it is ticked, as on paper.
_EMPTY = "☐□⬜"
_DRAWN = re.compile(r"(?P<box>[☐□⬜☑☒🗹])\ufe0f?[ \t]*(?=\S)")
_BOXED = frozenset("[\\0123456789")
_RADIO = re.compile(r"\(([ \t]|[xX×хХ*✓✔])\)[ \t]+(.*)$")
_LETTER = re.compile(
    r"(?P<star>\*(?=\(?[A-Za-z][.)]))?(?P<bold>\*\*_?|__)?(?P<star2>\*(?=\(?[A-Za-z][.)]))?(?P<open>[(\[])?"
    r"(?P<label>[A-Za-zأبجدهوА-ЕСа-есア-オ가나다라마바])(?P<close>\):|[.):、。\]]|\s[-–—](?=\s)|\s[.)]|(?<=[أبجده])-(?=\s))"
    r"(?P<end>\*\*|__)?(?:[ \t]+|$|(?<=\s[.)])|(?<=[、。])|(?=[*_`!$<\[]|[^\x00-\x7f]|[A-Z0-9][^.]))(?P<text>.*)$"
)
_NUMBER = re.compile(
    r"(?P<bold>\*\*_?|__)?(?P<label>\d{1,2})(?P<close>[.):：])(?!\d)(?P<end>\*\*|__)?(?:[ \t]+|$)(?P<text>.*)$"
)
_BOLD_LABEL = re.compile(r"(?P<bold>\*\*|__)(?P<label>\(?[A-Za-z]\)?)(?P=bold)(?P<close>[.):]|\s*[—–-](?=\s))\s*(?=\S)")
_CODE_LABEL = re.compile(r"`(?P<label>[A-H])`[.):：]?[ \t]+(?=\S)")
_GLUED = re.compile(r"(?P<bold>)(?P<end>)(?P<label>[A-Z])(?P<close>[.):、])(?P<text>\S.*)$")
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "أبجدهوزحطي", "абвгдежзик", "アイウエオ", "가나다라마바사아")
_CIRCLED = re.compile(r"([①-⑳])[ \t.]*(.*)$")
_HEAD, _LABEL = 6, 3
_OPENS = "(（[【*_"
_REMEMBERED = 2_048
# A full-width sign behind a label holds the blank within itself.
_WIDE = re.compile(r"^([(（]?[A-Za-zＡ-Ｚａ-ｚ0-9０-９]{1,2}[．：）])(?=\S)")
_WHOLE_BOLD = re.compile(r"(?:\*\*_?|__|_\*\*)(?!\s)((?:(?!\*\*|__).)+?)(?<!\s)(?:_?\*\*|__|\*\*_)[.;,]?$")
_SET_OFF = re.compile(r"(?:<(b|strong|mark)>(?!\s)([^<]+)</\1>|==(?!\s)([^=]+)==)[.;,]?$", re.IGNORECASE)
_MARK_WORDS = re.compile(
    rf"(?<![ \t])[ \t]*+(?:[*_]{{0,3}}[(（\[【]\s*[*_]{{0,3}}[{TICKS}]?\ufe0f?\s*(?:(?:the\s+)?"
    r"(?:correct[aeo]?|currect|right|richtige?|verdadero|vrai|corret[ao]|corrett[ao]|juste|bonne|верно|правильно|правильный|верный|вірно|правильна|"
    r"正确|正確|正解|정답|đúng|doğru|benar|poprawna|prawidłowa|juist|rätt|right answer|key|answer|ok|✓|✔|✅)"
    r"(?:[ \t]+(?:answer|ans|option|choice|antwort|ответ|réponse|відповідь))?|答案)\s*[.!]?[*_]{0,3}[)）\]】][*_]{0,3}|"
    r"(?:[-–—]+|<-+|←)[ \t]*\*{0,2}(?:correct|right)(?: answer)?\*{0,2})[ \t]*$",
    re.IGNORECASE,
)
_RIGHT = (
    "Correct",
    "Correcta",
    "Correcto",
    "Correcte",
    "Correta",
    "Correto",
    "CORRECT",
    "CORRECTA",
    "Richtig",
    "Верно",
)
# With a capital, and not after «is»: `push() Correcta`, but `both are correct`.
_BARE_WORD = re.compile(
    r"(?<!\bis)(?<!\bare)(?<!\bes)(?<!\bson)(?<!\best)(?<!\bist)(?<!\bsont)(?<=\S)[ \t]+"
    rf"(?:(?:Opción|Respuesta|Resposta|Alternativa) )?(?:{'|'.join(_RIGHT)})\.?$"
)
_TICK_END = re.compile(rf"(?<![ \t])[ \t]*+\\?[{TICKS}]\ufe0f?[ \t]*$")
_STAR_END = re.compile(r"[\w.!?)»”\"'][ \t]*\*$")
_TICK_START = re.compile(rf"[{TICKS}]\ufe0f?[ \t]*")
_CROSS = re.compile(rf"(?<![ \t])[ \t]*+[{CROSSES}]\ufe0f?[ \t]*$|^[{CROSSES}]\ufe0f?[ \t]*")
_BREAK = re.compile(r"(?<![ \t])[ \t]*+(?:<br[ \t]*/?>|\\)$", re.IGNORECASE)


class Mark(msgspec.Struct, frozen=True, gc=False):
    """An option as one line shows it.

    `label` is its letter or number as written, `text` its words. `ticked` is a box's state, null where there is no
    box; `marked` says that a tick or the word «correct» stands beside it, `crossed` a cross; `bold` holds the words
    without emphasis where the whole option is bold, else it is empty; `loud` says that its label alone is. `named` are
    the attributes of an option.
    """

    kind: Kind
    label: str
    text: str
    indent: int
    column: int
    bullet: str = ""
    ticked: bool | None = None
    marked: bool = False
    crossed: bool = False
    bold: str = ""
    loud: bool = False
    style: str = ""
    named: Attributes = attributes.NONE


def unlabelled(line: Line) -> Mark | None:
    """Return the option of a line with a bullet or box, its first letter taken for a word and not for a label."""
    match = BULLET.match(line.text)
    bullet, text = (match[1], match[2].strip()) if match else ("", line.text)
    ticked, radio = _BOX.match(text), _RADIO.match(text)
    if ticked or (radio and bullet):
        found = ticked or radio
        assert found is not None  # noqa: S101  (asked just before)
        kind: Kind = "box" if ticked else "radio"
        return _mark(line, kind, "", found[2].strip(), bullet, ticked=bool(found[1].strip()))
    return _mark(line, "bullet", "", text, bullet) if match else None


@lru_cache(maxsize=_REMEMBERED)
def recognise(line: Line) -> Mark | None:
    """Return the option that a line may be, else None; what gathers evidence and what reads ask for the same lines."""
    match = BULLET.match(line.text)
    if match and not (match[1] == "*" and line.text.startswith("**")):
        return _labelled(line, match[2].strip(), match[1]) or _mark(line, "bullet", "", match[2].strip(), match[1])
    return _labelled(line, line.text, "")


def due(line: Line, last: Mark) -> Mark | None:
    """Return the option of a line whose words are glued to its label, which is the one that follows on `last`."""
    match = _GLUED.match(line.text) if line.text[:1].isalpha() else None
    if match is None or last.kind != "letter" or last.bullet or match["close"] != last.style.removeprefix("upper")[:1]:
        return None
    if ordinal(match["label"]) != (ordinal(last.label) or 0) + 1 or match["label"].isupper() != last.label.isupper():
        return None
    return _mark(line, "letter", match["label"], match["text"], "", match)


def _labelled(line: Line, text: str, bullet: str) -> Mark | None:
    plain = text.isascii()
    drawn = None if plain else _DRAWN.match(text)
    if drawn and _DRAWN.search(text, drawn.end()) is None:
        text = f"[{' ' if drawn['box'] in _EMPTY else 'x'}] {text[drawn.end() :]}"
    ticked = _BOX.match(text) if text[:1] in _BOXED else None
    if ticked:
        return _ticked(line, "box", ticked, bullet)
    radio = _RADIO.match(text) if bullet and text[:1] == "(" else None
    if radio:
        return _ticked(line, "radio", radio, bullet)
    before = None if plain else _TICK_START.match(text)
    inner = text[before.end() :] if before else text
    if not plain and not inner.isascii():
        circled = _CIRCLED.match(inner)
        if circled:
            return _mark(line, "number", str(ord(circled[1]) - ord("①") + 1), circled[2], bullet, marked=bool(before))
        inner = _narrowed(inner)
    coded = _CODE_LABEL.match(inner) if bullet and inner[:1] == "`" else None
    if coded:
        inner = f"{coded['label']}. {inner[coded.end() :]}"
    apart = _BOLD_LABEL.match(inner) if inner[:2] in {"**", "__"} else None
    if apart:
        sign = apart["close"] if apart["close"] in ".):" else "."
        inner = f"{apart['bold']}{apart['label'].strip('()')}{sign}{apart['bold']} {inner[apart.end() :]}"
    match = _LETTER.match(inner)
    if match:
        return _mark(
            line,
            "letter",
            match["label"],
            _words(match),
            bullet,
            match,
            marked=bool(before or match["star"] or match["star2"]),
        )
    match = _NUMBER.match(inner)
    if match:
        return _mark(line, "number", match["label"], _words(match), bullet, match, marked=bool(before))
    return None


def _narrowed(text: str) -> str:
    """An option with its label in plain signs: full-width ones hold the blank within themselves."""
    match = _WIDE.match(text)
    head = match.end() if match else _HEAD if text[:1] in _OPENS else _LABEL
    label = text[:head].translate(NARROW)
    return f"{label} {text[head:]}" if match else label + text[head:]


def _ticked(line: Line, kind: Kind, match: re.Match[str], bullet: str) -> Mark:
    text = match[2].strip()
    inner = _LETTER.match(text if text.isascii() else _narrowed(text))
    label = inner["label"] if inner else ""
    words = _words(inner) if inner else text
    return _mark(line, kind, label, words, bullet, ticked=bool(match[1].strip()))


def _words(match: re.Match[str]) -> str:
    """The option's words; bold that began before the label is put back around them, to be judged as a whole."""
    text = str(match["text"]).strip()
    return f"{match['bold']}{text}" if match["bold"] and not match["end"] else text


def _mark(
    line: Line,
    kind: Kind,
    label: str,
    text: str,
    bullet: str,
    match: re.Match[str] | None = None,
    *,
    ticked: bool | None = None,
    marked: bool = False,
) -> Mark:
    text, named = attributes.split_option(text) if text.endswith("}") else (text, attributes.NONE)
    words, said = _unmarked(text, starred=ticked is None)
    crossed = not words.isascii() and _CROSS.search(words) is not None
    words = _CROSS.sub("", words).strip() if crossed else words
    whole = _WHOLE_BOLD.fullmatch(words) if words[:1] in {"*", "_"} else None
    whole = _SET_OFF.fullmatch(words) if words[:1] in {"<", "="} else whole
    column = line.column + max(line.text.find(words), 0)
    style = _style(label, match, bullet) if match else ""
    bold, told = _unmarked(whole[whole.lastindex or 1]) if whole else ("", False)
    words = words.replace(whole[whole.lastindex or 1], bold) if whole and told else words
    opened = match["bold"] if match and match["bold"] and not match["end"] else ""
    if opened and not whole and words.startswith(opened) and words.count("**") == 1:
        words = words.removeprefix(opened)
    marked = marked or said or told
    loud = bool(match and match["bold"] and match["end"])
    return Mark(kind, label, words, line.indent, column, bullet, ticked, marked, crossed, bold, loud, style, named)


def _style(label: str, match: re.Match[str], bullet: str) -> str:
    case = "upper" if label.isupper() else "lower"
    return f"{case}{match['close'].strip()}{'b' if bullet else ''}"


def _unmarked(text: str, *, starred: bool = True) -> tuple[str, bool]:
    """The words without a mark of rightness, and whether there was one; a star at the end is one if `starred`."""
    text = _BREAK.sub("", text).rstrip() if text.endswith((">", "\\")) else text
    plain = text.isascii()
    if (
        plain
        and not text.endswith((")", "*"))
        and "correct" not in text[-16:].casefold()
        and "right" not in text[-14:].casefold()
    ):
        return text, False
    if starred and text.count("*") == 1 and _STAR_END.search(text):
        return text[:-1].rstrip(), True
    worded = (_BARE_WORD,) if text.rstrip(".").endswith(_RIGHT) else ()
    for pattern in (_TICK_END, _MARK_WORDS, *worded):
        match = pattern.search(text)
        if match:
            rest = _BREAK.sub("", text[: match.start()]).rstrip()
            return rest, True
    match = _TICK_START.match(text)
    return (text[match.end() :].strip(), True) if match else (text, False)


def ordinal(label: str) -> int | None:
    """Return the place (from 0) that a letter or a number names."""
    if label.isdecimal():
        return int(label) - 1
    if "①" <= label <= "⑳":
        return ord(label) - ord("①")
    for letter in (label.casefold(), label.casefold().translate(ALIKE)):
        for alphabet in _ALPHABETS:
            if letter in alphabet and len(letter) == 1:
                return alphabet.index(letter)
    return None
