"""`course.yml`: what the author decides for the whole course."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from hornbook.diagnostics import Finding, Span
from hornbook.model import Completion
from hornbook.reading import yaml_text
from hornbook.reading.fields import Fields
from hornbook.reading.yaml_text import Place
from hornbook.settings import PASS_MARK, AcceptedLosses, CourseFile, ModuleSettings, Named
from hornbook.source import Source

_COMPLETIONS: dict[str, Completion] = {"quiz": "quiz", "pages": "pages", "pass": "pass"}


def read(source: Source) -> tuple[CourseFile, tuple[Finding, ...]]:
    """Return the settings, defaults where a value does not fit, and what was wrong; see docs/course-file.md."""
    place = yaml_text.whole(source)
    node, wrong = yaml_text.read(place)
    fields = Fields(place, node)
    settings = _settings(fields)
    return settings, (*wrong, *fields.findings, *fields.unknown())


def _settings(fields: Fields) -> CourseFile:
    share = fields.share("pass_mark")
    severities, codes = _severities(fields)
    targets, names = _targets(fields)
    return CourseFile(
        id=fields.id("id"),
        title=fields.text("title"),
        language=fields.language("language") or "en",
        version=fields.text("version") or "1",
        license=fields.text("license"),
        description=fields.text("description"),
        authors=fields.sentences("authors"),
        objectives=fields.objectives("objectives"),
        modules=_modules(fields),
        pass_mark=PASS_MARK if share is None else share,
        completion=_COMPLETIONS.get(fields.word("completion", tuple(_COMPLETIONS)), "quiz"),
        severities=severities,
        targets=targets,
        allow_loss=fields.flag("allow_loss"),
        accepted_losses=_accepted_losses(fields),
        mentions={**codes, **names},
    )


def _modules(fields: Fields) -> tuple[ModuleSettings, ...]:
    node = fields.node("modules")
    if isinstance(node, yaml.SequenceNode):
        made = [_module(fields, item) for item in node.value]
        return tuple(module for module in made if module is not None)
    if node is not None:
        fields.refuse("modules", node, "a list: one `- folder: 01-basics` for each module")
    return ()


def _module(fields: Fields, node: yaml.Node) -> ModuleSettings | None:
    span = fields.place.of(node)
    if isinstance(node, yaml.ScalarNode) and not yaml_text.is_empty(node):
        return ModuleSettings(folder=_path(yaml_text.text_of(node)), span=span)
    own = Fields(fields.place, node)
    name, folder, title = own.id("id"), _path(own.text("folder")), own.text("title")
    lessons = _named(own, "lessons")
    fields.findings.extend((*own.findings, *own.unknown()))
    if not folder and not name:
        fields.refuse("modules", node, "modules with a `folder`, each")
        return None
    return ModuleSettings(folder=folder or name, id=name, title=title, lessons=lessons, span=span)


def _named(fields: Fields, key: str) -> tuple[Named, ...]:
    node = fields.node(key)
    if isinstance(node, yaml.SequenceNode):
        return tuple(Named(_path(yaml_text.text_of(item)), fields.place.of(item)) for item in node.value)
    if node is not None:
        fields.refuse(key, node, "a list of file names: one `- 01-first.md` a line")
    return ()


def _path(text: str) -> str:
    return text.removeprefix("./").strip("/")


def _severities(fields: Fields) -> tuple[dict[str, str], dict[str, Span]]:
    node = fields.node("severities")
    if node is None:
        return {}, {}
    own = Fields(fields.place, node)
    keys = [(yaml_text.text_of(key), key) for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    severities = {name: own.word(name, ("error", "warning", "hint", "off")) for name, _ in keys}
    fields.findings.extend(own.findings)
    return {name: word for name, word in severities.items() if word}, {name: own.place.of(key) for name, key in keys}


def _accepted_losses(fields: Fields) -> tuple[AcceptedLosses, ...]:
    node = fields.node("accepted_losses")
    if node is None:
        return ()
    own = Fields(fields.place, node)
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    names = {yaml_text.text_of(key): own.place.of(key) for key in reversed(keys)}
    accepted = [AcceptedLosses(Named(name, span), _features(own, name)) for name, span in names.items()]
    fields.findings.extend(own.findings)
    return tuple(reversed(accepted))


def _features(fields: Fields, target: str) -> tuple[Named, ...]:
    node = fields.node(target)
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    if node is not None and not (items and all(isinstance(item, yaml.ScalarNode) for item in items)):
        fields.refuse(target, node, "a list of features, such as [quiz.intro, link]")
        return ()
    return tuple(Named(yaml_text.text_of(item), fields.place.of(item)) for item in items)


def _targets(fields: Fields) -> tuple[dict[str, dict[str, Any]], dict[str, Span]]:
    node = fields.node("targets")
    if isinstance(node, yaml.SequenceNode):
        items = [(yaml_text.text_of(item), item) for item in node.value if isinstance(item, yaml.ScalarNode)]
        return {name: {} for name, _ in items}, _places(fields.place, items)
    if isinstance(node, yaml.MappingNode):
        items = [(yaml_text.text_of(key), key) for key, _ in node.value]
        options = {yaml_text.text_of(key): _options(fields, key, value) for key, value in node.value}
        return options, _places(fields.place, items)
    if node is not None:
        fields.refuse("targets", node, "a list of names, or names with options")
    return {}, {}


def _options(fields: Fields, key: yaml.Node, value: yaml.Node) -> dict[str, Any]:
    if isinstance(value, yaml.MappingNode):
        options: dict[str, Any] = yaml_text.plain(value)
        return options
    if not yaml_text.is_empty(value):
        fields.refuse(yaml_text.text_of(key), value, "options, one `key: value` a line below it, or nothing")
    return {}


def _places(place: Place, items: Sequence[tuple[str, yaml.Node]]) -> dict[str, Span]:
    return {name: place.of(node) for name, node in items}
