"""A question with drawn numbers becomes a pool of its variants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hornbook.course import Pool
from hornbook.diagnostics import Span
from hornbook.drawing import templates
from hornbook.drawing.definitions import DEFAULT_VARIANTS
from hornbook.drawing.faults import FaultError
from hornbook.drawing.sampling import Draws
from hornbook.drawing.tree import Value
from hornbook.questions import Item
from hornbook.reading.quiz import ids, items, rounding, sheets, variants
from hornbook.reading.quiz.drafts import QuestionDraft
from hornbook.reading.quiz.drawn_rules import IMPOSSIBLE, TOO_FEW
from hornbook.reading.quiz.parts import Desk
from hornbook.reading.quiz.pool_rules import DRAWN_IN_POOL, POINTS_DIFFER
from hornbook.reading.quiz.rules import BAD_ID
from hornbook.reading.quiz.sheets import Sheet
from hornbook.reading.quiz.variants import Variant

_LONGEST_ID = 60
_ENOUGH = 2
_PATIENCE = 2000
"""Draws without a new variant after which no other is looked for."""


def make(draft: QuestionDraft, desk: Desk) -> Item | Pool:
    """Return the item of a draft, or with a block of drawn numbers the pool of its variants."""
    if not draft.params.lines:
        return items.make(draft, desk)
    sheet = sheets.read(draft, desk)
    base = _id(draft, desk)
    wanted = sheet.block.variants or DEFAULT_VARIANTS
    drawn = _draw(sheet, base, wanted, desk) if sheet.plan else []
    if not drawn:
        return _unfilled(draft, base, desk)
    if wanted == 1:
        return _one(draft, sheet, base, drawn[0], desk)
    named = [replace(each, id=f"{base}-{number}") for number, each in enumerate(drawn, 1)]
    made = variants.make(draft, named, desk)
    rounding.check(sheet, made, named, desk)
    check_points(made, desk, desk.scribe.whole(draft.number))
    return Pool(
        id=base,
        pick=1,
        questions=tuple(made),
        source=made[0].source,
        title=made[0].title,
        variants=True,
    )


def single(draft: QuestionDraft, desk: Desk) -> Item:
    """Return the item of a draft that stands in a pool, where drawn numbers are drawn once."""
    if not draft.params.lines:
        return items.make(draft, desk)
    sheet = sheets.read(draft, desk)
    base = _id(draft, desk)
    if sheet.block.variants != 1:
        desk.scribe.report(DRAWN_IN_POOL, desk.scribe.whole(draft.params.numbers[0]))
    drawn = _draw(sheet, base, 1, desk) if sheet.plan else []
    return _one(draft, sheet, base, drawn[0], desk) if drawn else _unfilled(draft, base, desk)


def check_points(made: Sequence[Item], desk: Desk, span: Span) -> None:
    """Report questions of one pool that are worth different points."""
    points = sorted({item.points for item in made if item.graded})
    if len(points) > 1:
        listed = ", ".join(f"{each:g}" for each in points)
        desk.scribe.report(POINTS_DIFFER, span, points=listed, first=f"{points[0]:g}")


def _one(draft: QuestionDraft, sheet: Sheet, base: str, drawn: Variant, desk: Desk) -> Item:
    made = variants.make(draft, [replace(drawn, id=base)], desk)
    rounding.check(sheet, made, [drawn], desk)
    return made[0]


def _unfilled(draft: QuestionDraft, base: str, desk: Desk) -> Item:
    """The item as it is written, for what comes after reading; its own findings would speak of braces."""
    told = len(desk.scribe.findings)
    draft.attributes = replace(draft.attributes, id=base)
    made = items.make(draft, desk)
    del desk.scribe.findings[told:]
    return made


def _id(draft: QuestionDraft, desk: Desk) -> str:
    """The id that those of the variants begin with."""
    own = draft.attributes.id
    if own and (not ids.LEGAL.match(own) or len(own) > _LONGEST_ID):
        desk.scribe.report(BAD_ID, desk.scribe.locate(own, draft.number, draft.end), id=own)
        own = ""
    made = own or ids.derived(desk.lesson, " ".join(draft.stem.lines), desk.taken)
    desk.taken.setdefault(made, 1)
    return made


def _draw(sheet: Sheet, base: str, wanted: int, desk: Desk) -> list[Variant]:
    """As many variants as are wanted, or as there are; what stands in the way is reported."""
    assert sheet.plan is not None  # noqa: S101  (callers ask before)
    draws = Draws(sheet.plan, sheet.block.seed or base)
    found = _different(sheet, draws, wanted, desk)
    for (line, _), (fault, drawn) in draws.faults.items():
        sheets.report(desk, line, fault, values=sheets.shown(sheet, drawn))
    if not draws.faults and not any(spot.told for spot in sheet.spots.values()):
        _check_count(sheet, draws, len(found), wanted, desk)
    return found


def _different(sheet: Sheet, draws: Draws, wanted: int, desk: Desk) -> list[Variant]:
    """The first draws that show something different each."""
    found: dict[tuple[str, ...], Variant] = {}
    misses = 0
    for values in draws:
        words = _words(sheet, values, desk)
        misses += 1
        if words is not None and tuple(words.values()) not in found:
            found[tuple(words.values())] = Variant(words, values, sheets.shown(sheet, values))
            misses = 0
        if len(found) == wanted or misses > _PATIENCE:
            break
    return list(found.values())


def _words(sheet: Sheet, values: Mapping[str, Value], desk: Desk) -> dict[str, str] | None:
    """What each placeholder shows in one draw; None where one cannot be computed, which is reported once."""
    words = {}
    for inner, spot in sheet.spots.items():
        try:
            words[inner] = templates.shown(spot.placeholder, values)
        except FaultError as fault:
            if not spot.told:
                sheets.report(desk, spot.line, fault, spot.column, values=sheets.shown(sheet, values))
            spot.told = True
            return None
    return words


def _check_count(sheet: Sheet, draws: Draws, count: int, wanted: int, desk: Desk) -> None:
    """Report too few variants; where the author asked for no number of them, two are enough."""
    scribe, block = desk.scribe, sheet.block
    if not count:
        span = scribe.whole(block.requirements[0].line if block.requirements else sheet.line)
        scribe.report(IMPOSSIBLE, span, tried=draws.tried, whole=", which are all" if draws.whole else "")
    elif count < min(wanted, block.variants or _ENOUGH):
        span = scribe.whole(block.variants_line or sheet.line)
        tried = "" if draws.whole else f" among {draws.tried} draws"
        scribe.report(TOO_FEW, span, count=count, wanted=wanted, tried=tried)
