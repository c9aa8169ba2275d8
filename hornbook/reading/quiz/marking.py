"""What helps a person who marks: the rubric and a sample answer, for essays and for files that are handed in."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from hornbook.model import Content, Criterion
from hornbook.reading.quiz import fields, settings
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.rules import BAD_SETTING

if TYPE_CHECKING:
    from hornbook.reading.quiz.parts import Parts


def rubric(parts: Parts) -> tuple[Criterion, ...]:
    """Return the criteria of all `Rubric:` fields; points that are no number are reported and count nothing."""
    parts.used.add(("rubric", ""))
    return tuple(
        _criterion(parts, line, number)
        for each in parts.draft.fields
        if each.name == "rubric"
        for line, number in parts_of.rubric_lines(each)
    )


def _criterion(parts: Parts, line: str, number: int) -> Criterion:
    words, points = fields.points_at_end(line)
    try:
        worth = settings.number(points) if points else 0.0
    except (ValueError, ZeroDivisionError):
        worth = 0.0
        span = parts.desk.scribe.locate(points, number, number)
        parts.report(BAD_SETTING, span, value=points, name="points", expected="a number such as 1, 0.25 or 7/3")
    return Criterion(criterion=parts.desk.scribe.line(words, number).text, points=worth)


def points(parts: Parts, criteria: tuple[Criterion, ...]) -> float:
    """Return the question's points: the author's own, else the sum of the rubric's, else 1."""
    total = fsum(line.points for line in criteria)
    own: float = parts.common["points"]
    return own if "points" in parts.settings or not total else total


def sample(parts: Parts) -> Content | None:
    """Return the sample answer: the field's, else what stands on the first answer line."""
    written = parts.field("sample")
    key = next(iter(parts.draft.keys), None)
    return parts.desk.scribe.line(key.value, key.number) if written is None and key is not None else written


def notes(parts: Parts) -> list[tuple[str, int]]:
    """Return what stands on answer lines beside the sample answer, as explanations: words and line."""
    given = parts.draft.keys
    told = any(field.name == "sample" and field.text for field in parts.draft.fields)
    values = [(key.value, key.number) for key in (given if told else given[1:])]
    return [*((key.note, key.number) for key in given if key.note), *values]
