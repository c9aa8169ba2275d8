"""Rule, span and finding: the data that every check returns and every renderer prints."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from string import Formatter
from typing import Any

import msgspec

from hornbook.diagnostics.fix import Fix


class Severity(enum.StrEnum):
    """How much a finding weighs: an error stops a build, a warning does not, a hint is advice.

    A rule that is off says nothing unless the course file gives it another severity.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of a file; lines and columns start at 1, the end column is the first one after the stretch."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be wrong: declared beside the code that finds it, never renumbered, never reused.

    `message` is a format string filled by `Rule.at`; `why` says what goes wrong for author or learner;
    `hint` is the way out; `example` shows the fault in a few lines of Markdown, `better` what to write instead;
    `source` names the literature or the specification that the rule follows.
    """

    code: str
    name: str
    severity: Severity
    message: str
    why: str
    hint: str
    example: str = ""
    better: str = ""
    source: str = ""

    @property
    def way_out(self) -> str:
        """The hint before any fact is known: an ellipsis for each, nothing for one that is glued to a word."""
        said = ""
        for literal, fact, _, _ in Formatter().parse(self.hint):
            said += literal
            if fact is not None and not said[-1:].isalnum() and not said.endswith("…"):
                said += "…"
        return said

    def at(self, span: Span, /, *, fix: Fix | None = None, **facts: Any) -> Finding:
        """Return this rule's finding at `span`, its message filled with `facts`; `fix` would mend it."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=self.message.format(**facts),
            span=span,
            hint=self.hint.format_map(_Lenient(facts)),
            fix=fix,
        )


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One fault at one place."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    fix: Fix | None = None


class _Lenient(dict[str, object]):
    """Facts for a hint: a name in braces that is no fact is left as it stands, since hints show syntax."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def has_errors(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Return whether a build must stop: an error, or with `strict` a warning too."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in stopping for finding in findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by file, line and column, each once."""
    return sorted(dict.fromkeys(findings), key=lambda finding: (finding.span, finding.code, finding.message))
