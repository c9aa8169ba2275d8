"""Is a document what its schema says? A fast gate, and an explanation where the gate refuses.

The schemas are the files in `schemas/`, written by `hornbook.contracts` from the model. `jsonschema-rs` accepts or
refuses in microseconds; only a refused document is given to `jsonschema`, which says why. Nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from hornbook import resources
from hornbook.model import Place

if TYPE_CHECKING:
    import jsonschema_rs
    from jsonschema.protocols import Validator

_LONGEST = 200


class SchemaError(msgspec.Struct, frozen=True, kw_only=True):
    """What does not fit: a JSON pointer to it, why, and the place in the source of the question that holds it."""

    path: str
    message: str
    place: Place | None = None


def names() -> list[str]:
    """Return the names of the schemas."""
    return sorted(path.name.removesuffix(".schema.json") for path in resources.folder("schemas").glob("*.schema.json"))


def text(name: str) -> str:
    """Return a schema as it is shipped; a `LookupError` names the known ones."""
    if name not in names():
        message = f"there is no schema “{name}”; there are: {', '.join(names())}"
        raise LookupError(message)
    return (resources.folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8")


def validate(name: str, document: Any) -> list[SchemaError]:
    """Return what is wrong with a document of plain values (as JSON decodes to) by the schema `name`, in its order."""
    if _gate(name).is_valid(document):
        return []
    return _explained(name, document) or _refused(name, document)


def place(document: Any, path: Iterable[str | int]) -> Place | None:
    """Return the `source` of the innermost object on the way from the document to `path`; None if none has one."""
    found = None
    for step in path:
        found = _source(document) or found
        try:
            document = document[step]
        except (KeyError, IndexError, TypeError):
            return found
    return _source(document) or found


def _source(value: Any) -> Place | None:
    if not isinstance(value, dict) or "source" not in value:
        return None
    try:
        return msgspec.convert(value["source"], Place)
    except msgspec.ValidationError:
        return None


def _explained(name: str, document: Any) -> list[SchemaError]:
    errors = sorted(_explainer(name).iter_errors(document), key=lambda error: [str(step) for step in error.path])
    return [_error(document, error.absolute_path, error.message) for error in errors]


def _refused(name: str, document: Any) -> list[SchemaError]:
    return [_error(document, error.instance_path, error.message) for error in _gate(name).iter_errors(document)]


def _error(document: Any, path: Iterable[str | int], message: str) -> SchemaError:
    steps = list(path)
    short = message if len(message) <= _LONGEST else f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
    return SchemaError(path="".join(_pointer(steps)), message=short, place=place(document, steps))


def _pointer(steps: Iterable[str | int]) -> Iterator[str]:
    return ("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


@cache
def _gate(name: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs  # noqa: PLC0415  (heavy, and not every command validates)

    return jsonschema_rs.Draft202012Validator(msgspec.json.decode(text(name)))


@cache
def _explainer(name: str) -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415  (heavy, and needed for a fault of ours only)
    from referencing import Registry  # noqa: PLC0415  (part of it)

    return Draft202012Validator(msgspec.json.decode(text(name)), registry=Registry())
