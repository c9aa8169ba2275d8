"""Links between lessons lead somewhere: to a lesson of the course, and to a place that is in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from hornbook.checks.facts import Facts
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract
from hornbook.model import Link

BROKEN_LINK = Rule(
    code="LNK001",
    name="broken-link",
    severity=Severity.ERROR,
    message="no lesson of this course is “{target}”",
    why="Learners who follow the link would find nothing.",
    hint="Correct the path; it is relative to this file.{near}",
    example="[Next](03-absent.md)",
    better="[Next](02-more.md)",
    source=contract("docs/authoring.md, links"),
)
MISSING_FRAGMENT = Rule(
    code="LNK003",
    name="missing-fragment",
    severity=Severity.ERROR,
    message="“{target}” has no place called “#{fragment}”",
    why="The link would lead to the top of the page, and the learner would have to search.",
    hint="Correct the word after #, or give the place this id: {{#{fragment}}}.{near}",
    example="[The loop](01-intro.md#lop)",
    better="[The loop](01-intro.md#loop)",
    source=contract("docs/authoring.md, links"),
)
RULES = (BROKEN_LINK, MISSING_FRAGMENT)


def check(lessons: Sequence[Facts]) -> Iterator[Finding]:
    """Yield a finding for each link to a lesson, or a place in one, that is not there."""
    anchors = {facts.file: facts.anchors for facts in lessons}
    for facts in lessons:
        for link in facts.links:
            yield from _broken(link, anchors)


def _broken(link: Link, anchors: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    at = link.place
    span = Span(at.file, at.line, at.column, at.end if link.text else 0, at.column + len(link.text) if link.text else 0)
    if link.target not in anchors:
        yield BROKEN_LINK.at(span, target=link.target, near=_nearest(link.target, anchors, ""))
    elif link.fragment and link.fragment not in anchors[link.target]:
        near = _nearest(link.fragment, anchors[link.target], "#")
        yield MISSING_FRAGMENT.at(span, target=link.target, fragment=link.fragment, near=near)


def _nearest(name: str, known: Collection[str], mark: str) -> str:
    close = get_close_matches(name, sorted(known), 1)
    return f" Did you mean “{mark}{close[0]}”?" if close else ""
