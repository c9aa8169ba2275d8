"""How the words of a key name options: by a label, by an option's own words, or by several of either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from hornbook import patterns as re
from hornbook.reading.quiz.drafts import OptionDraft, QuestionDraft
from hornbook.reading.quiz.options import ordinal
from hornbook.reading.quiz.words import ALIKE, normalise

SAME = 0.6
"""From this likeness on, words beside a label are a variant of its option's."""
NEAR = 0.9
"""From this likeness on, words by themselves are an option's, misspelt."""
_COMPARED = 400
_ENOUGH = 2
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DECORATION = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]")
_ENDS = frozenset(" .,;:(–—-")
_JOINED = re.compile(r"\s*(?:[,;、，；&]|\b(?:and|und|y|et|e|и)\b)\s*", re.IGNORECASE)
_LABELLED = re.compile(r"(?:^|(?<=[\s,;&(]))[*_`]*\(?([A-Za-zА-Еа-е]|\d{1,2})[.):](?=[\s*])[*_`\s]*")
_JOINTS = re.compile(r"(?:[\s*_,;&]|\b(?:and|und|y|et|e|и)\b)*$", re.IGNORECASE)


def names(draft: QuestionDraft, places: frozenset[int]) -> str:
    """Return the labels of options as a reader sees them: `b, d`."""
    return ", ".join(label(draft, place) for place in sorted(places))


def label(draft: QuestionDraft, place: int) -> str:
    """Return an option's own label, else the letter of its place."""
    return draft.options[place].mark.label or (_LETTERS[place] if place < len(_LETTERS) else str(place + 1))


def by_label(given: Sequence[OptionDraft], name: str) -> int | None:
    """Return the option with a label, else the one in the place that the letter or number stands for."""
    labels = [option.mark.label.casefold() for option in given]
    for spelling, known in ((name.casefold(), labels), (_alike(name), [_alike(label) for label in labels])):
        if spelling in known:
            return known.index(spelling)
    place = ordinal(name)
    return place if place is not None and 0 <= place < len(given) else None


def by_text(given: Sequence[OptionDraft], text: str) -> int | None:
    """Return the only option with these words."""
    wanted = normalise(text)
    hits = [place for place, option in enumerate(given) if wanted and wanted == words(option)]
    return hits[0] if len(hits) == 1 else None


def by_beginning(given: Sequence[OptionDraft], text: str) -> int | None:
    """Return the only option with whose words a text begins."""
    bare = normalise(text)
    begun = [place for place, option in enumerate(given) if begins(bare, words(option))]
    return begun[0] if len(begun) == 1 else None


def by_parts(given: Sequence[OptionDraft], text: str) -> frozenset[int] | None:
    """Return options whose words are joined by commas or semicolons, in which commas may stand too: longest first."""
    rest, chosen = normalise(text), set()
    for place, own in sorted(enumerate(words(option) for option in given), key=lambda pair: -len(pair[1])):
        if own and own in rest:
            rest = rest.replace(own, "", 1)
            chosen.add(place)
    left = rest.replace(" and ", " ").strip(" ,;&/")
    return frozenset(chosen) if len(chosen) > 1 and not left else None


def by_labelled_parts(given: Sequence[OptionDraft], text: str) -> frozenset[int] | None:
    """Return several options, each named by its label and words: `2. two and 3. four`."""
    found = list(_LABELLED.finditer(text))
    if len(found) < _ENOUGH or found[0].start():
        return None
    chosen = set()
    for match, end in zip(found, [*(each.start() for each in found[1:]), len(text)], strict=True):
        place = by_label(given, match[1])
        own = _JOINTS.sub("", text[match.end() : end])
        if place is None or ratio(normalise(own), words(given[place])) < NEAR:
            return None
        chosen.add(place)
    return frozenset(chosen) if len(chosen) == len(found) else None


def nearly(given: Sequence[OptionDraft], text: str) -> list[tuple[int, str]]:
    """Return the options that words name with small errors, each with its words as written; nothing else.

    Several are joined by commas or semicolons; each piece has to name one of its own.
    """
    whole = _near(given, text)
    if whole is not None:
        return [(whole, text)]
    pieces = _JOINED.split(text)
    found = [(place, piece) for piece in pieces if (place := _near(given, piece)) is not None]
    return found if len({place for place, _ in found}) == len(pieces) >= _ENOUGH else []


def _near(given: Sequence[OptionDraft], text: str) -> int | None:
    bare = normalise(text)
    ratios = sorted(((ratio(bare, words(option)), place) for place, option in enumerate(given)), reverse=True)
    if not ratios or ratios[0][0] < NEAR or any(one[0] == other[0] for one, other in pairwise(ratios[:2])):
        return None
    return ratios[0][1]


def repeats(draft: QuestionDraft, text: str) -> bool:
    """Return whether words are those of an option, or nearly so."""
    bare = normalise(text)
    return any(begins(bare, words(option)) or ratio(bare, words(option)) >= SAME for option in draft.options)


def words(option: OptionDraft) -> str:
    """Return an option's words as words are compared."""
    return normalise(" ".join(option.text.lines))


def are_same_words(one: str, other: str) -> bool:
    """Return whether two texts differ in emoji, blanks and case only; signs that ASCII has may be the point."""
    return bool(_said(one)) and _said(one) == _said(other)


def _said(text: str) -> str:
    return normalise(_DECORATION.sub(" ", text))


def begins(text: str, own: str) -> bool:
    """Return whether a text begins with an option's `own` words and goes on behind them."""
    return bool(own) and text.startswith(own) and text[len(own) : len(own) + 1] in _ENDS


def tail(text: str, option: OptionDraft) -> str:
    """Return what follows an option's words on an answer line."""
    shown = " ".join(" ".join(option.text.lines).split())
    start = text.casefold().find(shown.casefold())
    rest = text[start + len(shown) :] if start >= 0 else text
    return rest.strip().lstrip("*_.,;:–—- ").strip()


def ratio(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1; 0 where they cannot be alike enough to matter."""
    if not one or not other or min(len(one), len(other)) * 2 < max(len(one), len(other)) * SAME:
        return 0.0
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= SAME else 0.0


def spans(pieces: Sequence[str], text: str) -> Iterator[int]:
    """Yield where each of the pieces begins in a text."""
    past = 0
    for piece in pieces:
        past = max(text.find(piece, past), 0)
        yield past
        past += len(piece)


def _alike(label: str) -> str:
    return label.translate(ALIKE).casefold()
