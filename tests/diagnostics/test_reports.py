"""Findings for other programs: SARIF, JUnit, counts, and the baseline of an old course."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hornbook import catalogue, cli, schema
from hornbook.commands import findings as shown_as
from hornbook.diagnostics import Finding, Severity, Span, baseline, junit, sarif, statistics
from hornbook.diagnostics.baseline import Baseline
from hornbook.diagnostics.fingerprint import fingerprint
from tests import projects
from tests.projects import CONTRADICTION, hornbook

LINES = ("# One", "the second line", "the third")


def lines_of(_file: str) -> tuple[str, ...]:
    return LINES


def finding(
    line: int, *, code: str = "QUI013", file: str = "a b/é.md", severity: Severity = Severity.WARNING
) -> Finding:
    span = Span(file, line, 5, line, 11)
    return Finding(code=code, name="key-text-differs", severity=severity, message="it differs", span=span, hint="Do.")


def parsed(text: str) -> Any:
    return etree.fromstring(text.encode())


def log(*found: Finding) -> Any:
    return json.loads(sarif.render(found, catalogue.rules(), "1.2.3", lines_of))["runs"][0]


def test_sarif_names_the_rule_the_place_and_what_to_do() -> None:
    run = log(finding(2))
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    place = result["locations"][0]["physicalLocation"]
    assert rule["id"] == result["ruleId"] == "QUI013"
    assert result["level"] == "warning"
    assert result["message"]["text"] == "it differs. Do."
    assert place["artifactLocation"] == {"uri": "a%20b/%C3%A9.md", "uriBaseId": "SRCROOT"}
    assert place["region"] == {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 11}


def test_sarif_tells_an_absolute_path_as_an_address(tmp_path: Path) -> None:
    (result,) = log(finding(1, file=str(tmp_path / "x.md")))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file://")


def test_sarif_holds_each_rule_once_and_the_help_of_none_has_unfilled_facts() -> None:
    every = [finding(1, code=code) for code in catalogue.rules()] * 2
    rules = log(*every)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(catalogue.rules())
    for rule in rules:
        assert catalogue.rules()[rule["id"]].way_out in rule["help"]["text"]


def test_a_finding_is_known_again_when_lines_are_added_above_it_and_not_when_its_own_line_changes() -> None:
    moved = fingerprint(finding(3), lambda _file: ("new", *LINES[:2]))
    assert fingerprint(finding(2), lines_of) == moved
    assert fingerprint(finding(3), lines_of) != moved


@pytest.mark.parametrize(("grave", "failures"), [("", "1"), ("strict", "2")])
def test_junit_counts_what_fails_and_lists_files_without_findings(grave: str, failures: str) -> None:
    found = [finding(1, severity=Severity.ERROR), finding(2)]
    root = parsed("\n".join(junit.render(found, ["clean.md", "a b/é.md"], strict=bool(grave))))
    assert dict(root.attrib) == {"name": "hornbook check", "tests": "3", "failures": failures, "errors": "0"}
    assert [suite.attrib["name"] for suite in root] == ["a b/é.md", "clean.md"]
    assert len(root.findall(".//failure")) == int(failures)
    assert len(root.findall(".//testcase")) == 3


@given(st.text())
def test_junit_is_xml_whatever_a_message_holds(words: str) -> None:
    one = Finding(code="QUI001", name="n", severity=Severity.ERROR, message=words, span=Span(words), hint=words)
    assert parsed("\n".join(junit.render([one], [words]))).attrib["failures"] == "1"


_JUNIT = """\
<grammar xmlns="http://relaxng.org/ns/structure/1.0">
  <start><element name="testsuites"><ref name="counts"/><zeroOrMore><ref name="suite"/></zeroOrMore></element></start>
  <define name="counts">
    <attribute name="name"/><attribute name="tests"/><attribute name="failures"/><attribute name="errors"/>
  </define>
  <define name="suite">
    <element name="testsuite"><ref name="counts"/><zeroOrMore><ref name="case"/></zeroOrMore></element>
  </define>
  <define name="case">
    <element name="testcase">
      <attribute name="name"/><attribute name="classname"/>
      <optional><choice>
        <element name="failure"><attribute name="type"/><attribute name="message"/><text/></element>
        <element name="system-out"><text/></element>
      </choice></optional>
    </element>
  </define>
</grammar>"""


def test_junit_has_only_what_all_its_readers_know() -> None:
    found = [finding(1, severity=Severity.ERROR), finding(2), finding(3, severity=Severity.HINT)]
    grammar = etree.RelaxNG(parsed(_JUNIT))
    grammar.assertValid(parsed("\n".join(junit.render(found, ["clean.md", "a b/é.md"]))))


def test_statistics_count_by_rule_the_most_frequent_first() -> None:
    counted = statistics.count([finding(1, code="QUI001"), finding(2), finding(3)])
    assert [(row.code, row.count) for row in counted] == [("QUI013", 2), ("QUI001", 1)]


def test_a_baseline_knows_each_finding_as_often_as_it_was_there() -> None:
    known = baseline.make([finding(2), finding(2)], lines_of)
    fresh, gone = baseline.unknown([finding(2)] * 3 + [finding(3)], known, lines_of)
    assert fresh == [finding(2), finding(3)]
    assert gone == 0
    assert baseline.unknown([], known, lines_of) == ([], 2)


def test_a_baseline_survives_its_file() -> None:
    made = baseline.make([finding(1), finding(2)], lines_of)
    assert msgspec.json.decode(msgspec.json.encode(made), type=Baseline) == made


def test_an_old_course_adopts_the_checks_and_fails_only_for_what_is_new(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/old.md": CONTRADICTION})
    assert hornbook(tmp_path, "check").code == 1
    assert hornbook(tmp_path, "check", "--write-baseline", "known.json").code == 0
    known = hornbook(tmp_path, "check", "--baseline", "known.json")
    assert (known.code, known.out) == (0, "no findings; 1 known from known.json\n")
    projects.write(tmp_path, {"source/new.md": CONTRADICTION.replace("a river fast", "a coast steep")})
    fresh = hornbook(tmp_path, "check", "--baseline", "known.json")
    assert fresh.code == 1
    assert "source/new.md:9:" in fresh.out
    assert "source/old.md" not in fresh.out


@pytest.mark.parametrize("text", [None, "{", '{"findings": [{"file": 1}]}', "\ufeff"])
def test_what_is_no_baseline_is_wrong_use(tmp_path: Path, text: str | None) -> None:
    files: dict[str, str | bytes] = {"source/old.md": CONTRADICTION}
    projects.write(tmp_path, files | ({"known.json": text} if text else {}))
    result = hornbook(tmp_path, "check", "--baseline", "known.json")
    assert result.code == 2
    assert "known.json" in result.err


def test_every_format_that_can_be_asked_for_is_printed() -> None:
    assert tuple(shown_as.FORMS) == cli.FORMATS


@pytest.mark.parametrize("form", cli.FORMATS)
def test_a_check_without_findings_prints_a_sound_report(tmp_path: Path, form: str) -> None:
    projects.write(tmp_path, {"source/a.md": "# Water\n\nIt falls.\n"})
    result = hornbook(tmp_path, "check", "--format", form)
    assert result.code == 0
    assert result.err == ""
    if form in {"json", "gitlab", "sarif"}:
        json.loads(result.out)
    if form == "junit":
        assert parsed(result.out).find("testsuite/testcase") is not None


def test_statistics_are_printed_as_rows_or_as_json(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/old.md": CONTRADICTION})
    assert hornbook(tmp_path, "check", "--statistics").out.split()[0] == "1"
    counted = json.loads(hornbook(tmp_path, "check", "--statistics", "--format", "json").out)
    assert [row["count"] for row in counted["statistics"]] == [1]
    assert schema.validate("statistics", counted) == []


def test_a_baseline_and_the_rules_are_as_their_schemas_say(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/old.md": CONTRADICTION})
    hornbook(tmp_path, "check", "--write-baseline", "known.json")
    assert schema.validate("baseline", json.loads((tmp_path / "known.json").read_bytes())) == []
    assert schema.validate("rules", json.loads(hornbook(tmp_path, "explain", "--format", "json").out)) == []
    assert schema.validate("rule", json.loads(hornbook(tmp_path, "explain", "QUI013", "--format", "json").out)) == []
