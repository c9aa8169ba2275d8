"""YAML as authors write it: a tree of nodes that know their places, and findings instead of exceptions.

Nothing is constructed from tags, and anchors are refused: a short text with aliases can stand for gigabytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract
from hornbook.source import Source

BAD_YAML = Rule(
    code="FRM002",
    name="yaml-not-readable",
    severity=Severity.ERROR,
    message="this is not YAML that can be read: {problem}",
    why="Settings that cannot be read would be left out, title and ids among them.",
    hint="Write `key: value`, one a line; put a value with a colon, a `#` or a leading `[`, `{{`, `*`, `&` in quotes.",
    example="---\ntitle: Drift: what it is\n---",
    better='---\ntitle: "Drift: what it is"\n---',
    source="YAML 1.2.2, section 7.3.3: a plain scalar holds no colon before a blank",
)
DUPLICATE_KEY = Rule(
    code="FRM005",
    name="key-written-twice",
    severity=Severity.ERROR,
    message="“{key}” is set a second time; line {line} set it first",
    why="Only one of the two values can hold, and readers disagree about which.",
    hint="Delete one of the two lines.",
    example="---\ntitle: Drift\ntitle: Data drift\n---",
    better="---\ntitle: Data drift\n---",
    source="YAML 1.2.2, section 3.2.1.3: the keys of a mapping are unique",
)
ALIAS = Rule(
    code="FRM006",
    name="yaml-anchor",
    severity=Severity.ERROR,
    message="anchors and aliases (`&name`, `*name`) are not read",
    why="A few lines of aliases can stand for gigabytes, so no file may use them.",
    hint="Write the value out in full, or put it in quotes where `&` or `*` is meant as it stands.",
    example="---\ntitle: &name Drift\ndescription: *name\n---",
    better="---\ntitle: Drift\ndescription: Drift\n---",
    source=contract("files of strangers are read without expansion of YAML aliases"),
)
TOO_DEEP = Rule(
    code="FRM007",
    name="yaml-too-deep",
    severity=Severity.ERROR,
    message="lists or mappings are nested more than {limit} deep",
    why="No setting needs that depth, and reading it could exhaust memory.",
    hint="Put the value in quotes if the brackets are text.",
    example="---\ntags: [[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]\n---",
    better="---\ntags: [deep]\n---",
    source=contract("files of strangers are read within bounds"),
)
DEPTH_LIMIT = 16
_PLAIN_WORDS = {
    "mapping values are not allowed here": "a second colon; a text with a colon needs quotes",
    "could not find expected ':'": "a line with no `key:` before it",
    "found character '\\t' that cannot start any token": "a tab; indent with spaces",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Tells spans in a file from offsets in a piece of it that starts at line `first_line`."""

    file: str
    text: str
    first_line: int = 1

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the span of the characters `start` … `end` of the text (to the end of the line if None)."""
        start = min(start, len(self.text))
        if end is None:
            end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else max(start, min(end, len(self.text)))
        line, column = self._at(start)
        end_line, end_column = self._at(end)
        return Span(self.file, line, column, end_line, end_column)

    def of(self, node: yaml.Node) -> Span:
        """Return the span of a node: a scalar whole, of a list or mapping its first line."""
        end = node.end_mark.index if isinstance(node, yaml.ScalarNode) else None
        return self.span(node.start_mark.index, end)

    def _at(self, offset: int) -> tuple[int, int]:
        line = self.text.count("\n", 0, offset)
        return self.first_line + line, offset - self.text.rfind("\n", 0, offset)


def whole(source: Source) -> Place:
    """Return the `Place` of a file that is YAML from its first line."""
    return Place(source.name, source.text)


def read(place: Place) -> tuple[yaml.Node | None, tuple[Finding, ...]]:
    """Return the root node, or None where there is none, and what was wrong; never an exception."""
    try:
        refusal = _refused(place)
        if refusal is not None:
            return None, (refusal,)
        return yaml.compose(place.text, yaml.SafeLoader), ()
    except yaml.reader.ReaderError as error:
        problem = f"the character U+{int(error.character):04X} is not allowed"
        return None, (BAD_YAML.at(place.span(error.position, error.position + 1), problem=problem),)
    except yaml.MarkedYAMLError as error:
        return None, (_syntax(place, error),)


def pairs(place: Place, node: yaml.MappingNode) -> tuple[dict[str, tuple[Span, yaml.Node]], tuple[Finding, ...]]:
    """Return value nodes with the spans of their keys, by key; of a key written twice the first value."""
    found: dict[str, tuple[Span, yaml.Node]] = {}
    findings: list[Finding] = []
    for key, value in node.value:
        span = place.of(key)
        name = text_of(key)
        if name in found:
            findings.append(DUPLICATE_KEY.at(span, key=name, line=found[name][0].line))
            continue
        found[name] = (span, value)
    return found, tuple(findings)


def is_empty(node: yaml.Node) -> bool:
    """Return whether a value is left out (`key:` or `key: ~`)."""
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def text_of(node: yaml.Node) -> str:
    """Return a scalar as it was written, so that `1.0`, `no` and `2024-05-01` stay text; of others their outline."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    return "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"


def plain(node: yaml.Node) -> Any:
    """Return a node as text, numbers, booleans, lists and dicts, for settings that are passed on as they are."""
    if isinstance(node, yaml.MappingNode):
        return {text_of(key): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(value) for value in node.value]
    return _scalar(text_of(node), node.tag.rpartition(":")[2])


def _scalar(text: str, kind: str) -> Any:
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in {"true", "yes", "on"}
    try:
        return {"int": int, "float": float}.get(kind, str)(text)
    except ValueError:
        return text


def _refused(place: Place) -> Finding | None:
    """Return a finding for what must not be composed at all: aliases, and nesting that recursion could not bear."""
    depth = 0
    for event in yaml.parse(place.text, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return ALIAS.at(place.span(_index(event.start_mark), _index(event.end_mark)))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH_LIMIT:
            return TOO_DEEP.at(place.span(_index(event.start_mark), _index(event.end_mark)), limit=DEPTH_LIMIT)
    return None


def _syntax(place: Place, error: yaml.MarkedYAMLError) -> Finding:
    problem = error.problem or error.context or "something stands where it cannot"
    problem = _PLAIN_WORDS.get(problem, problem)
    return BAD_YAML.at(place.span(_index(error.problem_mark or error.context_mark)), problem=problem)


def _index(mark: Any) -> int:
    return int(mark.index) if mark is not None else 0
