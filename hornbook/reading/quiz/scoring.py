"""How a question with options is scored: by its keys, or by scores that its options have of their own."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import TYPE_CHECKING

import msgspec

from hornbook import patterns as re
from hornbook.diagnostics import Span
from hornbook.model import Option
from hornbook.questions import Choice, Item, Multiple
from hornbook.questions.multiple import Scoring
from hornbook.reading.quiz import naming, scores
from hornbook.reading.quiz.gap_rules import BETTER_THAN_KEY, NO_SCORES, OUT_OF_REACH, UNFIT_SCORING
from hornbook.reading.quiz.rules import BAD_ATTRIBUTES, TYPE_MISMATCH

if TYPE_CHECKING:
    from hornbook.reading.quiz.drafts import OptionDraft
    from hornbook.reading.quiz.parts import Parts

_FITS = {
    "multiple": {"net", "all", "each"},
    "choice": {"each"},
    "matching": {"partial", "all"},
    "ordering": {"partial", "all"},
    "categorise": {"partial", "all"},
    "hotspot": {"net", "all"},
}
_NOT_UNDERSTOOD = re.compile(r"\{[^{}]*\bscore\s*=[^{}]*\}$")
_NEARLY_ALL = 0.99


def drop_unfit(parts: Parts) -> None:
    """Take away a way of scoring that the type asked for does not have, and report it."""
    kind, written = parts.settings.get("type"), parts.settings.get("scoring")
    if kind and written and written not in _FITS.get(kind, ()):
        _report_unfit(parts, kind, written)
        del parts.settings["scoring"]


def _report_unfit(parts: Parts, kind: str, written: str) -> None:
    fault = f"is no way to score a question of type {kind}"
    parts.report(UNFIT_SCORING, _span(parts, written), scoring=written, fault=fault)


def own(parts: Parts) -> list[float | None]:
    """Return each option's own score, null where it has none; a score that is not understood is reported."""
    return [_own(parts, option) for option in parts.draft.options]


def _own(parts: Parts, option: OptionDraft) -> float | None:
    scribe = parts.desk.scribe
    words = option.text.lines[0] if option.text.lines else ""
    braces = _NOT_UNDERSTOOD.search(words) if words.endswith("}") else None
    if braces:
        parts.report(BAD_ATTRIBUTES, scribe.locate(braces[0], option.number, option.number), text=braces[0])
    return scores.read(option.mark.named.values.get("score"), scribe, option.number, option.mark.column)


def of_several(parts: Parts, options: Sequence[Option]) -> tuple[Scoring, tuple[Option, ...]]:
    """Return how a question with several keys is scored, and its options with the scores that this needs.

    Scores of their own mean `each`; then a key without one earns an equal share of what is left.
    """
    written: str | None = parts.settings.get("scoring")
    given = [option.score for option in options]
    scored = any(score is not None for score in given)
    if written in {"net", "all"}:
        if scored:
            fault = "leaves the scores that options have of their own without effect"
            parts.report(UNFIT_SCORING, _span(parts, written), scoring=written, fault=fault)
        return ("all" if written == "all" else "net"), tuple(options)
    if written != "each" and not scored:
        return "net", tuple(options)
    if not scored:
        parts.report(NO_SCORES, _span(parts, "each"))
    right = frozenset(place for place, option in enumerate(options) if option.correct)
    shared = scores.shared(given, right)
    return "each", tuple(msgspec.structs.replace(option, score=shared[place]) for place, option in enumerate(options))


def check(parts: Parts, item: Item) -> None:
    """Report scores and ways of scoring that a question of this type cannot have, and points that nobody can earn."""
    kind = str(item.__struct_config__.tag)
    written: str | None = parts.settings.get("scoring")
    if written and written not in _FITS.get(kind, ()):
        _report_unfit(parts, kind, written)
    if isinstance(item, Choice):
        _check_choice(parts, item)
    elif isinstance(item, Multiple):
        _check_multiple(parts, item)
    elif any("score" in option.mark.named.values for option in parts.draft.options):
        parts.report(TYPE_MISMATCH, type=kind, needs="has no scores of its options’ own")


def _check_choice(parts: Parts, item: Choice) -> None:
    if parts.settings.get("scoring") == "each" and not _is_scored(item):
        parts.report(NO_SCORES, _span(parts, "each"))
    key = next((place for place, option in enumerate(item.options) if option.correct), None)
    if key is None or not _is_scored(item):
        return
    worth = [option.worth for option in item.options]
    best = max(range(len(worth)), key=lambda place: (worth[place], place == key))
    if best != key:
        span = parts.desk.scribe.whole(parts.draft.options[best].number)
        parts.report(BETTER_THAN_KEY, span, best=naming.label(parts.draft, best), key=naming.label(parts.draft, key))
    _check_reach(parts, worth[best])


def _check_multiple(parts: Parts, item: Multiple) -> None:
    if item.scoring == "each" and item.graded:
        _check_reach(parts, fsum(option.score for option in item.options if option.score and option.score > 0))


def _check_reach(parts: Parts, best: float) -> None:
    if best < _NEARLY_ALL:
        parts.report(OUT_OF_REACH, best=f"{best:.0%}")


def _is_scored(item: Choice | Multiple) -> bool:
    return any(option.score is not None for option in item.options)


def _span(parts: Parts, written: str) -> Span:
    return parts.desk.scribe.locate(f"scoring={written}", parts.draft.number, parts.draft.end)
