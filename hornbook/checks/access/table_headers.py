"""A table has no header cells."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.checks.access.page import Page
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.diagnostics.origins import wcag

RULE = Rule(
    code="ACC016",
    name="table-without-headers",
    severity=Severity.WARNING,
    message="this table has no header cells",
    why="A screen reader says the header with each cell; without it a cell is a number that belongs to nothing.",
    hint="Fill the first row with what the columns hold; for a header column write {{.header-column}} below the table.",
    example="| | |\n|---|---|\n| Danube | 2850 km |\n| Rhine | 1230 km |",
    better="| River | Length |\n|---|---|\n| Danube | 2850 km |\n| Rhine | 1230 km |",
    source=wcag("1.3.1", "Info and Relationships"),
)
_EMPTY_HEADER = re.compile(r"^[ \t>]*(?P<row>\|(?:[ \t]*\|)+)[ \t]*\n[ \t>]*\|?[ \t]*:?-+", re.MULTILINE)
_HTML = re.compile(r"<table\b[^>]*>.*?</table>", re.IGNORECASE | re.DOTALL)
_CELLS = re.compile(r"<th\b|role\s*=\s*.(?:presentation|none)", re.IGNORECASE)
_BODY_END = re.compile(r"\n[ \t>]*\n|\Z")


def check(page: Page) -> Iterator[Finding]:
    """Yield a finding for each table whose first row is empty, and each HTML table without a `th`."""
    text = page.source.text
    for found in _EMPTY_HEADER.finditer(page.prose) if "|-" in text or "| -" in text or "|:" in text else ():
        end = _BODY_END.search(page.prose, found.end())
        if "header-column" not in page.prose[found.end() : end.end() + 80 if end else None]:
            yield RULE.at(page.span(found.start("row"), found.end("row")))
    for found in _HTML.finditer(page.prose) if "<table" in text else ():
        if not _CELLS.search(found[0]):
            yield RULE.at(page.span(found.start(), found.start() + len("<table")))
