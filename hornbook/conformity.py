"""Whether a document is what its schema says, as a finding: the last gate before any target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from hornbook.checks.facts import span
from hornbook.course import Course, Lesson
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract

NOT_OF_THE_SCHEMA = Rule(
    code="SCH001",
    name="not-of-the-schema",
    severity=Severity.ERROR,
    message="what was read does not fit the schema at {path}: {fault}",
    why="Every target relies on the schema, so nothing is built from a document that does not fit it.",
    hint="This should not happen, whatever the lesson says: please report it, with the lines named here.",
    example="a fault of Hornbook itself",
    better="a document that fits docs/schemas.md",
    source=contract("docs/schemas.md"),
)
RULES = (NOT_OF_THE_SCHEMA,)
MODELS: Mapping[str, type[msgspec.Struct]] = {"course": Course, "lesson": Lesson}


def not_of_the_schema(name: str, file: str, data: bytes) -> Iterator[Finding]:
    """Yield what does not fit the schema `name` in a document, given as its JSON; `file` is where it came from."""
    from hornbook import schema  # noqa: PLC0415 - heavy, and a check alone needs it only for a fault of ours

    for error in schema.validate(name, msgspec.json.decode(data)):
        at = span(error.place) if error.place else Span(file)
        yield NOT_OF_THE_SCHEMA.at(at, path=error.path, fault=error.message)


def not_of_the_model(name: str, file: str, data: bytes) -> Iterator[Finding]:
    """Yield the same with less work: the schema is made from the model, and is asked where the model refuses."""
    try:
        _decoder(MODELS[name]).decode(data)
    except msgspec.ValidationError:
        yield from not_of_the_schema(name, file, data)


@lru_cache(maxsize=8)
def _decoder(model: type[msgspec.Struct]) -> msgspec.json.Decoder[msgspec.Struct]:
    return msgspec.json.Decoder(model)
