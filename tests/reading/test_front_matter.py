"""Front matter: what is settings and what is text, each fault at its place, and never an exception."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hornbook.model import Objective
from hornbook.reading import front_matter
from hornbook.reading.fields import duration, fraction
from hornbook.reading.front_matter import FrontMatter, Values
from hornbook.source import from_text


def split(text: str) -> FrontMatter:
    return front_matter.split(from_text("a.md", text))


def test_every_setting_is_read_as_what_it_is() -> None:
    text = """\
---
title: 1.0
description: >-
  Two
  lines
objectives:
  - o7: Explain rivers.
  - Compare: this and that
tags: a, b c
duration: 1 h 30 min
language: no
id: my-lesson
kind: Quiz
order: 3
takeaways: [One, "Two, and more"]
---
# Body
"""
    found = split(text)
    assert found.findings == ()
    assert found.body_line == 17
    assert found.values == Values(
        title="1.0",
        description="Two lines",
        objectives=(Objective(id="o7", text="Explain rivers."), Objective(id="o2", text="Compare: this and that")),
        tags=("a", "b c"),
        duration=90,
        language="no",
        id="my-lesson",
        kind="quiz",
        order=3,
        takeaways=("One", "Two, and more"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# A",
        "---",
        "---\n\nText.\n\n---\n",
        "---\nText\n---\n",
        "---\n\nNote: text\n\n---\n",
        "----\ntitle: A\n---\n",
    ],
)
def test_a_rule_across_the_page_is_no_front_matter(text: str) -> None:
    assert split(text) == FrontMatter()


@pytest.mark.parametrize(
    "text", ["---\ntitle: A\n---\nB", "---\n\ntitle: A\n...\nB", "\ufeff--- \r\ntitle: A\r\n---\r\nB"]
)
def test_front_matter_is_seen_through_blank_lines_marks_and_line_ends(text: str) -> None:
    found = split(text)
    assert (found.values.title, found.findings) == ("A", ())
    assert from_text("a.md", text).line(found.body_line) == "B"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("---\ntitle: A\n\nText", "FRM001", (1, 1)),
        ("---\ntitle: A: B\n---\n", "FRM002", (2, 9)),
        ("---\ntitle: \x85a\x80\n---\n", "FRM002", (2, 10)),
        ("---\n# what\n\ttitle: A\n---\n", "FRM002", (3, 1)),
        ("---\ntitle: A\ntitel: B\n---\n", "FRM003", (3, 1)),
        ("---\ntitle: A\nduration: soon\n---\n", "FRM004", (3, 11)),
        ("---\ntitle: [A]\n---\n", "FRM004", (2, 8)),
        ("---\ntags: {a: b}\n---\n", "FRM004", (2, 7)),
        ("---\ntitle: A\n'title': B\n---\n", "FRM005", (3, 1)),
        ("---\ntitle: &x A\n---\n", "FRM006", (2, 8)),
        (f"---\ntags: {'[' * 9_999}\n---\n", "FRM007", (2, 22)),
    ],
)
def test_each_fault_is_named_at_its_place(text: str, code: str, place: tuple[int, int]) -> None:
    found = [(one.code, (one.span.line, one.span.column)) for one in split(text).findings]
    assert found == [(code, place)]


def test_an_unknown_key_is_told_its_nearest_neighbour() -> None:
    (finding,) = split("---\nlanguge: en\n---\n").findings
    assert finding.hint.endswith("did you mean “language”?")


def test_a_wrong_value_is_left_out_and_the_others_stay() -> None:
    values = split("---\ntitle: A\norder: first\ntags: [x]\n---\n").values
    assert (values.title, values.order, values.tags) == ("A", None, ("x",))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("20", 20), ("20 min", 20), ("1 h", 60), ("1.5 h", 90), ("1h30", 90), ("2 hours 5 minutes", 125), ("0", 0)]
    + [(wrong, None) for wrong in ("", "soon", "-5", "1:30", "h", "9" * 40)],
)
def test_durations(text: str, minutes: int | None) -> None:
    assert duration(text) == minutes


@pytest.mark.parametrize(
    ("text", "share"),
    [("0.7", 0.7), ("70%", 0.7), ("70 %", 0.7), ("0", 0), ("100%", 1), ("0,5", 0.5)]
    + [(wrong, None) for wrong in ("70", "-1%", "nan", "inf", "most", "", "%")],
)
def test_shares(text: str, share: float | None) -> None:
    assert fraction(text) == share


YAML_ISH = st.text(alphabet=st.sampled_from("ab:-[]{}#&*!|>%@`\"' \n\t,?~\x85\u2028é0\\"), max_size=60)


@given(st.one_of(YAML_ISH, st.text(max_size=60)))
@example("\x80")
@example("? [a]: b")
@example("!!python/object/apply:os.system [ls]")
def test_no_text_raises(text: str) -> None:
    for whole in (f"---\ntitle: {text}\n---\n", f"---\n{text}\n---\n", f"---\n{text}"):
        found = split(whole)
        assert 1 <= found.body_line <= len(from_text("a", whole).lines)
