"""What a page asks the preview: whether it is still what would be served, and what was found in the course."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from hornbook import catalogue, plain_files, source
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.diagnostics.frame import frame
from hornbook.diagnostics.text import summary
from hornbook.pages import addresses
from hornbook.preview import answers
from hornbook.preview.session import Session

MOST = 100
_WIDTH = 96
_WEIGHTS = list(Severity)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as the overlay shows it; `line` is the words before, at and behind the fault, `here` of this page."""

    severity: str
    code: str
    name: str
    place: str
    message: str
    hint: str
    why: str
    here: bool
    line: tuple[str, str, str] | None


class State(msgspec.Struct, frozen=True, kw_only=True):
    """The version of a page as it would be served now, what is wrong, and how many findings are `more` than told."""

    version: str
    problem: str
    summary: str
    findings: tuple[Told, ...]
    more: int


def state(session: Session, address: str) -> State:
    """Return how things stand for the page at an address (`/lesson.html`, `/.hornbook/items?…`)."""
    path, _, query = address.removeprefix("/").partition("?")
    with session.lock:
        made = answers.bare(session, path, query)
        found = (*([made.finding] if made.finding else []), *session.edition.findings)
        own = {_file(session, path), made.finding.span.file if made.finding else ""}
        told = sorted(found, key=lambda finding: (finding.span.file not in own, _WEIGHTS.index(finding.severity)))
        return State(
            version=made.version,
            problem=session.problem or made.fault,
            summary=summary(found) if found else "",
            findings=tuple(_told(told[:MOST], own)),
            more=max(0, len(found) - MOST),
        )


def encode(told: State) -> bytes:
    """Return a state as JSON."""
    return msgspec.json.encode(told)


def _file(session: Session, path: str) -> str:
    """Return the file that a page is made of, as findings name it; nothing for a page of no lesson."""
    found, name = session.edition.survey.found, path.rpartition("/")[2]
    return next((found.shown(lesson.file) for lesson in found.lessons if addresses.page(lesson.id) == name), "")


def _told(findings: Sequence[Finding], own: Collection[str]) -> Iterator[Told]:
    lines = {file: _lines(file) for file in {finding.span.file for finding in findings}}
    for finding in findings:
        span = finding.span
        rule = _rules().get(finding.code)
        yield Told(
            severity=finding.severity.value,
            code=finding.code,
            name=finding.name,
            place=f"{span.file}:{span.line}:{span.column}",
            message=finding.message,
            hint=finding.hint,
            why=rule.why if rule else "",
            here=span.file in own,
            line=_line(finding, lines[span.file]),
        )


def _line(finding: Finding, lines: Sequence[str]) -> tuple[str, str, str] | None:
    """Return the line that a finding speaks of, in three parts; None where the file has no such line now."""
    span = finding.span
    if not 0 < span.line <= len(lines):
        return None
    line = lines[span.line - 1]
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line) if span.end_line > span.line else 0
    part = frame(line, start, max(start + 1, min(end, len(line))), _WIDTH)
    return part.before, part.marked, part.after


def _lines(file: str) -> tuple[str, ...]:
    try:
        return source.from_bytes(file, plain_files.read(Path(file))).lines
    except OSError:
        return ()


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rule]:
    return catalogue.rules()
