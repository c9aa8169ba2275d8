"""Questions whose options, or whose key without options, make them what they are."""

from __future__ import annotations

from hornbook.model import Content
from hornbook.questions import Item
from hornbook.reading.quiz import (
    answer_lists,
    closed,
    judgements,
    latent,
    open_ended,
    placing,
    samples,
    shuffled,
    tasks,
)
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.drafts import QuestionDraft
from hornbook.reading.quiz.form_rules import PARTS
from hornbook.reading.quiz.parts import Desk, Parts


def make(draft: QuestionDraft, desk: Desk, stem: Content | None = None) -> tuple[Parts, Item]:
    """Return the parts and the item of a draft; `stem` is its stem where that was read before."""
    answer_lists.take(draft, desk)
    samples.settle(draft, desk)
    shuffled.settle(draft)
    latent.find(draft)
    if draft.options:
        latent.unannounce(draft)
    judgements.settle(draft)
    samples.free(draft)
    if placing.is_list(draft) or tasks.are_questions(draft):
        placing.demote(draft)
    elif tasks.are_parts(draft):
        desk.scribe.report(PARTS, desk.scribe.whole(draft.options[0].number, draft.options[-1].number))
        placing.demote(draft)
    parts = parts_of.read(draft, desk, stem)
    return parts, closed.make(parts) if draft.options else open_ended.make(parts)
