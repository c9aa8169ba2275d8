"""What announces that keys stand below: `## Answer key`, `**Answers:**`, `<summary>Show answers</summary>`."""

from __future__ import annotations

from typing import Literal

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz import keys, leads, wrapping
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import TICKS, normalise

Form = Literal["heading", "line", "summary", "admonition"]

_WORDS = (
    r"answers?[ -](?:key|sheet|summary|list|table|grid)s?|answers?|keys?|solutions?|key to (?:the )?\w+|"
    r"correct (?:answers?|options?|responses?)|right answers?|marking (?:scheme|key)|"
    r"lösungs?(?:schlüssel|en)?|lösungen|musterlösung(?:en)?|antworten|antwortschlüssel|richtige antworten|auflösung|"
    r"respuestas(?: correctas)?|clave(?: de respuestas)?|soluciones|solucionario|"
    r"réponses(?: correctes)?|bonnes réponses|corrigés?|clé de correction|solutionnaire|"
    r"risposte(?: corrette)?|soluzioni|respostas(?: corretas)?|soluções|comentários|"
    r"gabarito(?: (?:comentado|sugerido|oficial|preliminar|definitivo))?|answer explanations|explanations|rationales|"
    r"erklärungen|erläuterungen|explicaciones|explications|spiegazioni|explicações|пояснения|объяснения|"
    r"ответы|правильные ответы|ключи?|відповіді|правильні відповіді|адказы|odpowiedzi|klucz(?: odpowiedzi)?|"
    r"antwoorden|antwoordsleutel|odpovědi|odgovori|rješenja|svar|facit|απαντήσεις|תשובות|"
    r"cevaplar|cevap anahtarı|yanıtlar|đáp án|kunci jawaban|jawaban|"
    r"参考答案|标准答案|正确答案|答案|解答|正解|答え|解答一覧|模範解答|정답|답안|해답|답|"
    r"الإجابات|الإجابات الصحيحة|مفتاح الإجابة|الأجوبة|उत्तर(?: कुंजी)?|उत्तरमाला"
)
_BEFORE = r"(?:[^\W\d_][\w'’/.-]*[ ]+|[\w #.]{1,30}[:–—-][ ]*|\d+[ ]+){0,5}"
_AFTER = (
    r"(?:[ ]*(?:(?:and|&|with|\+|/|,|und|mit|y|con|e|et|avec|"
    r"и|с|і|та|oraz|och|ve|dan|và|与|和|及|及び|と|및)[ ]*)+(?:\w+[ ]*){1,3}"
    r"|[ ]+(?:to|for|of|from|zu|zum|zur|für|auf|de|del|des|du|do|da|dos|das|para|pour|a|aux?|à|às|aos?|"
    r"alle|alla|ai|agli|delle|dei|della|del|op|bij|do|til|till|för|на|до|к|ко|для|по)[ ].{1,50}|[ ]*\d{1,3})?"
    r"(?:[ ]*[(\[（:–—-].{0,50})?"
)
# Most headings hold none of the words, and the whole pattern tries each of them behind each word. What the words begin
# with tells so at once; the pieces of their groups are among these, which does no harm.
_BEGINNINGS = frozenset(piece.removeprefix("(?:")[:3] for piece in _WORDS.split("|"))
_LATIN = re.compile("[a-z]+")
_TITLE = re.compile(rf"{_BEFORE}(?:{_WORDS}){_AFTER}$", re.IGNORECASE)
_COUNTED = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?[ ]+|[一二三四五六七八九十]{1,3}[、.．][ ]*)(?=[^\W\d])")
# The answer to one question bears the same words as a list of them, so outside headings they have to be plural.
_SINGULAR = re.compile(
    r"(?:\w+[ ]+){0,3}(?:correct[ -])?(?:answer|solution|option|response|antwort|lösung)$", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:questions?|q) ?(?:and|&|/) ?(?:answers?|a)\b|\?$|^(?:no|my|wrong|incorrect) |"
    r"\b(?:short|long|brief|open|written|free|numeric(?:al)?|extended|constructed|multiple)[ -]"
    r"(?:answer|response|solution)s?\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\b(?:explanations|rationales|erklärungen|erläuterungen|explicaciones|explications|spiegazioni|explicações|"
    r"пояснения|объяснения)\b",
    re.IGNORECASE,
)
_KEYS = re.compile(
    r"\b(?:answers?|keys?|solutions?|antworten|lösungen|respuestas|réponses|risposte|respostas|ответы)\b", re.IGNORECASE
)
_BOLD = re.compile(r"(?:\*\*\*?|__)(?P<title>[^*_]{2,80})(?:\*\*\*?|__)[ ]*[:：]?$")
_PLAIN = re.compile(r"(?P<title>[^*_:：|]{1,40})[:：]$")
_GLUED = re.compile(
    r"[*_]{0,3}\(?[*_]{0,3}(?P<title>[^*_:：|\d()]{1,40}?)[ ]*"
    r"(?:[:：](?:\*\*|__)?|(?:\*\*|__)[ ]*[:：])[ ]*(?=[*_(]*(?:q\s?)?\d)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\)?[*_]{0,3}\)?$")
_ORNAMENTS = f"{TICKS}📝🔑📋📖👉💡🎯\ufe0f "
_STARTS = frozenset("#*_<>?!")
_RULE = re.compile(r"(?:=+|-{2,})$")
_LONGEST = 160
_LONGEST_GLUED = 60
_SHOWN = 80


class Title(msgspec.Struct, frozen=True):
    """A title: its words, the level of a heading (else 0), how many lines it takes, and what follows on its line.

    `alone` says that its words mean several answers, and not that of one question.
    """

    form: Form
    words: str
    level: int = 0
    lines: int = 1
    rest: Line | None = None
    alone: bool = True


def is_key(line: Line) -> bool:
    """Return whether a line is the answer line of one question."""
    key = keys.recognise(line)
    return key is not None and bool(keys.claim(key.value).labels or keys.compact(key.value))


def recognise(line: Line, below: Line | None) -> Title | None:
    """Return the title that a line is, with the line `below` it, else None."""
    text = line.text
    if not text or line.code:
        return None
    if len(text) > _LONGEST:
        return _glued(line)
    if text[0] in _STARTS:
        return _marked(line)
    if not text[0].isascii() and text.endswith("**"):
        return _bold_words(text.lstrip(_ORNAMENTS))
    if ":" not in text and "：" not in text:
        return _underlined(text, below) if below and _RULE.match(below.text) else None
    return _plain(line)


def announces(words: str, *, alone: bool = False) -> bool:
    """Return whether words announce keys; `alone` where nothing else than they set them off from a line of text."""
    if not _may_announce(words.casefold()):
        return False
    bare = _COUNTED.sub("", re.sub(r"^[\W_]+|[\W_]+$", "", normalise(words)))
    if not bare or len(bare) > _SHOWN or _NOT.search(bare) or not _TITLE.match(bare):
        return False
    return not alone or not _SINGULAR.match(bare)


def explains(words: str) -> bool:
    """Return whether words announce explanations rather than keys: «Explanations», «Detailed rationales»."""
    return _EXPLAINS.search(words) is not None and _KEYS.search(words) is None


def _may_announce(words: str) -> bool:
    """Whether words may hold one of those that announce keys; in other scripts nothing tells so at once."""
    return not words.isascii() or any(word[:3] in _BEGINNINGS for word in _LATIN.findall(words))


def _marked(line: Line) -> Title | None:
    match line.text[0]:
        case "#":
            return _heading(line)
        case "?" | "!":
            title = wrapping.admonition(line)
            return Title("admonition", title) if title and announces(title, alone=True) else None
        case "<":
            found = wrapping.details(line)
            summary = found.summary if found else None
            alone = bool(summary) and announces(summary or "", alone=True)
            told = summary and (alone or wrapping.announces_key(summary))
            return Title("summary", summary, alone=alone) if summary and told else None
        case ">":
            return None
        case _:
            return _bold(line) if _BOLD.match(line.text) else _plain(line)


def _heading(line: Line) -> Title | None:
    found = leads.heading(line)
    if found is None or not announces(found[1]) or is_key(line):
        return None
    return Title("heading", found[1], found[0], alone=announces(found[1], alone=True))


def _bold(line: Line) -> Title | None:
    title = _bold_words(line.text)
    return title if title and not is_key(line) else None


def _bold_words(text: str) -> Title | None:
    bold = _BOLD.match(text)
    return Title("line", bold["title"]) if bold and announces(bold["title"], alone=True) else None


def _plain(line: Line) -> Title | None:
    plain = _PLAIN.match(line.text)
    if plain:
        return Title("line", plain["title"]) if announces(plain["title"], alone=True) else None
    return _glued(line)


def _glued(line: Line) -> Title | None:
    """A title with its keys behind it on the line."""
    parted = line.text[:_LONGEST_GLUED].replace("：", ":").partition(":")
    if not parted[1] or not parted[2].lstrip(" *_(qQ")[:1].isdecimal():
        return None
    glued = _GLUED.match(line.text)
    if glued is None or not announces(glued["title"], alone=True):
        return None
    return Title("line", glued["title"], rest=indented(line, glued.end()))


def indented(line: Line, start: int) -> Line:
    """Return the rest of a line from a place in its text on, at its own column."""
    column = line.column + start
    rest = line.text[start:].strip()
    opened = line.text[:start].lstrip()[:1]
    if opened in {"*", "_", "("} and not line.text.startswith(("**", "__")):
        rest = _CLOSING.sub("", rest)
    return msgspec.structs.replace(line, text=rest, column=column)


def _underlined(text: str, below: Line) -> Title | None:
    level = 1 if "=" in below.text else 2
    return Title("heading", text, level, lines=2) if announces(text) else None
