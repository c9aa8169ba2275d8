"""A region of a file to quizzes: scanned, made into items, and their settings read."""

from __future__ import annotations

from html import escape

from hornbook import free_names
from hornbook.course import Quiz
from hornbook.diagnostics import Span
from hornbook.free_names import Taken
from hornbook.markup.rules import UNCLOSED_COMMENT
from hornbook.model import Content
from hornbook.reading.quiz import asking_headings, clear, entries, ids, judged, lists, prose_answers, settings
from hornbook.reading.quiz.attributes import Attributes
from hornbook.reading.quiz.drafts import QuizDraft
from hornbook.reading.quiz.lines import unclosed
from hornbook.reading.quiz.parts import Desk, content
from hornbook.reading.quiz.region import Region, Regions
from hornbook.reading.quiz.rules import BAD_ID, EMPTY_QUIZ, UNCLOSED_CONTAINER, UNCLOSED_FENCE
from hornbook.reading.quiz.scan import Scan

_MARKS = 3


def drafts(region: Region, regions: Regions, desk: Desk) -> list[QuizDraft]:
    """Return the quizzes that a region holds as written: the first has the region's own heading."""
    scribe = desk.scribe
    if region.unclosed:
        scribe.report(UNCLOSED_CONTAINER, scribe.whole(region.heading), name="quiz")
    body = regions.between(region.first, region.last)
    fence = unclosed(body)
    if fence:
        scribe.report(UNCLOSED_FENCE, scribe.whole(fence.number), marks=fence.text[:_MARKS])
    first = QuizDraft(region.title, region.heading or region.first, region.attributes, level=region.level)
    groups = asking_headings.groups(body, region.level) | clear.headings(body)
    scan = Scan(first, groups, lists.find(body))
    found = scan.run(body)
    for quiz in found:
        prose_answers.settle(quiz.questions)
        judged.settle_by(quiz.title, quiz.questions)
    if scan.unclosed:
        scribe.report(UNCLOSED_CONTAINER, scribe.whole(scan.unclosed.number), name="pool")
    if scan.comment:
        scribe.report(UNCLOSED_COMMENT, scribe.whole(scan.comment))
    return found


def make(draft: QuizDraft, desk: Desk, taken: Taken, above: str = "", *, groups: bool = False) -> Quiz:
    """Return the quiz of a draft; an id that another quiz of the lesson has gets a number.

    A quiz without a title of its own bears the one that stands `above` it. One that `groups` those below may be empty.
    """
    scribe = desk.scribe
    if not draft.questions and not draft.pools and not groups:
        scribe.report(EMPTY_QUIZ, scribe.whole(draft.number))
    found = settings.read(
        draft.attributes.values,
        settings.QUIZ,
        "quiz",
        scribe.report,
        lambda text: scribe.locate(text, draft.number, draft.number),
    )
    title = str(found.get("title", "")) or draft.title
    made = tuple(entries.make(draft, desk))
    return Quiz(
        id=_id(draft.attributes, title, desk, taken, scribe.whole(draft.number)),
        title=scribe.line(title, draft.number)
        if title
        else Content(html=escape(above or "Quiz"), text=above or "Quiz"),
        items=made,
        kind=found.get("kind", "practice"),
        intro=content(scribe, draft.intro) if draft.intro else None,
        pass_mark=found.get("pass-mark"),
        attempts=found.get("attempts", 0),
        time_limit=found.get("time-limit", 0),
        shuffle=found.get("shuffle", False),
        feedback_when=found.get("feedback", "question"),
        one_by_one=found.get("one-by-one", False),
    )


def _id(named: Attributes, title: str, desk: Desk, taken: Taken, span: Span) -> str:
    own = named.id
    if own and not ids.LEGAL.match(own):
        desk.scribe.report(BAD_ID, span, id=own)
        own = ""
    made = own or "-".join(part for part in (desk.lesson, ids.slug(title, 30) or "quiz") if part)
    return free_names.give(made, taken)
