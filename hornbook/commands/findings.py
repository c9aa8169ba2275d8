"""Findings on the terminal: in the format that was asked for, or counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from hornbook import __version__, catalogue
from hornbook.commands import terminal
from hornbook.diagnostics import Finding, github, json, junit, sarif, statistics, text


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
    counts = statistics.count(findings)
    if form == "json":
        print(msgspec.json.format(msgspec.json.encode({"statistics": counts}), indent=2).decode())
        return
    for row in counts:
        print(f"{row.count:>6}  {row.severity:<7}  {row.code}  {row.name}")


def _text(shown: Shown) -> None:
    terminal.show(text.render(shown.findings, terminal.lines_of))


def _json(shown: Shown) -> None:
    print(json.render(shown.findings))


def _github(shown: Shown) -> None:
    print(*github.render(shown.findings), sep="\n", end="\n" if shown.findings else "")


def _sarif(shown: Shown) -> None:
    print(sarif.render(shown.findings, catalogue.rules(), __version__, terminal.lines_of))


def _junit(shown: Shown) -> None:
    print(*junit.render(shown.findings, shown.files, strict=shown.strict), sep="\n")


FORMS: Mapping[str, Callable[[Shown], None]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
    "junit": _junit,
}
