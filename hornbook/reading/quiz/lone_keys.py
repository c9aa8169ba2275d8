"""A key that is a paragraph of its own below the options and says nothing else: `B`, `> **b)**`, `→ **Nile**`."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import keys, naming
from hornbook.reading.quiz.drafts import OptionDraft
from hornbook.reading.quiz.words import TICKS, normalise

_OPENS = re.compile(rf"(?:>|\#{{1,6}}(?=\s)|[{TICKS}👉➡→⇒➜💡🔑]\ufe0f?|->|=>|\s)+")
_PAIRS = (
    ("***", "***"),
    ("**", "**"),
    ("__", "__"),
    ("==", "=="),
    ("||", "||"),
    ("<b>", "</b>"),
    ("<strong>", "</strong>"),
    ("<mark>", "</mark>"),
    ("*", "*"),
    ("_", "_"),
    ("`", "`"),
    ("[", "]"),
    ("(", ")"),
)
_APART = re.compile(r"(\*\*|__)(?P<label>\(?[A-Za-z][.):]?)\1[.):]?\s+")
_BULLET = re.compile(r"[-*+]\s+(?=\(?[A-Za-z][.)])")
_PLAIN = re.compile(r"(?:[-*+]\s+)?\(?(?P<label>[A-Za-z])[.)]\s+\S")
_LABEL = re.compile(r"[A-Za-z]\s*[.):]?$")
_LONGEST = 160


def read(text: str, given: Sequence[OptionDraft]) -> str:
    """Return the labels that such a line names, else nothing; an option's words alone have to be set off."""
    if len(text) > _LONGEST or not given[0].mark.label:
        return ""
    core = bare(text)
    said = keys.claim(core) if _LABEL.match(core) or "," in core or core[1:2] in {".", ")", ":"} else None
    if said and said.labels:
        places = [naming.by_label(given, label) for label in said.labels]
        known = all(place is not None and given[place].mark.label.isalpha() for place in places)
        return core if known and (not said.text or _is_same(given, places, said.text)) else ""
    place = naming.by_text(given, core) if core != text.strip() else None
    return given[place].mark.label if place is not None else ""


def begins_again(text: str, given: Sequence[OptionDraft]) -> bool:
    """Return whether a line in plain letters holds the first option once more: those of another question may follow."""
    match = _PLAIN.match(text)
    return match is not None and naming.by_label(given, match["label"]) == 0


def bare(text: str) -> str:
    """Return the words of a line without what sets them off."""
    opened = _OPENS.match(text)
    core = _BULLET.sub("", (text[opened.end() :] if opened else text).strip(), count=1)
    core = _APART.sub(r"\g<label> ", core, count=1)
    for before, behind in _PAIRS:
        inner = core[len(before) : -len(behind)]
        if core.startswith(before) and core.endswith(behind) and inner and before not in inner:
            core = inner.strip()
    return core


def is_label(text: str) -> bool:
    """Return whether a line holds nothing but a letter, set off or not."""
    return len(text) < _LONGEST // 8 and _LABEL.match(bare(text)) is not None


def _is_same(given: Sequence[OptionDraft], places: Sequence[int | None], text: str) -> bool:
    return len(places) == 1 and places[0] is not None and normalise(text) == naming.words(given[places[0]])
