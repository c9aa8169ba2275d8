"""What stands behind a rule at the end of a quiz and asks nothing: links to other pages, a note on sources."""

from __future__ import annotations

from collections.abc import Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import evidence, fields, keys, leads, options, wrapping
from hornbook.reading.quiz.lines import RULE, Line
from hornbook.reading.quiz.words import QUESTION_MARKS

_MOST = 6
_MARKUP = ("#", "<", ">", "|", ":", "?", "!", "{", "=", "(")
_LABEL = re.compile(r"[*_]{0,2}[A-Ha-h]\b(?!['’])|\d")


def last(lines: Sequence[Line], first: int, end: int) -> int:
    """Return the last line (from 1) of a quiz in lines `first` to `end` without the footer below its last rule."""
    filled = 0
    for place in range(end - 1, first - 1, -1):
        line = lines[place]
        if line.code:
            return end
        if RULE.match(line.text):
            return place if filled and _stands_apart(lines, first, place) else end
        filled += bool(line.text)
        if line.text and (filled > _MOST or not _is_plain(line)):
            return end
    return end


def _stands_apart(lines: Sequence[Line], first: int, rule: int) -> bool:
    """Whether the rule is none between a question and what comes below it: an empty line and words stand above."""
    above = [line for line in lines[first - 1 : rule] if line.text]
    return bool(above) and not lines[rule - 1].text and leads.heading(above[-1]) is None


def _is_plain(line: Line) -> bool:
    """Whether a line is one of a paragraph that neither asks nor answers."""
    if line.text.startswith(_MARKUP) or _LABEL.match(line.text) or any(mark in line.text for mark in QUESTION_MARKS):
        return False
    if keys.recognise(line) or fields.recognise(line) or options.recognise(line) or wrapping.announces_key(line.text):
        return False
    return not (leads.from_text(line) or leads.from_item(line) or evidence.is_answer(line))
