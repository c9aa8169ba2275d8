"""Ids must be unique in the whole course: an LMS knows a question, a quiz or a page by its id alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hornbook.checks.facts import Facts, span
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.diagnostics.origins import qti
from hornbook.model import Place

DUPLICATE_ITEM = Rule(
    code="CRS010",
    name="duplicate-question-id",
    severity=Severity.ERROR,
    message="the id “{id}” of a question or pool was given before, in {where}",
    why="An LMS knows a question by its id: with one id for two, results of one are counted for the other.",
    hint="Give one of them another id: {{#another-id}}.",
    example="## Quiz {.quiz}\n\n### 1. Is 1 odd? {#one}\n\nAnswer: True\n\n### 2. Is 2 odd? {#one}\n\nAnswer: False",
    better="## Quiz {.quiz}\n\n### 1. Is 1 odd? {#one}\n\nAnswer: True\n\n### 2. Is 2 odd? {#two}\n\nAnswer: False",
    source=qti("manifest: the identifier of a resource is unique in its package"),
)
DUPLICATE_QUIZ = Rule(
    code="CRS011",
    name="duplicate-quiz-id",
    severity=Severity.ERROR,
    message="the quiz id “{id}” was given before, in {where}",
    why="An LMS knows a quiz by its id: two quizzes with one id become one, and questions are lost.",
    hint="Give one of them another id: {{#another-id .quiz}}.",
    example="a.md: ## Quiz {#check .quiz}\nb.md: ## Quiz {#check .quiz}",
    better="a.md: ## Quiz {#check .quiz}\nb.md: ## Quiz {#check-again .quiz}",
    source=qti("manifest: the identifier of a resource is unique in its package"),
)
DUPLICATE_LESSON = Rule(
    code="CRS012",
    name="duplicate-lesson-id",
    severity=Severity.ERROR,
    message="the lesson id “{id}” was given before, in {where}",
    why="A lesson's id is its file name in every package: the second lesson would overwrite the first.",
    hint="Give one of them another id in its front matter: `id: another-id`.",
    example="---\nid: drift\n---",
    better="---\nid: drift-again\n---",
    source=qti("manifest: the identifier of a resource is unique in its package"),
)
RULES = (DUPLICATE_ITEM, DUPLICATE_QUIZ, DUPLICATE_LESSON)


def check(lessons: Iterable[Facts]) -> Iterator[Finding]:
    """Yield a finding at each place that gives an id a second time; upper and lower case do not tell ids apart.

    The variants of one question share its place, and are told once.
    """
    seen: dict[tuple[str, str], Place] = {}
    told: set[tuple[str, str, int]] = set()
    for facts in lessons:
        for rule, name, place in _names(facts):
            first = seen.setdefault((rule.code, name.casefold()), place)
            if first is not place and (rule.code, place.file, place.line) not in told:
                told.add((rule.code, place.file, place.line))
                yield rule.at(span(place), id=name, where=f"{first.file}, line {first.line}")


def _names(facts: Facts) -> Iterator[tuple[Rule, str, Place]]:
    yield DUPLICATE_LESSON, facts.lesson, Place(file=facts.file, line=1, column=1, end=1)
    yield from ((DUPLICATE_QUIZ, name, place) for name, place in facts.quizzes)
    yield from ((DUPLICATE_ITEM, name, place) for name, place in facts.items)
