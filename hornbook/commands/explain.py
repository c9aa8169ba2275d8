"""`hornbook explain`: what a rule means, why it matters, how it looks, the way out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from textwrap import indent, wrap

import msgspec

from hornbook import catalogue
from hornbook import patterns as re
from hornbook.commands import terminal
from hornbook.commands.exits import CLEAN, USAGE
from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.text import Segment

_FACT = re.compile(r"(?<!\{)\{\w+\}(?!\})")


def run(options: Namespace) -> int:
    """Print one rule, or the list of all."""
    rules = catalogue.rules()
    if options.code is None:
        return _tell(list(rules.values()), options.format, _listed(rules.values()))
    rule = _named(rules, options.code)
    if rule is None:
        close = get_close_matches(options.code.upper(), rules, 1)
        terminal.complain(
            f"there is no rule “{options.code}”; "
            + (f"did you mean {close[0]}?" if close else "`hornbook explain` lists all")
        )
        return USAGE
    return _tell(rule, options.format, manual(rule))


def manual(rule: Rule) -> Iterator[list[Segment]]:
    """Yield the page of one rule."""
    yield [("bold", f"{rule.code} {rule.name}"), ("dim", f" ({_weight(rule)})")]
    for heading, words in (("What", rule.message), ("Why", rule.why), ("The way out", rule.hint)):
        yield []
        yield [("bold", heading)]
        yield from ([("", f"  {line}")] for line in wrap(_in_general(words), 96))
    for heading, text in (("Example", rule.example), ("Instead", rule.better)):
        if text:
            yield from ([], [("bold", heading)], [("", indent(text, "  "))])
    if rule.source:
        yield from ([], [("bold", "Source")])
        yield from ([("", f"  {line}")] for line in wrap(rule.source, 96))


def _weight(rule: Rule) -> str:
    return "off by default" if rule.severity is Severity.OFF else rule.severity.value


def _in_general(words: str) -> str:
    """Return a rule's words where there is no finding: an ellipsis for each fact."""
    return _FACT.sub("…", words).replace("{{", "{").replace("}}", "}")


def _listed(rules: Iterable[Rule]) -> Iterator[list[Segment]]:
    for rule in rules:
        yield [("bold", rule.code), ("", f"  {rule.severity:<8} {rule.name}")]


def _named(rules: Mapping[str, Rule], asked: str) -> Rule | None:
    return next((rule for code, rule in rules.items() if asked.upper() == code or asked.lower() == rule.name), None)


def _tell(document: Rule | list[Rule], form: str, lines: Iterable[list[Segment]]) -> int:
    if form == "json":
        print(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())
    else:
        terminal.show(lines)
    return CLEAN
