"""What looks like a question but stands outside every quiz: named, and not turned into one.

Only where such questions fill a file is the file itself taken for a quiz: half of those who keep question banks
write no heading that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hornbook import patterns as re
from hornbook.markup.scribe import Scribe
from hornbook.reading.quiz import inline, key_tables, keys, leads, options, titles
from hornbook.reading.quiz.attributes import NONE, split
from hornbook.reading.quiz.key_list_rules import KEYS_ALONE
from hornbook.reading.quiz.key_sections import KeySection
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.region import Regions
from hornbook.reading.quiz.rules import LIKE_A_QUESTION
from hornbook.reading.quiz.words import LABEL, ends_asking

_LEADING = {"letter", "bullet"}
_OPTIONS = 2
_QUESTIONS = 3
_SHARE = 0.5
_HALF = 0.5
_NAMED = re.compile(rf"[*_]{{0,3}}(?:{LABEL})s?\s*(?:№|#|no\.?)?\s*\d", re.IGNORECASE)
_STARTS = frozenset("*_") | {letter for word in LABEL.split("|") for letter in (word[0], word[0].upper())}
_FIRST = frozenset("123456789qQ")
_KEYED = re.compile(r"(?:q\s?)?\d{1,3}\s*[.):-]\s*[A-F](?:\s*[,&]\s*[A-F])*$", re.IGNORECASE)
_ASIDE = re.compile(r"(?<!\s)\s*+\([^()]*\)$")


@dataclass(slots=True)
class Run:
    """A line of text and the options below it; `size` counts their characters."""

    number: int = 0
    asks: bool = False
    options: int = 0
    boxes: set[bool] = field(default_factory=set)
    size: int = 0

    def ticked(self) -> bool:
        """Return whether a question has some boxes ticked and some not: a task list asks nothing."""
        return self.asks and len(self.boxes) > 1


def report(scribe: Scribe, regions: Regions) -> None:
    """Report each run of options with a key that no region covers."""
    covered = {number for region in regions.found for number in range(region.heading or region.first, region.last + 1)}
    left = [line for line in regions.lines if line.number not in covered]
    found = {run.number for run in _runs(left)} | set(_tabled(left)) | set(_worded(left))
    for last, first in regions.unclear.items():
        if first not in covered and not found.intersection(range(first, last + 1)):
            found.add(first)
    for number in sorted(found):
        scribe.report(LIKE_A_QUESTION, scribe.whole(number))
    keyed = _keys_alone(left) if not regions.found and not regions.shut else 0
    if keyed:
        scribe.report(KEYS_ALONE, scribe.whole(keyed))


def _worded(lines: Sequence[Line]) -> Iterator[int]:
    """The lines `**Question 1:** …` of a page that has several of them, none of which was read."""
    begun = (line for line in lines if line.text[:1] in _STARTS and not line.code and _NAMED.match(line.text))
    found = [line.number for line in begun if leads.from_text(line)]
    if len(found) > 1:
        yield from found


def _keys_alone(lines: Sequence[Line]) -> int:
    """The first line of a page that is nothing but numbers with a letter each, 0 for other pages."""
    filled = [line for line in lines if line.text]
    keyed = [line for line in filled if line.text[0] in _FIRST and _KEYED.match(line.text)]
    return keyed[0].number if len(keyed) >= _QUESTIONS and len(keyed) > _SHARE * len(filled) else 0


def _tabled(lines: Sequence[Line]) -> Iterator[int]:
    """The first lines of tables with questions in a column and a letter as the answer of each in another."""
    heads = (place for place, line in enumerate(lines) if line.text[:1] == "|" and not line.code)
    for place in heads:
        size = key_tables.size(lines, place)
        if size > _QUESTIONS and key_tables.asks(lines[place : place + size]):
            yield lines[place].number


def fill(regions: Regions, title: str, sections: Sequence[KeySection]) -> bool:
    """Return whether a file is a quiz though no heading in it says so.

    Questions with keys make up most of it (three or more of them, half of its characters), or its title speaks of a
    quiz and it holds one. Their keys may stand in sections of their own.
    """
    listed = sum(len(section.answers) for section in sections)
    runs = list(_runs(regions.between(1, len(regions.lines)), keyed=bool(listed)))
    if listed and len(runs) < _HALF * listed:
        runs = list(_runs(regions.between(1, len(regions.lines))))
    if runs and titles.is_quiz(title, NONE):
        return True
    whole = sum(len(line.text) for line in regions.lines if not line.code)
    return len(runs) >= _QUESTIONS and sum(run.size for run in runs) >= _SHARE * whole


def _runs(lines: Iterable[Line], *, keyed: bool = False) -> Iterator[Run]:
    """The questions among the lines: two or more options, of which one is ticked or named by an answer line.

    Where the keys stand in a list elsewhere (`keyed`), options by themselves are enough.
    """
    run = Run()
    for line in lines:
        if line.code or not line.text or line.text[:2] == "{:":
            continue
        mark = options.recognise(line)
        labelled = mark is not None and mark.kind in _LEADING and leads.counted(line.text) is not None
        if mark and mark.kind in {"letter", "box"} and not labelled:
            _add(run, mark, line)
            if keyed and run.options == 1:
                run.options = max(1, len(inline.held(line.text)))
        elif run.options >= _OPTIONS and (keyed or _is_key(line) or run.ticked()):
            yield run
            run = Run() if _is_key(line) else _begun(line)
        elif mark is None or mark.kind != "bullet" or ends_asking(mark.text) or labelled:
            run = _begun(line)
    if run.options >= _OPTIONS and (keyed or run.ticked()):
        yield run


def _add(run: Run, mark: options.Mark, line: Line) -> None:
    run.number = run.number or line.number
    run.options += 1
    run.boxes |= {mark.ticked} if mark.ticked is not None else set()
    run.size += len(line.text)


def _begun(line: Line) -> Run:
    words = split(line.text)[0].rstrip()
    words = _ASIDE.sub("", words) if words.endswith(")") else words
    return Run(line.number, ends_asking(words) or leads.counted(words) is not None, size=len(line.text))


def _is_key(line: Line) -> bool:
    key = keys.recognise(line)
    return key is not None and bool(key.value) and bool(keys.claim(key.value).labels)
