"""Keys said in a sentence: `Option B is correct because …`, `so the correct answer is (B)`, `故选 B`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import naming
from hornbook.reading.quiz.drafts import OptionDraft

_NOUN = (
    r"options?|choices?|answers?|statements?|antwort(?:en)?|optionen|variante|opci(?:ón|ones)|respuestas?|alternativas?|"
    r"réponses?|вариант|ответ|选项"
)
_LETTER = r"[*_`(\[“\"']*(?:[A-H]|[А-Е])[*_`)\].:”\"']*(?![^\W_])"
_ANY = r"[*_`(\[“\"']*(?:[A-Ha-h]|[А-Еа-е]|\d{1,2})[*_`)\].:”\"']*(?![^\W_])"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s*&\s*|\s+(?:and|und|y|et|e|и|与|和)\s+)"
_VERB = r"(?:is|are|was|ist|sind|es|son|est|sont|é|são)"
_FILL = r"(?:(?:the|a|also|both|all|therefore|thus|only|die|la|las|les)\s+)*"
_NOT = r"(?:(?:not|nicht|no|pas|non|не)\s+)?"
_VERDICT = (
    r"(?P<verdict>incorrect|correct|right|wrong|false|answers?|richtig|korrekt|falsch|incorrectas?|correctas?|"
    r"incorrectes?|correctes?|falsas?|fausses?|bonnes?|неверный|неправильный|верный|правильный)(?![^\W_])"
)
_SAID = re.compile(
    rf"(?:\b(?:{_NOUN})\s+(?P<any>{_ANY}(?:{_AND}{_ANY})*)|(?:^|(?<=[.;:!?,]\s)|(?<=\b(?:and|but)\s)|(?<=\bonly\s))"
    rf"(?P<letter>{_LETTER}(?:{_AND}{_LETTER})*)|(?P<quoted>\*\*[^*]+\*\*|`[^`]+`|“[^”]+”|\"[^\"]+\"))"
    rf"\s+{_VERB}\s+(?P<not>{_NOT}){_FILL}{_VERDICT}",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = re.compile(
    rf"(?:\b(?:correct|right|best)\s+(?:answers?|options?|choices?)|\b(?:therefore|hence|thus|so),?\s+(?:the\s+)?answer"
    rf"|(?:^|(?<=[.;!?]\s))the\s+answer)"
    rf"\s+{_VERB}\s*:?\s*(?:(?:{_NOUN})\s+)?(?P<labels>{_LETTER}(?:{_AND}{_LETTER})*)",
    re.IGNORECASE | re.MULTILINE,
)
_CHOSEN = re.compile(r"(?:故|所以|因此|应|答案)选(?:择|项)?[:：]?\s*(?P<labels>[A-H](?:[、,，]?[A-H])*)(?![A-Za-z])")
_ALONE = re.compile(
    r"(?:the\s+)?(?:options?|answers?|choices?|statements?)\s+"
    r"(?P<labels>\(?(?:[A-Za-z]|\d{1,2})\)?(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)\(?(?:[A-Za-z]|\d{1,2})\)?)*)\s+"
    r"(?:is|are)\s+(?:true|correct|right)\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?<![^\W_])(?:[A-Za-zА-Еа-е]|\d{1,2})(?![^\W_])")
_JOINTS = {"e", "y", "и"}
_WRONG = ("incorrect", "wrong", "fal", "fausse", "неверн", "неправ")


def find(text: str, given: Sequence[OptionDraft]) -> frozenset[int]:
    """Return the options that sentences say to be right; none where they contradict each other."""
    named = [_NAMED.search(text), _CHOSEN.search(text)]
    for match in named:
        places = _labelled(given, match["labels"]) if match else frozenset()
        if places:
            return places
    right: set[int] = set()
    wrong: set[int] = set()
    for places, verdict in _said(text, given):
        (right if verdict else wrong).update(places)
    return frozenset(right) if not right & wrong else frozenset()


def alone(text: str) -> str:
    """Return the labels of a sentence that only says which options are right, such as `Options 3 and 4 are true`."""
    match = _ALONE.match(text)
    return match["labels"] if match else ""


def _said(text: str, given: Sequence[OptionDraft]) -> Iterator[tuple[frozenset[int], bool]]:
    for match in _SAID.finditer(text):
        if match["letter"] and not match["letter"].strip("*_`([“\"'").startswith(tuple("ABCDEFGHАБВГДЕ")):
            continue
        if match["verdict"].casefold() == "answer" and match["not"]:
            continue
        labels = match["any"] or match["letter"]
        places = _labelled(given, labels) if labels else _worded(given, match["quoted"])
        if places:
            wrong = match["verdict"].casefold().startswith(_WRONG)
            yield places, wrong == bool(match["not"].strip())


def _labelled(given: Sequence[OptionDraft], labels: str) -> frozenset[int]:
    found = [each for each in _LABEL.findall(labels) if each not in _JOINTS]
    if len(found) == 0 and labels.isalpha():
        found = list(labels)
    places = [naming.by_label(given, each) for each in found]
    return frozenset(place for place in places if place is not None) if None not in places else frozenset()


def _worded(given: Sequence[OptionDraft], quoted: str) -> frozenset[int]:
    place = naming.by_text(given, quoted.strip('*`“”"'))
    return frozenset() if place is None else frozenset({place})
