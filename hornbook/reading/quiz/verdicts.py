"""Lines that judge one option each: `- ❌ git push: sends`, `A. Incorrect, it sends.`, `Why B is wrong: …`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz import naming
from hornbook.reading.quiz.drafts import OptionDraft
from hornbook.reading.quiz.words import CROSSES, TICKS, normalise

_DOUBTS = "❗⚠🟡"
_ITEM = r"\s*(?:>\s*)*(?:[-*+•]\s+)?"
_LABEL = r"[(\[]?(?P<label>[A-Ha-h]|\d{1,2}|[А-Еа-е])[)\]]?"
_NOUN = r"(?:(?:option|choice|answer|antwort|opción|respuesta|réponse|вариант|选项)\s+)?"
_RIGHT = (
    r"correct|right|true|richtig|korrekt|correcta?|correcte|corretta?|correto|certa|certo|верно|правильно|正确|正解"
)
_WRONG = (
    r"incorrect|not correct|not right|wrong|false|falsch|nicht richtig|"
    r"incorrecta?|incorrecte|incorreta|incorreto|errada|"
    r"errado|неверно|"
    r"неправильно|错误|不正确"
)
_ENDS = r"(?![^\W_])"
_WORD = rf"(?:(?P<wrong>{_WRONG})|(?P<right>{_RIGHT})){_ENDS}"
_SIGN = rf"(?:(?P<cross>[{CROSSES}])|(?P<tick>[{TICKS}])|(?P<doubt>[{_DOUBTS}]))\ufe0f?"
_JOINT = r"[*_`)\]\s]*(?:[:：.,;–—-]+[*_]*|(?<=[*_`)\]]))\s*"

_MARKED = re.compile(rf"{_ITEM}[*_]*{_SIGN}[*_]*\s*(?P<rest>\S.*)$")
_LABELLED = re.compile(
    rf"{_ITEM}[*_`]*{_NOUN}{_LABEL}(?:[.:：、]|(?<=\))|[*_`]+|\s*[-–—(\[]|(?=\s+(?:is|was|est[áa]?|ist|é|es)\s))[*_`]*\s*[-–—:]*\s*[*_(\[`]*"
    rf"(?:(?:is|was|est[áa]?|ist|é|es)\s+)?(?:{_SIGN}\s*(?:[*_]*(?:{_RIGHT}|{_WRONG}){_ENDS})?|{_WORD})(?P<after>{_JOINT}|\s+)?(?P<note>.*)$",
    re.IGNORECASE,
)
_WHY = re.compile(
    rf"{_ITEM}[*_]*why\s+(?P<not>not\s+)?{_NOUN}[*_`]*{_LABEL}[*_`]*(?:\s+(?:is|was)\s+{_WORD})?"
    r"\s*(?:[?]|(?=[*_]*[:：]))[*_]*\s*[:：]?[*_]*\s*(?P<note>.*)$",
    re.IGNORECASE,
)
_INNER = re.compile(rf"[*_`]*{_LABEL}[.):：、]+[*_`]*\s+(?P<words>.*)$")
_GOES_ON = re.compile(r"[*_`]*\s*[:：–—-]+[*_]*\s*")


class Verdict(msgspec.Struct, frozen=True):
    """What a line says of the option in a place: that it is right, wrong, or (null) only something; and why."""

    place: int
    right: bool | None
    note: str


def recognise(text: str, given: Sequence[OptionDraft]) -> Verdict | None:
    """Return the verdict that a line gives on one of the options, else None."""
    marked = _MARKED.match(text)
    if marked:
        return _about(marked["rest"], given, None if marked["doubt"] else bool(marked["tick"]))
    match = _LABELLED.match(text) or (_WHY.match(text) if "hy" in text else None)
    if match is None:
        return None
    place = _place(given, match["label"])
    if place is None:
        return None
    found = match.groupdict()
    doubt = found.get("doubt") or not (match["wrong"] or match["right"] or found.get("tick") or found.get("cross"))
    right = bool(match["right"] or found.get("tick"))
    if found.get("not"):
        doubt, right = False, False
    return Verdict(place, None if doubt else right, _closed(match["note"]))


def _place(given: Sequence[OptionDraft], label: str) -> int | None:
    return naming.by_label(given, label)


def _about(text: str, given: Sequence[OptionDraft], right: bool | None) -> Verdict | None:  # noqa: FBT001
    """The verdict of a tick or cross on the option that the words behind it name, by its label or its words."""
    inner = _INNER.match(text)
    place = _place(given, inner["label"]) if inner else None
    words = inner["words"] if inner and place is not None else text
    if place is None:
        place = naming.by_text(given, words)
    if place is None:
        place = _by_beginning(given, words)
    return Verdict(place, right, _note(words, given[place])) if place is not None else None


def _by_beginning(given: Sequence[OptionDraft], text: str) -> int | None:
    bare = normalise(text)
    begun = [place for place, option in enumerate(given) if naming.begins(bare, naming.words(option))]
    longest = sorted(begun, key=lambda place: len(naming.words(given[place])))
    return longest[-1] if longest else None


def _note(words: str, option: OptionDraft) -> str:
    """What is said of an option; its own words before a colon or dash only name it."""
    if normalise(words) == naming.words(option):
        return ""
    for joint in _GOES_ON.finditer(words):
        if joint.start() and normalise(words[: joint.start()]) == naming.words(option):
            return words[joint.end() :].strip()
    return words.strip()


def _closed(note: str) -> str:
    """A note without the end of emphasis that began before it."""
    bare = note.strip()
    for mark in ("**", "__", "*"):
        if bare.startswith(mark) and bare.count(mark) % 2:
            return bare.removeprefix(mark).strip()
        if bare.endswith(mark) and bare.count(mark) % 2:
            return bare.removesuffix(mark).strip()
    return bare
