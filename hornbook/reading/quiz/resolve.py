"""Which options are the keys: what the author wrote in several ways, joined by one order of precedence.

An answer line counts most, then ticked boxes, then marks beside an option, then an option that is bold as a whole,
then `+` among `-` bullets. A mark counts only when it sets some options apart: all or none say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from hornbook.diagnostics import Edit, Fix, Span
from hornbook.reading.quiz import keys
from hornbook.reading.quiz.drafts import OptionDraft, QuestionDraft
from hornbook.reading.quiz.key_list_rules import LISTS_DISAGREE
from hornbook.reading.quiz.keys import LISTED, Claim, Key
from hornbook.reading.quiz.options import ordinal
from hornbook.reading.quiz.rules import CONTRADICTION, KEY_TEXT_DIFFERS, KEYS_DISAGREE, UNKNOWN_KEY
from hornbook.reading.quiz.words import ALIKE, normalise

Report = Callable[..., None]
_SAME = 0.6
_OTHER = 0.9
_COMPARED = 400
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Resolution:
    """The places (from 0) of the keys, where they were written, and explanations found on answer lines."""

    keys: frozenset[int] = frozenset()
    source: str = ""
    explanations: list[tuple[str, int]] = field(default_factory=list)
    bold: bool = False


def resolve(draft: QuestionDraft, file: str, report: Report) -> Resolution:
    """Return the keys of a question with options; contradictions are reported."""
    own = [key for key in draft.keys if key.source != LISTED]
    if len(own) == len(draft.keys):
        return _beside(draft, own, file, report)
    listed = [key for key in draft.keys if key.source == LISTED]
    found = _beside(draft, own, file, report)
    for key in listed:
        found = _with_list(draft, found, key, file, report)
    return found


def places(draft: QuestionDraft, key: Key) -> frozenset[int] | None:
    """Return the options that a key names, or null where it names none; nothing is reported."""
    return _places(draft, key, "", lambda *_, **__: None, Resolution())


def repeats(draft: QuestionDraft, text: str) -> bool:
    """Return whether words are those of an option, or nearly so."""
    bare = normalise(text)
    return any(_begins(bare, _words(option)) or _ratio(bare, _words(option)) >= _SAME for option in draft.options)


def _with_list(draft: QuestionDraft, found: Resolution, key: Key, file: str, report: Report) -> Resolution:
    """The keys found beside the question, else those of a list elsewhere, which may only say the same."""
    said = _said(draft, [key], file, report)
    found.explanations += [each for each in said.explanations if each not in found.explanations]
    if not said.keys or said.keys == found.keys:
        return found
    if found.keys and found.source != "bold":
        listed, given = names(draft, said.keys), names(draft, found.keys)
        number = draft.lead.number or "above"
        report(LISTS_DISAGREE, _span(key, file), listed=listed, said=given, number=number)
        return found
    said.explanations = found.explanations
    return said


def _beside(draft: QuestionDraft, own: list[Key], file: str, report: Report) -> Resolution:
    """The keys that stand with the question: on answer lines, else as marks on its options."""
    marks = _marked(draft.options)
    said = _said(draft, own, file, report)
    if said.keys:
        if marks.keys and marks.source != "bold" and marks.keys != said.keys:
            span = _span(own[0], file)
            report(KEYS_DISAGREE, span, said=names(draft, said.keys), marked=names(draft, marks.keys))
        said.bold = marks.source == "bold" and marks.keys == said.keys
        return said
    marks.explanations = said.explanations
    return marks


def names(draft: QuestionDraft, places: frozenset[int]) -> str:
    """Return the labels of options as a reader sees them: `b, d`."""
    return ", ".join(label(draft, place) for place in sorted(places))


def label(draft: QuestionDraft, place: int) -> str:
    """Return an option's own label, else the letter of its place."""
    return draft.options[place].mark.label or (_LETTERS[place] if place < len(_LETTERS) else str(place + 1))


def _marked(given: Sequence[OptionDraft]) -> Resolution:
    plus = len({option.mark.bullet for option in given}) > 1
    signs = (
        ("checkbox", [option.mark.ticked is True for option in given]),
        ("mark", [option.mark.marked for option in given]),
        ("bold", [bool(option.mark.bold) for option in given]),
        ("bullet", [plus and option.mark.bullet == "+" for option in given]),
    )
    for source, flags in signs:
        chosen = frozenset(place for place, flag in enumerate(flags) if flag)
        if chosen and (len(chosen) < len(given) or source == "checkbox"):
            return Resolution(chosen, source, bold=source == "bold")
    return Resolution()


def _said(draft: QuestionDraft, given: list[Key], file: str, report: Report) -> Resolution:
    found = Resolution(explanations=[(key.note, key.number) for key in given if key.note])
    others = bool(_marked(draft.options).keys)
    for key in given:
        places = _places(draft, key, file, report, found)
        if places is None:
            optional = others or bool(found.keys)
            if optional and not keys.claim(key.value).labels:
                found.explanations.append((key.value, key.number))
                continue
            report(UNKNOWN_KEY, _span(key, file), key=key.value, options=_listed(draft))
            continue
        found.keys |= places
        found.source = found.source or key.source
    return found


def _listed(draft: QuestionDraft) -> str:
    return names(draft, frozenset(range(len(draft.options))))


def _places(draft: QuestionDraft, key: Key, file: str, report: Report, found: Resolution) -> frozenset[int] | None:
    """The options that one answer line names, or None."""
    claim = keys.claim(key.value)
    exact = _by_text(draft.options, key.value)
    if exact is not None and (not claim.labels or len(claim.labels) == 1):
        same = _by_label(draft.options, claim.labels[0]) if claim.labels else None
        if same is None or not draft.options[same].mark.label or same == exact:
            return frozenset({exact})
    if claim.labels:
        return _by_labels(draft, claim, key, file, report, found)
    return _by_words(draft, claim.text, key, found)


def _by_labels(
    draft: QuestionDraft, claim: Claim, key: Key, file: str, report: Report, found: Resolution
) -> frozenset[int] | None:
    places = [_by_label(draft.options, name) for name in claim.labels]
    known = [place for place in places if place is not None]
    if len(known) < len(places):
        texts = _by_words(draft, key.value, key, found)
        return texts or None
    if claim.text and len(known) == 1:
        _compare(draft, known[0], claim, key, file, report, found)
    return frozenset(known)


def _by_label(given: Sequence[OptionDraft], name: str) -> int | None:
    """The option with a label, else the one in the place that the letter or number stands for."""
    labels = [option.mark.label.casefold() for option in given]
    for spelling, known in ((name.casefold(), labels), (_alike(name), [_alike(label) for label in labels])):
        if spelling in known:
            return known.index(spelling)
    place = ordinal(name)
    return place if place is not None and 0 <= place < len(given) else None


def _alike(label: str) -> str:
    return label.translate(ALIKE).casefold()


def _by_text(given: Sequence[OptionDraft], text: str) -> int | None:
    wanted = normalise(text)
    hits = [place for place, option in enumerate(given) if wanted and wanted == _words(option)]
    return hits[0] if len(hits) == 1 else None


def _words(option: OptionDraft) -> str:
    return normalise(" ".join(option.text.lines))


def _by_words(draft: QuestionDraft, text: str, key: Key, found: Resolution) -> frozenset[int] | None:
    """Options named by their words: one of them, several joined by commas, or letters run together (`BE`)."""
    labels = [option.mark.label.casefold() for option in draft.options]
    named = normalise(text).strip("()")
    one = labels.index(named) if named in labels and named else _by_text(draft.options, text)
    if one is not None:
        return frozenset({one})
    several = _by_parts(draft.options, text)
    if several:
        return several
    run = [_by_label(draft.options, letter) for letter in keys.compact(text)]
    if run and all(place is not None for place in run):
        return frozenset(place for place in run if place is not None)
    begun = [place for place, option in enumerate(draft.options) if _begins(normalise(text), _words(option))]
    if len(begun) == 1:
        found.explanations.append((_tail(text, draft.options[begun[0]]), key.number))
        return frozenset(begun)
    close = [place for place, option in enumerate(draft.options) if _ratio(normalise(text), _words(option)) >= _OTHER]
    return frozenset(close) if len(close) == 1 else None


def _by_parts(given: Sequence[OptionDraft], text: str) -> frozenset[int] | None:
    """Texts joined by commas or semicolons, where an option's own text may hold commas too: longest first."""
    rest, chosen = normalise(text), set()
    for place, words in sorted(enumerate(_words(option) for option in given), key=lambda pair: -len(pair[1])):
        if words and words in rest:
            rest = rest.replace(words, "", 1)
            chosen.add(place)
    left = rest.replace(" and ", " ").strip(" ,;&/")
    return frozenset(chosen) if len(chosen) > 1 and not left else None


def _compare(
    draft: QuestionDraft, place: int, claim: Claim, key: Key, file: str, report: Report, found: Resolution
) -> None:
    """Hold a key's text against its option: the same, the same with an explanation, another one's, or a variant."""
    text, own = normalise(claim.text), _words(draft.options[place])
    if text == own:
        return
    if _begins(text, own):
        found.explanations.append((_tail(claim.text, draft.options[place]), key.number))
        return
    ratios = [_ratio(text, _words(option)) for option in draft.options]
    best = max(range(len(ratios)), key=ratios.__getitem__)
    if best != place and ratios[best] >= _OTHER and ratios[best] > ratios[place]:
        report(CONTRADICTION, _span(key, file), label=claim.labels[0], other=label(draft, best))
    elif ratios[place] >= _SAME:
        span = _text_span(key, claim, file)
        copied = _copy(draft.options[place], span)
        report(KEY_TEXT_DIFFERS, span, label=label(draft, place), text=claim.text, fix=copied)
    else:
        found.explanations.append((claim.text, key.number))


def _copy(option: OptionDraft, span: Span) -> Fix | None:
    """Return the fix that writes an option's own words behind its label in the key, if they stand on one line."""
    said = [line for line in option.text.lines if line.strip()]
    if len(said) != 1:
        return None
    edit = Edit(span.line, span.column, span.end_column, said[0].strip())
    return Fix(message=f"copy the words of the option: {said[0].strip()}", edits=(edit,))


def _begins(text: str, words: str) -> bool:
    return (
        bool(words)
        and text.startswith(words)
        and text[len(words) : len(words) + 1] in {" ", ".", ",", ";", ":", "(", "–", "—", "-"}
    )


def _tail(text: str, option: OptionDraft) -> str:
    """What follows an option's words on an answer line."""
    shown = " ".join(" ".join(option.text.lines).split())
    start = text.casefold().find(shown.casefold())
    rest = text[start + len(shown) :] if start >= 0 else text
    return rest.strip().lstrip("*_.,;:–—- ").strip()


def _ratio(one: str, other: str) -> float:
    if not one or not other or min(len(one), len(other)) * 2 < max(len(one), len(other)) * _SAME:
        return 0.0
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _SAME else 0.0


def _span(key: Key, file: str) -> Span:
    return Span(file, key.number, key.column, key.number, key.column + len(key.value))


def _text_span(key: Key, claim: Claim, file: str) -> Span:
    offset = max(key.value.find(claim.text[:12]), 0)
    return Span(file, key.number, key.column + offset, key.number, key.column + len(key.value))
