"""Key lists whose answers are sentences: `1. Because the log is kept.` for each open question, under «Answers»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import key_entries, key_listing, keys, leads, wrapping
from hornbook.reading.quiz.drafts import Text
from hornbook.reading.quiz.key_listing import Answer, Group
from hornbook.reading.quiz.lines import Line, make

_ENOUGH = 2
_LEFT_OUT = 2
_TITLE = re.compile(r"(?:\*\*[^*]+\*\*:?|#{1,6}\s.*)$")


def read(lines: Sequence[Line]) -> list[Group]:
    """Return the answers of a list, in groups by titles, if their numbers follow each other and nothing is above them.

    All that stands below a number belongs to it, up to the next number; one or two may be left out.
    """
    group, margin = Group(), 0
    groups = [group]
    for line in _unglued(lines):
        if _is_frame(line):
            continue
        entry = key_entries.recognise(line) if line.text and not line.code else None
        if entry and (not group.answers or (line.indent <= margin + 1 and _follows(entry, group))):
            margin = line.indent
            title = _drop_title(group)
            if title and entry.number == 1:
                group = Group(title)
                groups.append(group)
            group.answers.append(_begun(entry, line))
        elif group.answers:
            _follow(group.answers[-1].why, line, margin)
        elif line.text and not _is_note(line):
            return []
    given = [answer for each in groups for answer in each.answers]
    whole = [answer for answer in given if answer.entry.key or answer.why.trimmed()]
    return groups if len(whole) == len(given) >= _ENOUGH else []


def _follows(entry: key_entries.Entry, group: Group) -> bool:
    """Whether an entry has the next number, or begins again below a title of its own."""
    last = group.answers[-1]
    return 0 < entry.number - last.entry.number <= _LEFT_OUT + 1 or (entry.number == 1 and bool(_title(last.why)))


def _unglued(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, cut where the next number follows a sentence, as in `1. Six. 2. Honey.`, which are two answers."""
    due = 0
    for line in lines:
        rest = line
        entry = key_entries.recognise(line) if line.text and not line.code else None
        due = entry.number + 1 if entry and entry.number in {due, due or entry.number} else due
        while due and not line.code and (match := re.search(rf"(?<=[.!?;`)*])[ ]+(?={due}\.[ ]\S)", rest.text)):
            yield make(line.number, " " * rest.indent + rest.text[: match.start()])
            rest = make(line.number, " " * rest.indent + rest.text[match.end() :])
            due += 1
        yield rest


def _begun(entry: key_entries.Entry, line: Line) -> Answer:
    """An answer with the words behind its number, unless they are a key; a term there begins the sentences."""
    if entry.key and entry.labelled:
        return Answer(entry, Text([entry.note], [line.number]) if entry.note else Text())
    lead = leads.from_item(line) or leads.from_heading(line) or leads.from_text(line)
    words = lead.text if lead else line.text
    announced = keys.recognise(make(line.number, words)) if words else None
    if announced and announced.value:
        words = announced.value.replace("**", "") if announced.value.count("**") % 2 else announced.value
    entry.note, entry.whole = "", None
    return Answer(entry, Text(*_lines(words, announced, line)) if words else Text(), spoken=True)


def _lines(words: str, announced: keys.Key | None, line: Line) -> tuple[list[str], list[int]]:
    """The words of an answer's first line, with what explains them there as a paragraph of its own."""
    lines = [words, "", announced.note] if announced and announced.note else [words]
    return lines, [line.number] * len(lines)


def _drop_title(group: Group) -> str:
    """Leave out a line in bold, or a heading, right above an answer, which names those that follow, and return it."""
    why = group.answers[-1].why if group.answers else Text()
    last = _title(why)
    title = why.lines[last].strip("#*: ") if last else ""
    if last:
        del why.lines[last:], why.numbers[last:]
    return title


def _title(why: Text) -> int:
    """The place of the title that a text ends with, an empty line above it; 0 where it ends with none."""
    last = next((place for place in reversed(range(len(why.lines))) if why.lines[place].strip()), 0)
    return last if last and _TITLE.match(why.lines[last]) and not why.lines[last - 1].strip() else 0


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
