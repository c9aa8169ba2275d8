"""Footnotes of a question that stand below its options or its key: they go to the words that refer to them."""

from __future__ import annotations

from hornbook import patterns as re
from hornbook.reading.quiz.drafts import QuestionDraft, Text

_NOTE = re.compile(r"\[\^([^\]\s]+)\]:")


def settle(draft: QuestionDraft) -> None:
    """Move the footnotes to which the stem refers from the texts behind the question to the end of the stem."""
    words = "\n".join(draft.stem.lines)
    if "[^" not in words:
        return
    moved: set[int] = set()
    for text in (draft.explanation, draft.after):  # some lines are in both
        for first, last, label in reversed(_found(text)):
            if f"[^{label}]" not in words or f"[^{label}]:" in words:
                continue
            if text.numbers[first] not in moved:
                draft.stem.extend(text.piece(first, last))
            moved.add(text.numbers[first])
            del text.lines[first:last], text.numbers[first:last]


def _found(text: Text) -> list[tuple[int, int, str]]:
    """The footnotes in a text: the place of the first line, that behind the last, the label."""
    begun = [(place, match[1]) for place, line in enumerate(text.lines) if (match := _NOTE.match(line))]
    return [(place, _end(text.lines, place), label) for place, label in begun]


def _end(lines: list[str], place: int) -> int:
    """The place of the first line behind a footnote that is not part of its paragraph, nor indented below it."""
    end = place + 1
    while end < len(lines) and (lines[end].startswith("    ") or (lines[end].strip() and not _NOTE.match(lines[end]))):
        end += 1
    return end
