"""Key lists whose answers are sentences: `1. Because the log is kept.` for each open question, under «Answers»."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook.reading.quiz import key_entries, key_listing, leads, wrapping
from hornbook.reading.quiz.drafts import Text
from hornbook.reading.quiz.key_listing import Answer, Group
from hornbook.reading.quiz.lines import Line, make

_ENOUGH = 2


def read(lines: Sequence[Line]) -> list[Group]:
    """Return the answers of a list, one group, if they are numbered from the first on and nothing stands before them.

    All that stands below a number belongs to it, up to the next number.
    """
    group = Group()
    margin = 0
    for line in lines:
        if _is_frame(line):
            continue
        entry = key_entries.recognise(line) if line.text and not line.code else None
        due = group.answers[-1].entry.number + 1 if group.answers else 1
        if entry and entry.number == due and (not group.answers or line.indent <= margin + 1):
            margin = line.indent
            group.answers.append(_begun(entry, line))
        elif group.answers:
            _follow(group.answers[-1].why, line, margin)
        elif line.text and not _is_note(line):
            return []
    whole = [answer for answer in group.answers if answer.entry.key or answer.why.trimmed()]
    return [group] if len(whole) == len(group.answers) >= _ENOUGH else []


def _begun(entry: key_entries.Entry, line: Line) -> Answer:
    """An answer with the words behind its number, unless they are a key; a term there begins the sentences."""
    if entry.key and entry.labelled:
        return Answer(entry, Text([entry.note], [line.number]) if entry.note else Text())
    lead = leads.from_item(line) or leads.from_heading(line) or leads.from_text(line)
    words = lead.text if lead else line.text
    entry.key, entry.note, entry.whole = None, "", None
    return Answer(entry, Text([words], [line.number]) if words else Text(), spoken=True)


def _follow(why: Text, line: Line, margin: int) -> None:
    """A further line of an answer, without the indentation of its list."""
    cut = min(margin + 3, line.indent)
    nested = make(line.number, line.raw[cut:], offset=line.offset + cut) if line.indent > margin else line
    why.add(nested.raw.rstrip(), line.number)


def _is_note(line: Line) -> bool:
    """A line above the first answer that is set apart, and tells how to use the list."""
    return line.text[0] in "*_(<>"


def _is_frame(line: Line) -> bool:
    return not line.code and (key_listing.is_rule(line) or wrapping.details(line) is not None)
