"""Findings as text with a code frame, as JSON, and as annotations on GitHub."""

from __future__ import annotations

import json as plain_json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hornbook.diagnostics import Finding, Severity, Span, concise, github, gitlab, json, text
from hornbook.diagnostics.frame import columns, frame, plain

LINES = ("# Title", "\tabc 漢字 é x", "y" * 400)


def finding(*span: int, severity: Severity = Severity.ERROR, message: str = "this is wrong") -> Finding:
    place = Span("a b,c.md", *span)
    return Finding(code="QUI001", name="no-key", severity=severity, message=message, span=place, hint="Do this.")


def shown(one: Finding) -> list[str]:
    return ["".join(words for _, words in line) for line in text.render([one], lambda _file: LINES)]


def test_text_shows_place_message_line_mark_and_way_out() -> None:
    assert shown(finding(1, 3, 1, 8)) == [
        "a b,c.md:1:3: error QUI001 no-key",
        "  this is wrong",
        "    1 │ # Title",
        "      │   ^^^^^",
        "  → Do this.",
        "",
    ]


@pytest.mark.parametrize(
    ("span", "mark"),
    [
        ((2, 6, 2, 8), "     ^^^^"),
        ((2, 9, 2, 10), "          ^"),
        ((2, 2, 9, 1), " ^^^^^^^^^^^^"),
        ((2, 2), " ^"),
        ((2, 999, 2, 1000), "             ^"),
    ],
    ids=["wide", "after wide", "many lines", "point", "past the end"],
)
def test_the_mark_stands_under_the_words_as_a_terminal_shows_them(span: tuple[int, ...], mark: str) -> None:
    frame = shown(finding(*span))
    assert frame[2] == "    2 │  abc 漢字 é x"
    assert frame[3].partition("│ ")[2] == mark


def test_of_a_long_line_the_part_around_the_mark_is_shown() -> None:
    frame = shown(finding(3, 300, 3, 304))
    assert len(frame[2]) < 120
    assert frame[3].endswith(" ^^^^")


@pytest.mark.parametrize(
    ("words", "width"),
    [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("⚠️", 2), ("⭐️", 2), ("🚀", 2), ("\u200b", 0), ("ｱ", 1)],
)
def test_columns_are_counted_as_terminals_do(words: str, width: int) -> None:
    assert columns(words) == width


@given(st.text(alphabet="ab 漢é⚠\ufe0f🚀\t", max_size=90), st.data(), st.integers(8, 60))
def test_a_frame_fits_and_holds_the_beginning_of_what_is_marked(line: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    part = frame(line, start, end, width)
    assert columns(part.before + part.marked + part.after) <= width
    assert plain(line)[start:end].startswith(part.marked)
    assert part.marked or start == end or columns(line[start]) == 0
    assert part.before.removeprefix("…") in plain(line)[:start]


def test_what_was_cut_off_is_shown_as_cut_off() -> None:
    part = frame("x" * 50 + "here" + "y" * 50, 50, 54, 30)
    assert (part.before[0], part.marked, part.after[-1]) == ("…", "here", "…")


def test_a_concise_finding_is_one_line_whatever_its_message_holds() -> None:
    lines = list(concise.render([finding(1, 3, 1, 8, message="of\nthis:\tthat")]))
    assert lines == ["a b,c.md:1:3: error QUI001 of this: that"]


def test_gitlab_gets_places_weights_and_marks_that_are_all_different() -> None:
    found = [finding(1, 3, 1, 8), finding(1, 9, 2, 4), finding(1, 3, 1, 8, severity=Severity.HINT)]
    issues = plain_json.loads(gitlab.render(found, lambda _file: LINES))
    assert [issue["severity"] for issue in issues] == ["major", "major", "info"]
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert issues[0]["check_name"] == "QUI001 no-key"
    assert issues[0]["description"] == "this is wrong. Do this."
    assert issues[1]["location"] == {"path": "a b,c.md", "lines": {"begin": 1, "end": 2}}


def test_a_line_that_is_not_there_has_no_frame() -> None:
    assert shown(finding(99))[2] == "  → Do this."


def test_the_summary_counts_by_severity() -> None:
    found = [finding(1), finding(1), finding(1, severity=Severity.WARNING)]
    assert text.summary(found) == "2 errors, 1 warning"
    assert text.summary([]) == "no findings"


def test_json_is_one_object_with_every_fact() -> None:
    document = plain_json.loads(json.render([finding(1, 3, 1, 8)], {"questions": []}))
    assert list(document) == ["questions", "findings"]
    span = {"file": "a b,c.md", "line": 1, "column": 3, "end_line": 1, "end_column": 8}
    rest = {"code": "QUI001", "name": "no-key", "severity": "error", "message": "this is wrong", "hint": "Do this."}
    assert document["findings"] == [{**rest, "span": span, "fix": None}]


def test_annotations_escape_what_ends_a_property_or_a_command() -> None:
    one = finding(1, 3, 1, 8, severity=Severity.HINT, message="50% of\nthis: that")
    assert list(github.render([one])) == [
        (
            "::notice file=a b%2Cc.md,line=1,endLine=1,col=3,endColumn=8,title=QUI001 no-key::"
            "50%25 of%0Athis: that%0ADo this."
        )
    ]


def test_annotations_over_several_lines_have_no_columns() -> None:
    (line,) = github.render([finding(1, 3, 2, 1)])
    assert "col=" not in line
    assert "endLine=2" in line
