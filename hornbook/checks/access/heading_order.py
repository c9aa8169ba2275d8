"""A heading skips a level."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.access.page import Page
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import wcag
from hornbook.model import Section

RULE = Rule(
    code="ACC010",
    name="heading-level-skipped",
    severity=Severity.HINT,
    message="“{title}” is a heading of level {level} below one of level {above}",
    why="Who moves by headings, with a screen reader for example, looks for the level that is missing.",
    hint="Take signs away: {signs}",
    example="# Rivers\n\nWater flows.\n\n### Bends\n\nA river turns.",
    better="# Rivers\n\nWater flows.\n\n## Bends\n\nA river turns.",
    source=wcag("1.3.1", "Info and Relationships"),
)
_HEADING = re.compile(r"^[ \t>]{0,9}(?P<signs>#{1,6})[ \t]+(?P<title>[^\n]*)", re.MULTILINE)
_NEEDLE = 40
_TITLE = re.compile(r"^# ", re.MULTILINE)


def check(page: Page) -> Iterator[Finding]:
    """Yield a finding for the first section whose heading is two or more levels below that of the section around it."""
    if not page.lesson.sections:
        return
    top = int(_TITLE.search(page.prose) is not None)
    for section, above in _skipping(page.lesson.sections, top):
        span = _span(page, section)
        if span:
            signs = "#" * (above + 1)
            yield RULE.at(span, title=section.title.text, level=section.level, above=above, signs=signs)
            return


def _span(page: Page, section: Section) -> Span | None:
    """Return where the heading stands; None for a line that only looks like one, such as bold words."""
    words = section.title.text[:_NEEDLE].split()
    for found in _HEADING.finditer(page.prose):
        if len(found["signs"]) == section.level and all(word in found["title"] for word in words[:-1] or words):
            return page.span(found.start("signs"), found.end("title"))
    return None


def _skipping(sections: tuple[Section, ...], above: int) -> Iterator[tuple[Section, int]]:
    """Yield the sections that skip a level with the level above; below nothing (0) any level may begin."""
    for section in sections:
        if above and section.level > above + 1:
            yield section, above
        yield from _skipping(section.sections, section.level or above)
