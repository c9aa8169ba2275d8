"""What keeps learners out: every rule of `access` over a lesson and its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from hornbook.checks.access import (
    alternative_text,
    capitals,
    heading_order,
    inline_colour,
    link_text,
    spoken_language,
    table_headers,
)
from hornbook.checks.access.page import Page
from hornbook.course import Lesson
from hornbook.diagnostics import Finding
from hornbook.source import Source

CHECKS: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    heading_order.check,
    link_text.check,
    alternative_text.check,
    table_headers.check,
    inline_colour.check,
    capitals.check,
    spoken_language.check,
)


def check(lesson: Lesson, source: Source) -> Iterator[Finding]:
    """Yield what the rules find in a lesson that was read from `source`."""
    page = Page(lesson, source)
    for rule in CHECKS:
        yield from rule(page)
