"""The variants of one question: made one by one, and what is found in them told together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import msgspec

from hornbook.diagnostics import Finding
from hornbook.drawing import templates
from hornbook.drawing.tree import Value
from hornbook.questions import Item
from hornbook.reading.quiz import items, rewriting
from hornbook.reading.quiz.drafts import QuestionDraft
from hornbook.reading.quiz.parts import Desk
from hornbook.source import Source

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One draw: what stands in place of each placeholder, all values, what was drawn in words, and the item's id."""

    words: dict[str, str]
    values: Mapping[str, Value]
    drawn: str
    id: str = ""


def make(draft: QuestionDraft, drawn: Sequence[Variant], desk: Desk) -> list[Item]:
    """Return an item for each variant.

    What is found in all of them is told once; what is found in some is told with what was drawn in the first of those.
    """
    scribe = desk.scribe
    told, linked = len(scribe.findings), len(scribe.links)
    taken, reached = set(scribe.taken), dict(scribe.reached)
    made, found = [], []
    for variant in drawn:
        scribe.taken, scribe.reached = set(taken), dict(reached)
        made.append(items.make(_filled(draft, variant), desk))
        found.append([_inside(finding, scribe.source) for finding in scribe.findings[told:]])
        del scribe.findings[told:]
    scribe.findings += _merged(found, drawn)
    scribe.links[linked:] = dict.fromkeys(scribe.links[linked:])
    return made


def _filled(draft: QuestionDraft, variant: Variant) -> QuestionDraft:
    filled: QuestionDraft = rewriting.rewritten(draft, partial(templates.filled, words=variant.words))
    filled.attributes = replace(filled.attributes, id=variant.id)
    return filled


def _inside(finding: Finding, source: Source) -> Finding:
    """A finding whose span lies in the file: what was drawn may be longer than its placeholder."""
    span = finding.span
    column = min(span.column, len(source.line(span.line)) + 1)
    end = min(span.end_column, len(source.line(span.end_line)) + 1) if span.end_line else span.end_column
    end = max(end, column) if span.end_line == span.line else end
    return msgspec.structs.replace(finding, span=msgspec.structs.replace(span, column=column, end_column=end))


def _merged(found: Sequence[Iterable[Finding]], drawn: Sequence[Variant]) -> Iterator[Finding]:
    """Each rule once for a place: as it is where all variants have it, else with the first that has it."""
    hits: dict[Key, list[tuple[int, Finding]]] = {}
    for number, findings in enumerate(found):
        for key, finding in _keyed(findings):
            hits.setdefault(key, []).append((number, finding))
    for several in hits.values():
        number, finding = several[0]
        if len(several) == len(drawn):
            yield finding
            continue
        where = f"in variant {number + 1}, where {drawn[number].drawn}"
        if len(several) > 1:
            where = f"in {len(several)} of {len(drawn)} variants, such as the one where {drawn[number].drawn}"
        yield msgspec.structs.replace(finding, message=f"{finding.message} ({where})")


def _keyed(findings: Iterable[Finding]) -> Iterator[tuple[Key, Finding]]:
    """Findings of one variant by rule and place, with a count where a rule finds more at one place."""
    seen: Counter[Key] = Counter()
    for finding in findings:
        key = (finding.code, finding.span)
        seen[key] += 1
        yield (*key, seen[key]), finding
