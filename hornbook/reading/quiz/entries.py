"""The entries of a quiz: its questions, and its pools with theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from hornbook import patterns as re
from hornbook.course import Pool, QuizItem
from hornbook.diagnostics import Span
from hornbook.model import Place
from hornbook.questions import Essay, Item, Upload
from hornbook.reading.quiz import drawn, ids, settings
from hornbook.reading.quiz.drafts import PoolDraft, QuestionDraft, QuizDraft
from hornbook.reading.quiz.drawn_rules import OUTSIDE
from hornbook.reading.quiz.parts import Desk
from hornbook.reading.quiz.pool_rules import (
    DRAWS_ALL,
    EMPTY_POOL,
    HEADING_IN_POOL,
    NO_PICK,
    POINTS_OVERRULED,
    POOL_IN_POOL,
    TEXT_IN_POOL,
)
from hornbook.reading.quiz.rules import BAD_ID

_WORD = re.compile(r"\.?pool\b", re.IGNORECASE)


def make(draft: QuizDraft, desk: Desk) -> Iterator[QuizItem]:
    """Yield the items and pools of a quiz in its order; text that stands in a pool alone is added to the intro."""
    for number in draft.loose:
        desk.scribe.report(OUTSIDE, desk.scribe.whole(number))
    for pool in draft.pools:
        _check(pool, draft, desk)
    begun = {pool.first: pool for pool in draft.pools if pool.last > pool.first}
    place = 0
    while place < len(draft.questions):
        pool_here = begun.get(place)
        if pool_here:
            yield _pool(pool_here, draft.questions[place : pool_here.last], desk)
        else:
            yield drawn.make(draft.questions[place], desk)
        place = pool_here.last if pool_here else place + 1


def _check(pool: PoolDraft, draft: QuizDraft, desk: Desk) -> None:
    """Report what stands in a pool and has no place there."""
    scribe = desk.scribe
    if pool.last == pool.first:
        scribe.report(EMPTY_POOL, scribe.whole(pool.number))
    for number in pool.headings:
        scribe.report(HEADING_IN_POOL, scribe.whole(number))
    for number in pool.inner:
        scribe.report(POOL_IN_POOL, scribe.whole(number), line=pool.number)
    text = pool.intro.trimmed()
    if text:
        scribe.report(TEXT_IN_POOL, scribe.whole(text.numbers[0], text.numbers[-1]))
        draft.intro.extend(text)


def _pool(pool: PoolDraft, drafts: Sequence[QuestionDraft], desk: Desk) -> Pool:
    scribe = desk.scribe
    span = scribe.whole(pool.number)
    found = settings.read(
        pool.attributes.values,
        settings.POOL,
        "pool",
        scribe.report,
        lambda text: scribe.locate(text, pool.number, pool.number),
    )
    made = [drawn.single(draft, desk) for draft in drafts]
    title = scribe.line(pool.title, pool.number).text if pool.title else ""
    return Pool(
        id=_id(pool, desk, span),
        pick=_pick(found, len(made), desk, span),
        questions=tuple(_worth(found, made, drafts, desk, span)),
        source=Place(file=scribe.source.name, line=pool.number, column=span.column, end=drafts[-1].end),
        title=title,
    )


def _id(pool: PoolDraft, desk: Desk, span: Span) -> str:
    own = pool.attributes.id
    if own and not ids.LEGAL.match(own):
        desk.scribe.report(BAD_ID, span, id=own)
        own = ""
    made = own or ids.derived(desk.lesson, pool.title, desk.taken, "pool")
    desk.taken.setdefault(made, 1)
    return made


def _pick(found: dict[str, Any], count: int, desk: Desk, span: Span) -> int:
    """How many are drawn; at least one and at most all, whatever the author says."""
    pick = int(found.get("pick", 0))
    if not pick:
        line = desk.scribe.source.line(span.line).strip()
        shown = _WORD.sub(lambda word: f"{word[0]} pick=1", line, count=1)
        desk.scribe.report(NO_PICK, span, count=count, line=shown)
    elif pick >= count:
        desk.scribe.report(DRAWS_ALL, span, pick=pick, count=count)
    return min(max(pick, 1), count)


def _worth(
    found: dict[str, Any], made: Sequence[Item], drafts: Sequence[QuestionDraft], desk: Desk, span: Span
) -> Iterator[Item]:
    """The questions, all worth the same where the pool says what."""
    if "points" not in found:
        drawn.check_points(made, desk, span)
        yield from made
        return
    points = found["points"]
    for item, draft in zip(made, drafts, strict=True):
        if item.points != points and _says_points(item, draft):
            own, given = f"{item.points:g}", f"{points:g}"
            desk.scribe.report(POINTS_OVERRULED, desk.scribe.whole(draft.number), own=own, points=given)
        yield replace(item, points=points)


def _says_points(item: Item, draft: QuestionDraft) -> bool:
    """Whether a question, or its rubric, says what it is worth."""
    told = draft.points or "points" in draft.attributes.values or any(each.name == "points" for each in draft.fields)
    return bool(told) or (isinstance(item, Essay | Upload) and any(line.points for line in item.rubric))
