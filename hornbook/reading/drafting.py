"""The quizzes of a page as written, each with the keys that stand elsewhere on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from hornbook.markup import footnotes
from hornbook.reading import quizzes, strays
from hornbook.reading.quiz import consultations, key_joining, key_sections, options, titles
from hornbook.reading.quiz.answered import Spoken
from hornbook.reading.quiz.drafts import QuizDraft
from hornbook.reading.quiz.key_sections import KeySection
from hornbook.reading.quiz.lines import Line, make, split
from hornbook.reading.quiz.parts import Desk
from hornbook.reading.quiz.region import Region, Regions

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(slots=True)
class Page:
    """A page parsed: its regions with the quizzes in them, and the tokens of everything else."""

    regions: Regions
    tokens: list[Token]
    drafts: dict[int, list[QuizDraft]] = field(default_factory=dict)

    def quizzes(self, region: Region) -> list[QuizDraft]:
        """Return the quizzes of a region."""
        return self.drafts[region.first]

    def goes_on(self, region: Region) -> bool:
        """Return whether the quiz below a deeper heading follows right on a region."""
        below = next((each for each in self.regions.found if each.heading == region.last + 1), None)
        return below is not None and below.level > region.level > 0


class Parsing:
    """How a page is parsed: its lines, whether all of it is a quiz (null: no), and what its title is."""

    def __init__(self, parser: MarkdownIt, texts: tuple[str, ...], desk: Desk, kind: str, title: str) -> None:
        """Look at the lines once, for all readers."""
        self.parser = parser
        self.texts = texts
        self.desk = desk
        self.kind = kind
        self.title = title
        self.lines = list(split(texts, 1, len(texts)))
        self.forms = frozenset[int]() if kind == "quiz" else consultations.find(self.lines)
        for number in self.forms:
            self.lines[number - 1] = _emptied(number)
        if self.forms:
            numbered = enumerate(texts, 1)
            self.texts = tuple(consultations.shown(text) if number in self.forms else text for number, text in numbered)

    def page(self) -> Page:
        """Return the page, key sections joined to their questions; what only looked like one stays text."""
        sections = found = key_sections.find(self.lines)
        hollow = frozenset[int]()
        while True:
            shut = self._shut(section for section in found if section not in sections)
            page = self._without(sections, shut | hollow)
            told = len(self.desk.scribe.findings)
            for region in page.regions.found:
                page.drafts[region.first] = quizzes.drafts(region, page.regions, self.desk)
            empty = frozenset(_hollow(page)) - hollow
            if empty:
                hollow |= empty
                del self.desk.scribe.findings[told:]
                continue
            drafts = [draft for found in page.drafts.values() for draft in found]
            joined = key_joining.match(sections, drafts)
            if None not in joined:
                break
            del self.desk.scribe.findings[told:]
            sections = [section for section, fits in zip(sections, joined, strict=True) if fits]
        for each in joined:
            if each:
                key_joining.join(each, self.desk.scribe)
        key_joining.report_alone((section for section in found if section not in sections), self.desk.scribe)
        footnotes.report(self.desk.scribe.env, _outside(self.lines, page.regions), self.desk.scribe)
        return page

    def _shut(self, sections: Iterable[KeySection]) -> frozenset[int]:
        """The lines of sections that a heading calls keys and that offer no options: they hold no questions."""
        shut = (each for each in sections if each.titled and not _offers(self.lines[each.first - 1 : each.last]))
        return frozenset(number for each in shut for number in range(each.first, each.last + 1))

    def _without(self, sections: list[KeySection], shut: frozenset[int]) -> Page:
        """The page parsed as if the sections were not there, and as if no quiz could begin on the lines `shut`."""
        texts, lines = self.texts, self.lines
        if sections:
            lines, shown = list(lines), list(texts)
            for section in sections:
                lines[section.first - 1 : section.last] = map(_emptied, range(section.first, section.last + 1))
                shown[section.first - 1 : section.last] = [""] * (section.last - section.first + 1)
            texts = tuple(shown)
        spoken = tuple(
            Spoken(section.first, len(section.answers))
            for section in sections
            if any(answer.spoken for answer in section.answers)
        )
        stated = self.kind == "lesson"
        everywhere = self.kind == "quiz"
        regions = Regions(
            texts,
            everywhere=everywhere,
            keyed=bool(sections),
            spoken=spoken,
            stated=stated,
            shut=shut,
            forms=self.forms,
        )
        page = self._parsed(regions, lines)
        unnamed = all(region.clear for region in page.regions.found)
        if unnamed and not stated and strays.fill(page.regions, self.title, sections):
            filled = Regions(texts, everywhere=True, inferred=True, keyed=bool(sections), shut=shut, forms=self.forms)
            env = self.desk.scribe.env
            whole = self._parsed(filled, lines)
            if whole.regions.found:
                return whole
            self.desk.scribe.env = env
        return page

    def _parsed(self, regions: Regions, lines: list[Line]) -> Page:
        regions.lines = lines
        self.desk.scribe.env = {"regions": regions}
        return Page(regions, self.parser.parse("\n".join(regions.texts), self.desk.scribe.env))


def _outside(lines: Iterable[Line], regions: Regions) -> Iterator[tuple[int, str]]:
    """The lines that are in no quiz and no code, with their numbers."""
    inside = {number for region in regions.found for number in range(region.first, region.last + 1)}
    yield from ((line.number, line.text) for line in lines if line.number not in inside and not line.code)


def _hollow(page: Page) -> Iterator[int]:
    """The headings that may mean a quiz, such as «Test», with no question below them after all."""
    for region in page.regions.found:
        held = any(draft.questions or draft.pools for draft in page.drafts[region.first])
        if region.level and not held and not region.attributes.classes and not titles.is_sure(region.title):
            yield region.heading


def _offers(lines: Sequence[Line]) -> bool:
    """Whether options stand among the lines, A and B one below the other."""
    marks = [options.recognise(line) if line.text and not line.code else None for line in lines]
    letters = [options.ordinal(mark.label) if mark and mark.kind == "letter" else None for mark in marks]
    return (0, 1) in pairwise(letters)


def _emptied(number: int) -> Line:
    return make(number, "")
