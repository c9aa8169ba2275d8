"""Objectives without questions, questions without objectives, and questions that name an objective that is none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from hornbook.checks.facts import Facts, span
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

_LESSON = """\
---
objectives:
  - erosion: Explain where a river erodes.
---

## Quiz

### 1. Where does a river erode its bank? {objectives=erosion}

- [x] Outside of a bend
- [ ] Inside of a bend"""
_TWO = _LESSON.replace("\n---\n\n", "\n  - deltas: Explain how a delta grows.\n---\n\n")
_THIRD = """

### 2. When does it erode most?{}

- [x] In a flood
- [ ] In a drought

### 3. Which bend does it cut? {{objectives=erosion}}

- [x] A narrow one
- [ ] A wide one"""
UNASKED = Rule(
    code="ITM032",
    name="objective-without-question",
    severity=Severity.HINT,
    message="no question of this course asks for the objective “{objective}”",
    why="What is promised at the start of a lesson and never asked for is not known to be reached.",
    hint="Add a question with objectives={objective}, or drop the objective.",
    example=_TWO,
    better=f"""{_TWO}

### 2. What is a delta made of? {{objectives=deltas}}

- [x] Sand that the river brought
- [ ] Sand that the sea brought""",
    source=guideline(1),
)
WITHOUT = Rule(
    code="ITM033",
    name="question-without-objective",
    severity=Severity.HINT,
    message="the question names no objective, and most others of this lesson do",
    why="Results by objective leave this question out, and nobody sees what it is for.",
    hint="Write objectives=… with an id of the lesson's front matter: {ids}",
    example=_LESSON + _THIRD.format(""),
    better=_LESSON + _THIRD.format(" {objectives=erosion}"),
    source=guideline(1),
)
UNKNOWN = Rule(
    code="ITM034",
    name="unknown-objective",
    severity=Severity.WARNING,
    message="there is no objective “{objective}” in this course",
    why="Results of the question are counted for an objective that nobody wrote; most often its id is misspelt.",
    hint="Correct the id, or add the objective to the lesson's front matter or to course.yml.{near}",
    example=_LESSON.replace("=erosion", "=erosoin"),
    better=_LESSON,
    source=guideline(1),
)
RULES = (UNASKED, WITHOUT, UNKNOWN)


def check(lessons: Sequence[Facts], of_course: Collection[str]) -> Iterator[Finding]:
    """Yield what does not fit between objectives and questions; `of_course` are the objectives of the course file.

    A lesson whose questions name no objective has its objectives for reading only: none of them is missed.
    """
    known = {*of_course, *(name for facts in lessons for name, _ in facts.objectives)}
    named = {name for facts in lessons for name, _ in facts.named}
    if not named or not known:
        return
    for facts in lessons:
        yield from _unknown(facts, known)
        missed = [(name, place) for name, place in facts.objectives if name not in named and facts.named]
        yield from (UNASKED.at(span(place), objective=name) for name, place in missed)
        if facts.objectives and len({place for _, place in facts.named}) > len(facts.unnamed):
            ids = ", ".join(name for name, _ in facts.objectives)
            yield from (WITHOUT.at(span(place), ids=ids) for place in facts.unnamed)


def _unknown(facts: Facts, known: Collection[str]) -> Iterator[Finding]:
    for name, place in facts.named:
        if name not in known:
            close = get_close_matches(name, sorted(known), 1)
            yield UNKNOWN.at(span(place), objective=name, near=f" Did you mean “{close[0]}”?" if close else "")
