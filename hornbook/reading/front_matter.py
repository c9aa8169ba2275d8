"""The settings at the top of a lesson, between two lines of `---`."""

from __future__ import annotations

import msgspec

from hornbook import patterns as re
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.diagnostics.origins import contract
from hornbook.model import Objective
from hornbook.reading import yaml_text
from hornbook.reading.fields import Fields
from hornbook.source import Source

UNCLOSED = Rule(
    code="FRM001",
    name="front-matter-not-closed",
    severity=Severity.ERROR,
    message="the settings that start here have no closing `---`",
    why="Without its end it cannot be told where settings stop and the lesson starts.",
    hint="Put a line `---` after the last setting. If line 1 is meant as a rule across the page, write `***`.",
    example="---\ntitle: Drift\n\nData changes.",
    better="---\ntitle: Drift\n---\n\nData changes.",
    source=contract("docs/authoring.md, front matter"),
)
KEYS = (
    "title",
    "description",
    "objectives",
    "tags",
    "duration",
    "language",
    "id",
    "kind",
    "order",
    "takeaways",
)
_KEY = re.compile(r"""(?P<quote>["']?)(?P<key>[^\s"'#\[\]{},&*!|>%@`-][^"'\n:]*?)(?P=quote)\s*:(?:\s|$)""")
_CLOSING = ("---", "...")


class Values(msgspec.Struct, frozen=True, kw_only=True):
    """What the front matter says; empty, 0 or None where it says nothing. `duration` is in minutes."""

    title: str = ""
    description: str = ""
    objectives: tuple[Objective, ...] = ()
    tags: tuple[str, ...] = ()
    duration: int = 0
    language: str = ""
    id: str = ""
    kind: str = ""
    order: int | None = None
    takeaways: tuple[str, ...] = ()


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a file, the line on which its body starts (from 1), and what was wrong with the settings."""

    values: Values = Values()
    body_line: int = 1
    findings: tuple[Finding, ...] = ()


def split(source: Source) -> FrontMatter:
    """Return the front matter of a lesson; a file without one has all defaults and its body on line 1.

    A first line `---` with no setting below it is a rule across the page, as Markdown has it.
    """
    lines = source.lines
    if lines[0].rstrip() != "---":
        return FrontMatter()
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() in _CLOSING), None)
    if end == 1:
        return FrontMatter(body_line=min(3, len(lines)))
    if not _starts_settings(lines[1:end], closed=end is not None):
        return FrontMatter()
    if end is not None:
        return _read(source, end, end + 2, ())
    end = next((index for index, line in enumerate(lines) if not line.strip()), len(lines))
    place = yaml_text.Place(source.name, source.text)
    return _read(source, end, end + 1, (UNCLOSED.at(place.span(0, 3)),))


def _starts_settings(lines: tuple[str, ...], *, closed: bool) -> bool:
    """Return whether the lines after a first `---` are settings: a key comes first, after a blank line a known one."""
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    match = _KEY.match(first.lstrip())
    if lines[:1] != (first,):
        return closed and match is not None and match["key"] in KEYS
    return match is not None or (closed and first.startswith("{"))


def _read(source: Source, end: int, body_line: int, findings: tuple[Finding, ...]) -> FrontMatter:
    place = yaml_text.Place(source.name, "\n".join(source.lines[1:end]), 2)
    node, wrong = yaml_text.read(place)
    fields = Fields(place, node)
    values = _values(fields)
    found = (*findings, *wrong, *fields.findings, *fields.unknown())
    return FrontMatter(values=values, body_line=min(body_line, len(source.lines)), findings=found)


def _values(fields: Fields) -> Values:
    return Values(
        title=fields.text("title"),
        description=fields.text("description"),
        objectives=fields.objectives("objectives"),
        tags=fields.texts("tags"),
        duration=fields.minutes("duration"),
        language=fields.language("language"),
        id=fields.id("id"),
        kind=fields.word("kind", ("lesson", "quiz")),
        order=fields.number("order"),
        takeaways=fields.sentences("takeaways"),
    )
