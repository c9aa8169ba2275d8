"""A whole paragraph in capitals."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.access.page import Page
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.model import Content, Paragraph, Section

RULE = Rule(
    code="ACC019",
    name="all-capitals",
    severity=Severity.HINT,
    message="{count} words in capitals only",
    why="Words in capitals have all the same shape and are read slower, most of all with dyslexia; some screen readers "
    "spell them.",
    hint="Write small letters, and **strong** for weight.",
    example="PLEASE READ EVERY QUESTION TWICE BEFORE YOU CHOOSE ONE OF THE ANSWERS.",
    better="**Please read every question twice** before you choose one of the answers.",
    source="British Dyslexia Association, Style Guide: avoid text in capitals",
)
_FEWEST_WORDS, _FEWEST_LETTERS, _NEEDLE = 8, 40, 40


def check(page: Page) -> Iterator[Finding]:
    """Yield a finding for each paragraph and stem of eight or more words in capitals."""
    for content in _contents(page):
        text = content.text
        if not text.isupper() or "<code" in content.html or "<math" in content.html:
            continue
        count = len(text.split())
        if count >= _FEWEST_WORDS and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS:
            needle = text.split("\n")[0][:_NEEDLE]
            start = max(page.source.text.find(needle), 0)
            yield RULE.at(page.span(start, start + len(text)), count=count)


def _contents(page: Page) -> Iterator[Content]:
    pending: list[Section] = list(page.lesson.sections)
    while pending:
        section = pending.pop()
        pending.extend(section.sections)
        yield from (block.content for block in section.blocks if isinstance(block, Paragraph))
    yield from (item.stem for quiz in page.lesson.quizzes for item in quiz.questions)
