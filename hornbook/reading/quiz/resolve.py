"""Which options are the keys: what the author wrote in several ways, joined by one order of precedence.

An answer line counts most, then ticked boxes, then marks beside an option, then an option that is bold as a whole or
has its label in bold, then `+` among `-` bullets. A mark counts only when it sets some options apart: all or none say
nothing. What is said elsewhere, in a list of keys or by judging the options below them, counts where none of these do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hornbook import patterns as re
from hornbook.diagnostics import Edit, Fix, Span
from hornbook.reading.quiz import keys, naming
from hornbook.reading.quiz.drafts import OptionDraft, QuestionDraft
from hornbook.reading.quiz.key_list_rules import LISTS_DISAGREE
from hornbook.reading.quiz.keys import JUDGED, LISTED, Claim, Key
from hornbook.reading.quiz.rules import CONTRADICTION, KEY_TEXT_DIFFERS, KEYS_DISAGREE, UNKNOWN_KEY
from hornbook.reading.quiz.words import normalise

Report = Callable[..., None]
# Behind a dash stands why the option is right, unless it says the same word for word.
_EXPLAINS = re.compile(r"\W*\w{1,3}\W*?\s+[–—-]+\s")
_APART = frozenset({LISTED, JUDGED})


@dataclass(slots=True)
class Resolution:
    """The places (from 0) of the keys, where they were written, and explanations found on answer lines."""

    keys: frozenset[int] = frozenset()
    source: str = ""
    explanations: list[tuple[str, int]] = field(default_factory=list)
    bold: bool = False


def resolve(draft: QuestionDraft, file: str, report: Report) -> Resolution:
    """Return the keys of a question with options; contradictions are reported."""
    own = [key for key in draft.keys if key.source not in _APART]
    found = _beside(draft, own, file, report)
    if len(own) < len(draft.keys):
        for key in (key for key in draft.keys if key.source in _APART):
            found = _with_apart(draft, found, key, file, report)
    return found


def places(draft: QuestionDraft, key: Key) -> frozenset[int] | None:
    """Return the options that a key names, or null where it names none; nothing is reported."""
    return _places(draft, key, "", lambda *_, **__: None, Resolution())


def _with_apart(draft: QuestionDraft, found: Resolution, key: Key, file: str, report: Report) -> Resolution:
    """The keys found beside the question, else those said elsewhere, which may only say the same."""
    said = _said(draft, [key], file, report)
    found.explanations += [each for each in said.explanations if each not in found.explanations]
    if not said.keys or said.keys == found.keys:
        return found
    if found.keys and found.source != "bold" and key.source == JUDGED:
        if not said.keys & found.keys:
            _report_disagreement(draft, found.keys, said.keys, _span(key, file), report)
        return found
    if found.keys and found.source != "bold":
        listed, given = naming.names(draft, said.keys), naming.names(draft, found.keys)
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
            _report_disagreement(draft, said.keys, marks.keys, _span(own[0], file), report)
        said.bold = marks.source == "bold" and marks.keys == said.keys
        return said
    marks.explanations = said.explanations
    return marks


def _report_disagreement(
    draft: QuestionDraft, said: frozenset[int], marked: frozenset[int], span: Span, report: Report
) -> None:
    report(KEYS_DISAGREE, span, said=naming.names(draft, said), marked=naming.names(draft, marked))


def _marked(given: Sequence[OptionDraft]) -> Resolution:
    plus = len({option.mark.bullet for option in given}) > 1
    signs = (
        ("checkbox", [option.mark.ticked is True for option in given]),
        ("mark", [option.mark.marked for option in given]),
        ("bold", [bool(option.mark.bold) for option in given]),
        ("bold", [option.mark.loud for option in given]),
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
    return naming.names(draft, frozenset(range(len(draft.options))))


def _places(draft: QuestionDraft, key: Key, file: str, report: Report, found: Resolution) -> frozenset[int] | None:
    """The options that one answer line names, or None."""
    claim = keys.claim(key.value)
    exact = naming.by_text(draft.options, key.value)
    if exact is not None and (not claim.labels or len(claim.labels) == 1):
        same = naming.by_label(draft.options, claim.labels[0]) if claim.labels else None
        if same is None or not draft.options[same].mark.label or same == exact:
            return frozenset({exact})
    if claim.labels:
        return _by_labels(draft, claim, key, file, report, found)
    return _by_words(draft, claim.text, key, file, report, found)


def _by_labels(
    draft: QuestionDraft, claim: Claim, key: Key, file: str, report: Report, found: Resolution
) -> frozenset[int] | None:
    places = [naming.by_label(draft.options, name) for name in claim.labels]
    known = [place for place in places if place is not None]
    if len(known) < len(places):
        texts = _by_words(draft, key.value, key, file, report, found)
        return texts or None
    if claim.text and len(known) == 1 and normalise(claim.text) != naming.words(draft.options[known[0]]):
        several = naming.by_labelled_parts(draft.options, key.value)
        if several:
            return several
        _compare(draft, known[0], claim, key, file, report, found)
    elif claim.text and len(known) > 1:
        found.explanations.append((claim.text, key.number))
    return frozenset(known)


def _by_words(
    draft: QuestionDraft, text: str, key: Key, file: str, report: Report, found: Resolution
) -> frozenset[int] | None:
    """Options named by their words: one of them, several joined by commas, or letters run together (`BE`)."""
    labels = [option.mark.label.casefold() for option in draft.options]
    named = normalise(text).strip("()")
    one = labels.index(named) if named in labels and named else naming.by_text(draft.options, text)
    if one is not None:
        return frozenset({one})
    several = naming.by_parts(draft.options, text)
    if several:
        return several
    run = [naming.by_label(draft.options, letter) for letter in keys.compact(text)]
    if run and all(place is not None for place in run):
        return frozenset(place for place in run if place is not None)
    begun = naming.by_beginning(draft.options, text)
    near = naming.nearly(draft.options, text) if begun is None or "," in text or ";" in text else []
    if near:
        _report_near(draft, near, key, file, report)
        return frozenset(place for place, _ in near)
    if begun is None:
        return None
    found.explanations.append((naming.tail(text, draft.options[begun]), key.number))
    return frozenset({begun})


def _report_near(draft: QuestionDraft, near: list[tuple[int, str]], key: Key, file: str, report: Report) -> None:
    """Report the words of a key that are misspelt, each at its own place."""
    for (place, text), start in zip(near, naming.spans([text for _, text in near], key.value), strict=True):
        option = draft.options[place]
        if normalise(text) != naming.words(option):
            column = key.column + start
            span = Span(file, key.number, column, key.number, column + len(text))
            shown = naming.label(draft, place)
            report(KEY_TEXT_DIFFERS, span, label=shown, text=text, fix=_copy(option, span))


def _compare(
    draft: QuestionDraft, place: int, claim: Claim, key: Key, file: str, report: Report, found: Resolution
) -> None:
    """Hold a key's text against its option: the same with an explanation, another one's, or a variant."""
    text, own = normalise(claim.text), naming.words(draft.options[place])
    if naming.begins(text, own):
        goes_on = text[len(own) :].startswith(" ") and claim.text[len(own) : len(own) + 2].strip().islower()
        said = claim.text if goes_on else naming.tail(claim.text, draft.options[place])
        found.explanations.append((said, key.number))
        return
    if naming.are_same_words(claim.text, own):
        return
    ratios = [naming.ratio(text, naming.words(option)) for option in draft.options]
    best = max(range(len(ratios)), key=ratios.__getitem__)
    if best != place and ratios[best] >= naming.NEAR and ratios[best] > ratios[place]:
        report(CONTRADICTION, _span(key, file), label=claim.labels[0], other=naming.label(draft, best))
    elif ratios[place] >= (naming.NEAR if _EXPLAINS.match(key.value) else naming.SAME):
        span = _text_span(key, claim, file)
        copied = _copy(draft.options[place], span)
        report(KEY_TEXT_DIFFERS, span, label=claim.labels[0], text=claim.text, fix=copied)
    else:
        found.explanations.append((claim.text, key.number))


def _copy(option: OptionDraft, span: Span) -> Fix | None:
    """Return the fix that writes an option's own words in their place in the key, if they stand on one line."""
    said = [line for line in option.text.lines if line.strip()]
    if len(said) != 1:
        return None
    edit = Edit(span.line, span.column, span.end_column, said[0].strip())
    return Fix(message=f"copy the words of the option: {said[0].strip()}", edits=(edit,))


def _span(key: Key, file: str) -> Span:
    return Span(file, key.number, key.column, key.number, key.column + len(key.value))


def _text_span(key: Key, claim: Claim, file: str) -> Span:
    offset = max(key.value.find(claim.text[:12]), 0)
    return Span(file, key.number, key.column + offset, key.number, key.column + len(key.value))
