"""Fixes applied to one lesson's text, and held against what it meant before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hornbook.course import Lesson
from hornbook.diagnostics import Finding
from hornbook.diagnostics.fix import Fix
from hornbook.fixing import editing, ids
from hornbook.fixing.meaning import meaning
from hornbook.source import Source, from_text

Review = Callable[[Source], tuple[Lesson, Sequence[Finding]]]
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text with its fixes made; `refused` are those that would have changed what a question means."""

    text: str
    made: tuple[Fix, ...] = ()
    refused: tuple[Fix, ...] = ()


def fix(name: str, text: str, review: Review, *, unsafe: bool = False) -> Fixed:
    """Return `text` with all fixes made that `review` (reading and checks) proposes for it, until none is left.

    Each safe fix is proved: the text is read again, and the fix is refused where anything means something else.
    """
    made: list[Fix] = []
    refused: list[Fix] = []
    for _ in range(_ROUNDS):
        round_ = _once(name, text, review, refused, unsafe=unsafe)
        made += round_.made
        refused += round_.refused
        if round_.text == text and not round_.refused:
            break
        text = round_.text
    return Fixed(text, tuple(made), tuple(_left(refused, made)))


def _left(refused: Iterable[Fix], made: Iterable[Fix]) -> Iterable[Fix]:
    """Return the first of the fixes of each message that could be made at no place."""
    done = {fix.message for fix in made}
    return {fix.message: fix for fix in reversed(list(refused)) if fix.message not in done}.values()


def _once(name: str, text: str, review: Review, refused: Sequence[Fix], *, unsafe: bool) -> Fixed:
    source = from_text(name, text)
    lesson, findings = review(source)
    proposed = [finding.fix for finding in findings if finding.fix and (unsafe or finding.fix.safe)]
    found = [fix for fix in (*proposed, *ids.fixes(lesson, source, refused)) if fix not in refused]
    fixes = editing.compatible(dict.fromkeys(found))
    risky = [fix for fix in fixes if not fix.safe]
    if risky:
        return Fixed(_applied(text, risky), tuple(risky))
    wanted = meaning(lesson)
    kept = _proved([], fixes, lambda chosen: _means(name, _applied(text, chosen), review) == wanted)
    return Fixed(_applied(text, kept), tuple(kept), tuple(fix for fix in fixes if fix not in kept))


def _proved(made: list[Fix], fixes: list[Fix], holds: Callable[[Iterable[Fix]], bool]) -> list[Fix]:
    """Return the fixes that can be made after those `made` while `holds` says that nothing means something else."""
    if not fixes or holds([*made, *fixes]):
        return fixes
    if len(fixes) == 1:
        return []
    half = len(fixes) // 2
    first = _proved(made, fixes[:half], holds)
    return [*first, *_proved([*made, *first], fixes[half:], holds)]


def _means(name: str, text: str, review: Review) -> object:
    return meaning(review(from_text(name, text))[0])


def _applied(text: str, fixes: Iterable[Fix]) -> str:
    return editing.apply(text, (edit for fix in fixes for edit in fix.edits))
