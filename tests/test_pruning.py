"""What a build that keeps going leaves out of a pool, and what it says."""

from __future__ import annotations

import pytest

from hornbook import pruning
from hornbook.course import Pool
from hornbook.diagnostics import Severity
from tests.reading import summary

GOOD = "#### {n}. Is {n} odd? {{#q{n}}}\n\nAnswer: True\n\n"
BAD = "#### {n}. Is {n} odd? {{#q{n}}}\n\n- a) yes\n- b) no\n\nAnswer: c\n\n"


def pruned(text: str) -> tuple[list[tuple[str, list[str]]], list[tuple[str, int]]]:
    """Return the entries that are left, a pool with its questions, and code and line of what is told."""
    reading = summary.reading(f"## Quiz\n\n{text}### 9. And this? {{#after}}\n\nAnswer: True\n")
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    lesson, told = pruning.prune(reading.lesson, errors)
    entries = [entry for quiz in lesson.quizzes for entry in quiz.items] if lesson else []
    held = [(each.id, [item.id for item in each.questions] if isinstance(each, Pool) else []) for each in entries]
    return held, [(finding.code, finding.span.line) for finding in told]


def pool(*questions: str, head: str = "### A {#a .pool pick=1}") -> str:
    return f"{head}\n\n" + "".join(each.format(n=number) for number, each in enumerate(questions, 1))


@pytest.mark.parametrize(
    ("text", "held", "told"),
    [
        (pool(GOOD, BAD), ("a", ["q1"]), [("CRS020", 9)]),
        (pool(BAD, BAD), None, [("CRS022", 3)]),
        (pool(GOOD, BAD, GOOD, head="### A {#a .pool pick=2}"), ("a", ["q1", "q3"]), [("CRS020", 9)]),
        (pool(GOOD, BAD, BAD, head="### A {#a .pool pick=2}"), None, [("CRS022", 3)]),
        (pool(GOOD, GOOD, head="### A {#a .pool}"), None, [("CRS022", 3)]),
        (pool(GOOD, GOOD), ("a", ["q1", "q2"]), []),
        (
            "### 1. {{a}}? {#v}\n\n```params\na = 1..3\n```\n\n- a) 1\n- b) {{a}}\n\nAnswer: c\n\n",
            None,
            [("CRS022", 3)],
        ),
    ],
)
def test_a_pool_keeps_its_sound_questions_or_goes_whole(
    text: str, held: tuple[str, list[str]] | None, told: list[tuple[str, int]]
) -> None:
    assert pruned(text) == ([*([held] if held else []), ("after", [])], told)
