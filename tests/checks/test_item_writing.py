"""The rules on item writing: their fixes, their cost, and where they point to."""

from __future__ import annotations

import pytest

from hornbook import catalogue
from hornbook.checks import item_writing
from hornbook.course import Lesson
from hornbook.diagnostics import Finding, Rule
from hornbook.fixing import fixing
from hornbook.reading import lesson as reading
from hornbook.reading.context import Context
from hornbook.source import Source, from_text

RULES = [rule for code, rule in catalogue.rules().items() if code.startswith("ITM")]


FIXED = {"ITM004", "ITM016", "ITM021"}


def review(source: Source) -> tuple[Lesson, list[Finding]]:
    context = Context(file="q.md", id="q", find_media=lambda _path: None)
    lesson = reading.read(source, context).lesson
    return lesson, list(item_writing.check(lesson, source))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_fix_of_an_example_mends_it(rule: Rule) -> None:
    text = f"## Quiz\n\n{rule.example}\n"
    fixed = fixing.fix("q.md", text, review, unsafe=True)
    unsafe = [fix for fix in fixed.made if not fix.safe]
    assert bool(unsafe) == (rule.code in FIXED)
    if unsafe:
        assert rule.code not in [finding.code for finding in review(from_text("q.md", fixed.text))[1]]
