"""Comments in a lesson allow findings of the block that follows, and are held to be needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from hornbook import checking, pipeline
from hornbook.diagnostics import Finding
from hornbook.pipeline import Request
from tests import projects

QUIZ = """\
# Rivers

Text.

## Quiz

{above}
### 1. Where is it fast? {{#fast}}

- a) Outside

- b) Inside

Answer: b) Outside

### 2. Where is it slow? {{#slow}}

- a) Outside
- b) Inside

Answer: b) Outside
"""


def found(folder: Path, text: str, settings: str = "") -> list[tuple[str, int]]:
    projects.write(folder, {"source/a.md": text, "source/course.yml": f"targets: [json]\n{settings}\n"})
    return [(finding.code, finding.span.line) for finding in findings(folder)]


def findings(folder: Path) -> tuple[Finding, ...]:
    return checking.check((folder / "source",)).findings


def test_a_comment_above_a_question_speaks_of_all_of_it_and_of_no_other(tmp_path: Path) -> None:
    contradictions = [line for code, line in found(tmp_path, QUIZ.format(above="")) if code == "QUI012"]
    assert contradictions == [14, 21]
    left = found(tmp_path, QUIZ.format(above="<!-- hornbook: allow QUI012 -->"))
    assert [line for code, line in left if code in {"QUI012", "CMT001"}] == [21]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("![](x.png)", ["ACC001", "MED001"]),
        ("<!-- hornbook: allow MED001 -->\n![](x.png)", ["ACC001"]),
        ("<!-- hornbook: allow MED001 ACC001 -->\n\n![](x.png)\nand text", []),
        ("<!--hornbook:allow MED001,ACC001-->\n\nA line\n![](x.png)\n", []),
        ("<!-- hornbook: allow MED001 -->\n<!-- hornbook: allow ACC001 -->\n\n![](x.png)", []),
        ("- item\n\n  <!-- hornbook: allow MED001, ACC001 -->\n  ![](x.png)", []),
        ("<!-- hornbook: allow MED001, ACC001 -->\n\nText.\n\n![](x.png)", ["ACC001", "CMT001", "CMT001", "MED001"]),
        ("<!-- hornbook: allow MED999 -->\n\nText.", ["CMT002"]),
        ("<!-- hornbook: allow med001 -->\n\nText.", ["CMT002"]),
        ("<!-- hornbook: allow SCH001 -->\n\nText.", ["CMT001"]),
        ("<!-- hornbook: ignore MED001 -->\n\nText.", ["CMT003"]),
        ("<!-- hornbook: allow -->\n\nText.", ["CMT003"]),
        ("<!-- hornbook:\nallow MED001 -->\n\nText.", ["CMT003"]),
        ("Text <!-- hornbook: allow MED001 -->", ["CMT003"]),
        ("`<!-- hornbook: allow MED001 -->` is how.", []),
        ("```\n<!-- hornbook: allow MED001 -->\n```", []),
        ("~~~~ md\n```\n<!-- hornbook: allow MED001 -->\n~~~~\n\n<!-- hornbook: allow MED001 -->", ["CMT001"]),
        ("<!-- any other comment -->\n\nText.", []),
        ("<!-- hornbook: allow LNK001 -->\n\n[there](absent.md)", []),
    ],
)
def test_a_comment_allows_what_it_names_in_the_next_block(tmp_path: Path, text: str, left: list[str]) -> None:
    assert sorted(code for code, _ in found(tmp_path, f"# T\n\n{text}\n")) == left


def test_a_comment_is_named_where_it_stands(tmp_path: Path) -> None:
    found(tmp_path, "# T\n\n  <!-- hornbook: allow ACC001 MED01 -->\n\nText.\n")
    unused, unknown = findings(tmp_path)
    assert (unused.span.line, unused.span.column, unused.span.end_column) == (3, 3, 40)
    assert "ACC001" in unused.message
    assert "Did you mean" in unknown.hint


def test_a_code_block_is_one_block_whatever_blank_lines_it_holds(tmp_path: Path) -> None:
    text = "# T\n\n<!-- hornbook: allow SRC002 -->\n\n```\na\n\nb\fc\n```\n"
    assert found(tmp_path, text) == []


def test_a_rule_that_is_off_does_not_make_its_comments_useless(tmp_path: Path) -> None:
    text = "# T\n\n<!-- hornbook: allow ACC001, MED001 -->\n![](x.png)\n"
    assert found(tmp_path, text, "severities: {ACC001: off}") == []


def test_a_loss_that_a_comment_allows_is_an_accepted_one(tmp_path: Path) -> None:
    lesson = projects.LESSON.replace(".quiz}", ".quiz attempts=2}")
    other = (
        lesson.replace("### 1.", "<!-- hornbook: allow TGT001 -->\n### 1.").replace("rivers", "b").replace("#f", "#s")
    )
    projects.write(tmp_path, {"source/a.md": lesson, "source/b.md": other})
    outcome = pipeline.build(Request((tmp_path / "source",), tmp_path / "build", ("moodle",)))
    losses = [finding for finding in outcome.findings if finding.code.startswith("TGT")]
    assert [(finding.code, Path(finding.span.file).name) for finding in losses] == [("TGT001", "a.md")]
    assert outcome.report is not None
    assert [(loss.file, loss.accepted) for loss in outcome.report.losses] == [("a.md", False), ("b.md", True)]


def test_keep_going_keeps_the_question_whose_error_is_allowed(tmp_path: Path) -> None:
    projects.write(tmp_path, {"source/a.md": QUIZ.format(above="<!-- hornbook: allow QUI012 -->")})
    request = Request((tmp_path / "source",), tmp_path / "build", ("json",), keep_going=True)
    assert pipeline.build(request).failed
    lesson = (tmp_path / "build/json/lessons/a.json").read_text(encoding="utf-8")
    assert '"fast"' in lesson
    assert '"slow"' not in lesson
