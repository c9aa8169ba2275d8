"""The documents that Hornbook writes and reads, and their JSON Schemas (2020-12).

Those of what it writes are generated from the model; those of what authors write are in `hornbook.authored`.

The generated unions say «any of these», with which an error prints the whole question and every branch; here the
`type` of an object decides which branch it must fit. Every field is required, since every field is written, and no
other is allowed.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from hornbook import resources
from hornbook.authored import COURSE_FILE, FRONT_MATTER
from hornbook.course import SCHEMA_VERSION, Course, Lesson, QuizItem
from hornbook.diagnostics import Finding, Rule
from hornbook.diagnostics.baseline import Baseline
from hornbook.diagnostics.statistics import Statistics
from hornbook.model import Block
from hornbook.questions import Gap, Item
from hornbook.report import Report

Schema = dict[str, Any]


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What `hornbook check --format json` prints: the findings in order of place.

    With `--explain` each question and pool as it was understood comes with them, as in the lesson's schema.
    """

    findings: tuple[Finding, ...]
    questions: tuple[QuizItem, ...] | msgspec.UnsetType = msgspec.UNSET


DOCUMENTS: Mapping[str, type[msgspec.Struct]] = {
    "baseline": Baseline,
    "course": Course,
    "findings": Findings,
    "lesson": Lesson,
    "report": Report,
    "rule": Rule,
    "statistics": Statistics,
}
AUTHORED: Mapping[str, Schema] = {"course-file": COURSE_FILE, "front-matter": FRONT_MATTER}
_OPTIONAL = {("Findings", "questions")}
_UNIONS = {"Block": Block, "Item": Item, "QuizItem": QuizItem, "Gap": Gap}
_ABOUT = {
    "Block": "A block of a lesson; its `type` says which.",
    "Item": "A question; its `type` says which.",
    "QuizItem": "A question, or a pool of them; its `type` says which.",
    "Gap": "A gap in a stem; its `type` says which.",
}


def generate() -> dict[str, Schema]:
    """Return the schemas by name, the same each time."""
    made = {name: schema_of(name, document) for name, document in DOCUMENTS.items()}
    made["rules"] = _list_of("rules", "What `hornbook explain --format json` prints: all rules by code.", Rule)
    return made | {name: {**_head(name), **schema} for name, schema in AUTHORED.items()}


def write(folder: Path) -> None:
    """Write each schema as `<name>.schema.json` to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in generate().items():
        (folder / f"{name}.schema.json").write_bytes(encode(schema))


def encode(schema: Schema) -> bytes:
    """Return a schema as it is committed: indented JSON, in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def schema_of(name: str, document: type[msgspec.Struct]) -> Schema:
    """Return the schema of one document; its `$id` is a name, not an address."""
    _, components = msgspec.json.schema_components([document], ref_template="#/$defs/{name}")
    own = _object(document.__name__, components.pop(document.__name__))
    parts = {key: _object(key, part) for key, part in components.items()}
    used = {key: _union(key) for key in _UNIONS if f'"#/$defs/{key}"' in msgspec.json.encode([own, parts]).decode()}
    return {
        **_head(name),
        **own,
        "$defs": dict(sorted((parts | used).items())),
    }


def _list_of(name: str, about: str, document: type[msgspec.Struct]) -> Schema:
    """Return the schema of a list of documents of one kind."""
    one = schema_of(name, document)
    parts = {**one.pop("$defs"), document.__name__: {key: value for key, value in one.items() if key[0] != "$"}}
    items = {"$ref": f"#/$defs/{document.__name__}"}
    return {**_head(name), "title": name.title(), "description": about, "type": "array", "items": items, "$defs": parts}


def _head(name: str) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:hornbook:schema:{name}:{SCHEMA_VERSION}",
    }


def _object(name: str, schema: Schema) -> Schema:
    if "properties" not in schema:
        return {key: _value(value) for key, value in schema.items()}
    properties = {key: _value(value) for key, value in schema["properties"].items()}
    return {
        "title": schema["title"],
        "description": inspect.cleandoc(schema.get("description", "")),
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if (name, key) not in _OPTIONAL],
        "additionalProperties": False,
    }


def _value(schema: Any) -> Any:
    """Return a generated schema with its unions told apart by `type`, at any depth."""
    if isinstance(schema, list):
        return [_value(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "discriminator" in schema:
        return {"$ref": f"#/$defs/{_union_name(schema['discriminator']['mapping'])}"}
    if "anyOf" in schema:
        return _nullable(schema)
    return {key: _value(value) for key, value in schema.items()}


def _union_name(mapping: Mapping[str, str]) -> str:
    return next(name for name in _UNIONS if dict(_branches(name)) == mapping)


def _branches(name: str) -> Iterator[tuple[str, str]]:
    for branch in _UNIONS[name].__args__:
        yield branch.__struct_config__.tag, f"#/$defs/{branch.__name__}"


def _union(name: str) -> Schema:
    branches = list(_branches(name))
    return {
        "title": name,
        "description": _ABOUT[name],
        "type": "object",
        "properties": {"type": {"enum": [tag for tag, _ in branches]}},
        "required": ["type"],
        "allOf": [
            {
                "if": {"type": "object", "properties": {"type": {"const": tag}}, "required": ["type"]},
                "then": {"$ref": to},
            }
            for tag, to in branches
        ],
    }


def _nullable(schema: Schema) -> Schema:
    """Return «this or null», the only other union of the model, as one type that may be null."""
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    (one,) = (part for part in schema["anyOf"] if part != {"type": "null"})
    if "$ref" in one:
        return {"type": ["object", "null"], "if": {"type": "object"}, "then": one, **rest}
    if "enum" in one:
        return {"enum": [*one["enum"], None], **rest}
    return {**_value(one), "type": [one["type"], "null"], **rest}


if __name__ == "__main__":
    write(resources.folder("schemas"))
