"""Uploads: files that are handed in, with what helps the person who marks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hornbook.questions import Upload
from hornbook.reading.quiz import marking, placing
from hornbook.reading.quiz import parts as parts_of

if TYPE_CHECKING:
    from hornbook.reading.quiz.drafts import QuestionDraft
    from hornbook.reading.quiz.parts import Desk, Parts


def make(draft: QuestionDraft, desk: Desk) -> tuple[Parts, Upload]:
    """Return the upload that a draft asks for; a list in it is part of its stem."""
    placing.demote(draft)
    parts = parts_of.read(draft, desk)
    criteria = marking.rubric(parts)
    key = draft.keys[0] if draft.keys else None
    item = Upload(
        accept=parts.settings.get("accept", ()),
        max_bytes=parts.settings.get("size", 0),
        max_files=parts.settings.get("files", 1),
        rubric=criteria,
        sample=marking.sample(parts),
        feedback=parts_of.feedback(parts, marking.notes(parts)),
        key_source=key.source if key else "",
        **{**parts.common, "points": marking.points(parts, criteria)},
    )
    return parts, item
