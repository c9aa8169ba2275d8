"""Findings on the terminal: in the format that was asked for, or counted. What writes a format is loaded for it."""

# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hornbook.commands import terminal
from hornbook.diagnostics import Finding


@dataclass(frozen=True, slots=True)
class Shown:
    """The findings, the files that were checked, and whether warnings fail."""

    findings: Sequence[Finding]
    files: Sequence[str] = ()
    strict: bool = False


def show(shown: Shown, form: str) -> None:
    """Print findings in a format."""
    FORMS[form](shown)


def count(findings: Iterable[Finding], form: str) -> None:
    """Print how often each rule found something, as text, or as JSON where that was asked for."""
    from hornbook.diagnostics import statistics

    counts = statistics.count(findings)
    if form == "json":
        print(statistics.render(counts))
        return
    for row in counts:
        print(f"{row.count:>6}  {row.severity:<7}  {row.code}  {row.name}")


def _text(shown: Shown) -> None:
    from hornbook.diagnostics import text

    terminal.show(text.render(shown.findings, terminal.lines_of, terminal.width()))


def _concise(shown: Shown) -> None:
    from hornbook.diagnostics import concise

    _each(concise.render(shown.findings))


def _json(shown: Shown) -> None:
    from hornbook.diagnostics import json

    print(json.render(shown.findings))


def _github(shown: Shown) -> None:
    from hornbook.diagnostics import github

    _each(github.render(shown.findings))


def _gitlab(shown: Shown) -> None:
    from hornbook.diagnostics import gitlab

    print(gitlab.render(shown.findings, terminal.lines_of))


def _sarif(shown: Shown) -> None:
    from hornbook import __version__, catalogue
    from hornbook.diagnostics import sarif

    print(sarif.render(shown.findings, catalogue.rules(), __version__, terminal.lines_of))


def _junit(shown: Shown) -> None:
    from hornbook.diagnostics import junit

    _each(junit.render(shown.findings, shown.files, strict=shown.strict))


def _each(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


FORMS: Mapping[str, Callable[[Shown], None]] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
}
