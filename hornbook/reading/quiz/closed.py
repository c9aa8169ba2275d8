"""Questions with options: single choice, multiple choice, true or false."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hornbook import patterns as re
from hornbook.model import Option
from hornbook.questions import Choice, Item, Multiple, TrueFalse
from hornbook.reading.quiz import attributes, ids, naming, resolve, scores, scoring
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.drafts import OptionDraft
from hornbook.reading.quiz.resolve import Resolution
from hornbook.reading.quiz.rules import DUPLICATE_OPTIONS, EMPTY_OPTION, ONE_OPTION, SEVERAL_KEYS, TYPE_MISMATCH
from hornbook.reading.quiz.words import normalise

if TYPE_CHECKING:
    from hornbook.reading.quiz.parts import Parts

_SEVERAL = re.compile(
    r"\b(?:select|choose|pick|mark|tick|check)\b[^.?!]{0,20}\b(?:all|two|three|four|five|[2-9]|several|multiple|many)\b|"
    r"all that apply|alle zutreffenden|mehrere|todas las|多选|複数",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“«„][^\"“”«»„]*[\"”»“]")
_FILLED = ("<img", "<math", "<pre", "<code")
_PAIR = 2


def make(parts: Parts) -> Item:
    """Return a question with options as the type that its settings, its keys or its options show."""
    draft = parts.draft
    found = resolve.resolve(draft, parts.desk.scribe.source.name, parts.report)
    asked = parts.settings.get("type")
    sides, own = _sides(draft.options), scoring.own(parts)
    scored = any(score is not None for score in own)
    if asked == "true-false" or (asked is None and sides is not None and len(found.keys) <= 1 and not scored):
        return _true_false(parts, found, sides)
    if asked in {"essay", "short-text", "numeric"}:
        parts.report(TYPE_MISMATCH, type=asked, needs="has no options")
    if scored and not found.keys:
        found.keys, found.source = scores.keys(own, several=_is_multiple(parts, found)), "score"
    chosen = _options(parts, found, own)
    _check(parts, chosen)
    common = {
        **parts.common,
        "feedback": parts_of.feedback(parts, found.explanations),
        "graded": bool(found.keys),
        "key_source": found.source,
    }
    common |= {
        "options": chosen,
        "shuffle": parts.settings.get("shuffle", False),
        "numbering": parts.settings.get("numbering", _numbering(parts)),
    }
    if _is_multiple(parts, found):
        return _multiple(parts, common)
    if len(found.keys) > 1:
        parts.report(SEVERAL_KEYS, count=len(found.keys))
    return Choice(**common)


def _is_multiple(parts: Parts, found: Resolution) -> bool:
    asked = parts.settings.get("type")
    if asked in {"choice", "multiple"}:
        return bool(asked == "multiple")
    radios = any(option.mark.kind == "radio" for option in parts.draft.options)
    if radios:
        return False
    return len(found.keys) > 1 or asks_for_several(parts.common["stem"].text)


def asks_for_several(stem: str) -> bool:
    """Return whether a stem says that several may be chosen: «Select all that apply», «Choose two»."""
    return _SEVERAL.search(_QUOTED.sub("", stem)) is not None


def _multiple(parts: Parts, common: dict[str, Any]) -> Multiple:
    limits = {"min_choices": parts.settings.get("min-choices", 0), "max_choices": parts.settings.get("max-choices", 0)}
    way, options = scoring.of_several(parts, common["options"])
    return Multiple(scoring=way, **{**common, "options": options}, **limits)


def _numbering(parts: Parts) -> str:
    """The labels that the author wrote, since explanations speak of them; letters where a letter keys numbers."""
    mark = parts.draft.options[0].mark
    if mark.kind == "number":
        lettered = any(key.value[:1].isalpha() for key in parts.draft.keys)
        return "abc" if lettered else "123"
    return "ABC" if mark.label.isalpha() and mark.label.isupper() and mark.label.isascii() else "abc"


def _options(parts: Parts, found: Resolution, own: list[float | None]) -> tuple[Option, ...]:
    return tuple(_option(parts, found, place, score) for place, score in enumerate(own))


def _option(parts: Parts, found: Resolution, place: int, score: float | None) -> Option:
    option = parts.draft.options[place]
    text = option.text.trimmed()
    if found.bold and option.mark.bold and text.lines:
        text.lines[0] = option.mark.bold
    fixed = "fixed" in option.mark.named.classes
    if text.lines and text.lines[-1].endswith("}"):
        rest, named = attributes.split(text.lines[-1])
        text.lines[-1] = rest if "fixed" in named.classes else text.lines[-1]
        fixed = fixed or "fixed" in named.classes
    written = parts_of.words if parts_of.opens(text, option.number) else parts_of.content
    content = written(parts.desk.scribe, text)
    if not content.text and not any(mark in content.html for mark in _FILLED):
        parts.report(EMPTY_OPTION, parts.desk.scribe.whole(option.number), label=naming.label(parts.draft, place))
    feedback = parts_of.content(parts.desk.scribe, option.feedback) if option.feedback else None
    right = place in found.keys
    return Option(id=ids.letters(place), content=content, correct=right, score=score, feedback=feedback, fixed=fixed)


def _check(parts: Parts, chosen: tuple[Option, ...]) -> None:
    if len(chosen) == 1:
        parts.report(ONE_OPTION)
    seen: dict[str, int] = {}
    for place, option in enumerate(chosen):
        first = seen.setdefault(option.content.html.strip(), place)
        if first != place and option.content.html:
            span = parts.desk.scribe.whole(parts.draft.options[place].number)
            one, other = naming.label(parts.draft, first), naming.label(parts.draft, place)
            parts.report(DUPLICATE_OPTIONS, span, text=option.content.text, first=one, second=other)


def _sides(given: list[OptionDraft]) -> dict[bool, int] | None:
    """Where the options True and False stand, if they are just these two; words other than these are the author's."""
    if len(given) != _PAIR:
        return None
    words = [normalise(" ".join(option.text.lines)) for option in given]
    for true, false in ((0, 1), (1, 0)):
        if words[true] == "true" and words[false] == "false":
            return {True: true, False: false}
    return None


def _true_false(parts: Parts, found: Resolution, sides: dict[bool, int] | None) -> Item:
    if sides is None:
        parts.report(TYPE_MISMATCH, type="true-false", needs="needs the options True and False, or only Answer: True")
        sides = {True: 0, False: min(1, len(parts.draft.options) - 1)}
    answer = next((side for side, place in sides.items() if place in found.keys), None)
    told = {side: parts.draft.options[place].feedback for side, place in sides.items()}
    contents = {
        side: parts_of.content(parts.desk.scribe, text) if text else parts.field("feedback", str(side).lower())
        for side, text in told.items()
    }
    return TrueFalse(
        answer=answer,
        feedback_true=contents[True],
        feedback_false=contents[False],
        feedback=parts_of.feedback(parts, found.explanations),
        graded=answer is not None,
        key_source=found.source,
        **parts.common,
    )
