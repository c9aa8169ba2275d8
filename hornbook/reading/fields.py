"""The values of a YAML mapping, read one by one as what each is meant to be; what does not fit is a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import yaml

from hornbook import patterns as re
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract
from hornbook.model import Objective
from hornbook.reading import yaml_text
from hornbook.reading.yaml_text import Place

UNKNOWN_KEY = Rule(
    code="FRM003",
    name="unknown-key",
    severity=Severity.WARNING,
    message="“{key}” is no setting that is known here",
    why="A setting that nobody reads changes nothing, and a typing error in one goes unseen.",
    hint="Correct its name, or delete it; {way_out}",
    example="---\ntitel: Drift\n---",
    better="---\ntitle: Drift\n---",
    source=contract("docs/authoring.md, front matter"),
)
BAD_VALUE = Rule(
    code="FRM004",
    name="wrong-value",
    severity=Severity.ERROR,
    message="“{key}” cannot be “{value}”",
    why="A value that cannot be understood would be left out.",
    hint="“{key}” takes {expected}.",
    example="---\nduration: a while\n---",
    better="---\nduration: 20 min\n---",
    source=contract("docs/authoring.md, front matter"),
)
NO_MAPPING = Rule(
    code="FRM008",
    name="no-mapping",
    severity=Severity.ERROR,
    message="settings are needed here, `key: value` on each line",
    why="Text that is not a list of settings has no meaning at this place.",
    hint="Write one setting a line, such as `title: Drift`. A rule across the page is also `***`.",
    example="# course.yml\n- title: Drift",
    better="# course.yml\ntitle: Drift",
    source=contract("docs/course-file.md"),
)
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_OBJECTIVE_ID = re.compile(r"[a-z][a-z0-9_.-]*|[A-Za-z]+[_.-]?[0-9][A-Za-z0-9_.-]*")
_DURATION = re.compile(
    r"(?:(?P<hours>\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?)\.?)?\s*(?:(?P<minutes>\d+)\s*(?:m|min|mins|minutes?)?\.?)?",
    re.IGNORECASE,
)
_SHOWN = 40
_LONGEST_DURATION = 30
_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")

T = TypeVar("T")


class Fields:
    """The values of one mapping. Each method takes a key and returns its value, or the default with a finding.

    A key is known once a method was asked for it; `unknown` names the rest. `findings` grows as values are read.
    """

    def __init__(self, place: Place, node: yaml.Node | None) -> None:
        """Hold the pairs of a mapping; a node that is none (and not empty) is a finding."""
        self.place = place
        self.findings: list[Finding] = []
        self._pairs: dict[str, tuple[Span, yaml.Node]] = {}
        self._asked: set[str] = set()
        if isinstance(node, yaml.MappingNode):
            self._pairs, found = yaml_text.pairs(place, node)
            self.findings.extend(found)
        elif node is not None and not yaml_text.is_empty(node):
            self.findings.append(NO_MAPPING.at(place.of(node)))

    def node(self, key: str) -> yaml.Node | None:
        """Return the value's node; None where the key is missing or its value left out."""
        self._asked.add(key)
        _, node = self._pairs.get(key, (None, None))
        return None if node is None or yaml_text.is_empty(node) else node

    def refuse(self, key: str, node: yaml.Node, expected: str) -> None:
        """Add the finding that the value of `key` is not what it should be."""
        value = yaml_text.text_of(node)
        shown = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
        self.findings.append(BAD_VALUE.at(self.place.of(node), key=key, value=shown, expected=expected))

    def value(self, key: str, convert: Callable[[str], T | None], default: T, expected: str) -> T:
        """Return a scalar through `convert`, which returns None for text that does not fit."""
        node = self.node(key)
        if node is None:
            return default
        made = convert(yaml_text.text_of(node)) if isinstance(node, yaml.ScalarNode) else None
        if made is None:
            self.refuse(key, node, expected)
            return default
        return made

    def text(self, key: str) -> str:
        """Return one text, its line breaks as spaces."""
        return self.value(
            key, lambda text: " ".join(text.split()), "", "one text; put it in quotes if it holds a colon"
        )

    def id(self, key: str) -> str:
        """Return an id: letters without accents, digits, `-` and `_`."""
        return self.value(key, _matching(ID), "", "letters a to z, digits, “-” and “_”")

    def language(self, key: str) -> str:
        """Return a language tag such as `en` or `pt-BR`."""
        return self.value(key, _matching(_LANGUAGE), "", "a language tag such as en, de or pt-BR")

    def number(self, key: str) -> int | None:
        """Return a whole number, None where there is none."""
        return self.value(key, _whole_number, None, "a whole number")

    def flag(self, key: str) -> bool:
        """Return true or false, false where there is none."""
        return self.value(key, _flag, default=False, expected="true or false")

    def minutes(self, key: str) -> int:
        """Return a duration in minutes, 0 where there is none."""
        return self.value(key, duration, 0, "minutes, such as 20, 20 min or 1 h 30 min")

    def share(self, key: str) -> float | None:
        """Return a fraction (0 … 1), written as 0.7 or 70%; None where there is none."""
        return self.value(key, fraction, None, "a share such as 70% or 0.7")

    def word(self, key: str, words: tuple[str, ...]) -> str:
        """Return one of `words`, an empty text where there is none."""
        known = {word: word for word in words}
        return self.value(key, lambda text: known.get(text.lower()), "", "one of: " + ", ".join(words))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list; one text with commas is a list too."""
        node = self.node(key)
        if node is None:
            return ()
        if isinstance(node, yaml.ScalarNode):
            return tuple(part for part in (part.strip() for part in str(node.value).split(",")) if part)
        return tuple(text for item in self._items(key, node) if (text := self._item_text(key, item)))

    def sentences(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list; one text, commas and all, is a list of one."""
        node = self.node(key)
        return (self.text(key),) if isinstance(node, yaml.ScalarNode) else self.texts(key)

    def objectives(self, key: str) -> tuple[Objective, ...]:
        """Return objectives, written as `id: text` or as text; the latter are numbered o1, o2, …."""
        node = self.node(key)
        if node is None:
            return ()
        items = enumerate(self._objective_nodes(key, node), 1)
        return tuple(_objective(item, number) for number, item in items if self._item_text(key, item))

    def unknown(self) -> Iterator[Finding]:
        """Yield a finding for each key that no method was asked for."""
        for key, (span, _) in self._pairs.items():
            if key not in self._asked:
                yield UNKNOWN_KEY.at(span, key=key, way_out=_way_out(key, sorted(self._asked)))

    def _items(self, key: str, node: yaml.Node) -> Iterator[yaml.Node]:
        if isinstance(node, yaml.SequenceNode):
            yield from (item for item in node.value if not yaml_text.is_empty(item))
            return
        self.refuse(key, node, "a list: one `- text` a line")

    def _objective_nodes(self, key: str, node: yaml.Node) -> Iterator[yaml.Node]:
        """Yield the items of a list; one text is a list of one, a mapping a list of its pairs."""
        if isinstance(node, yaml.MappingNode):
            for pair in node.value:
                yield yaml.MappingNode(node.tag, [pair], pair[0].start_mark, pair[1].end_mark)
        elif isinstance(node, yaml.ScalarNode):
            yield node
        else:
            yield from self._items(key, node)

    def _item_text(self, key: str, item: yaml.Node) -> str:
        text = _spaced(item)
        if not text:
            self.refuse(key, item, "a list of texts; put a text with brackets in quotes")
        return text


def duration(text: str) -> int | None:
    """Return minutes for `20`, `20 min`, `1 h`, `1.5 h`, `1 h 30 min`, `1h30`; None for other text."""
    match = _DURATION.fullmatch(text.strip())
    if match is None or not text.strip() or len(text) > _LONGEST_DURATION:
        return None
    return round(float((match["hours"] or "0").replace(",", ".")) * 60) + int(match["minutes"] or 0)


def fraction(text: str) -> float | None:
    """Return 0 … 1 for `0.7`, `70%` or `70 %`; None for other text."""
    try:
        number = float(text.removesuffix("%").replace(",", "."))
    except ValueError:
        return None
    number = round(number / 100, 6) if text.endswith("%") else number
    return number if 0 <= number <= 1 else None


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda text: text if pattern.fullmatch(text) else None


def _whole_number(text: str) -> int | None:
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else None


def _flag(text: str) -> bool | None:
    return {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(text.lower())


def _spaced(node: yaml.Node) -> str:
    """Return a list item's text; `- Compare: A and B` is a mapping for YAML and one sentence for its author."""
    if isinstance(node, yaml.ScalarNode):
        return " ".join(str(node.value).split())
    if isinstance(node, yaml.MappingNode) and len(node.value) == 1:
        key, value = node.value[0]
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            return f"{_spaced(key)}: {_spaced(value)}".strip()
    return ""


def _objective(node: yaml.Node, number: int) -> Objective:
    name, colon, text = _spaced(node).partition(": ")
    if isinstance(node, yaml.MappingNode) and colon and _OBJECTIVE_ID.fullmatch(name):
        return Objective(id=name, text=text)
    return Objective(id=f"o{number}", text=_spaced(node))


def _way_out(key: str, known: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a finding

    close = get_close_matches(key.lower(), known, 1)
    return f"did you mean “{close[0]}”?" if close else "the known ones are: " + ", ".join(known)
