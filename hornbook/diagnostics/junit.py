"""Findings as JUnit's XML, which continuous integration shows as a list of tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from hornbook import patterns as re
from hornbook.diagnostics.finding import Finding, Severity

_BLANKS = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(findings: Iterable[Finding], files: Iterable[str], *, strict: bool = False) -> Iterator[str]:
    """Yield lines: a suite for each file, in it a test for each finding, or one that passed.

    An error is a failure, with `strict` a warning too; what does not fail the check stands in the test's output.
    """
    suites = _by_file(findings, files)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    tests = sum(max(1, len(suite)) for suite in suites.values())
    failures = sum(finding.severity in failing for suite in suites.values() for finding in suite)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="hornbook check" tests="{tests}" failures="{failures}" errors="0">'
    for file, suite in suites.items():
        yield from _suite(file, suite, failing)
    yield "</testsuites>"


def _by_file(findings: Iterable[Finding], files: Iterable[str]) -> dict[str, list[Finding]]:
    suites: dict[str, list[Finding]] = {file: [] for file in files}
    for finding in findings:
        suites.setdefault(finding.span.file, []).append(finding)
    return dict(sorted(suites.items()))


def _suite(file: str, findings: Sequence[Finding], failing: set[Severity]) -> Iterator[str]:
    failures = sum(finding.severity in failing for finding in findings)
    tests = max(1, len(findings))
    yield f'<testsuite name={_attribute(file)} tests="{tests}" failures="{failures}" errors="0">'
    if not findings:
        yield f'<testcase name="no findings" classname={_attribute(file)}/>'
    for finding in findings:
        yield from _case(finding, fails=finding.severity in failing)
    yield "</testsuite>"


def _case(finding: Finding, *, fails: bool) -> Iterator[str]:
    place = f"{finding.span.file}:{finding.span.line}:{finding.span.column}"
    name = f"{finding.code} {finding.name} at {finding.span.line}:{finding.span.column}"
    said = _text(f"{place}: {finding.severity} {finding.code}: {finding.message}\n{finding.hint}".rstrip())
    yield f"<testcase name={_attribute(name)} classname={_attribute(finding.span.file)}>"
    if fails:
        yield f"<failure type={_attribute(finding.severity)} message={_attribute(finding.message)}>{said}</failure>"
    else:
        yield f"<system-out>{said}</system-out>"
    yield "</testcase>"


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", words), quote=False)


def _attribute(words: str) -> str:
    """Return an attribute's value in quotes; blanks other than spaces are named, or a parser makes spaces of them."""
    value = _text(words).replace('"', "&quot;").translate(_BLANKS)
    return f'"{value}"'
