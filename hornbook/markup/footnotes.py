"""Footnotes that nothing refers to, or that another of the same name replaces: Markdown leaves them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.origins import contract

if TYPE_CHECKING:
    from hornbook.markup.scribe import Scribe

UNUSED_NOTE = Rule(
    code="SRC012",
    name="footnote-without-reference",
    severity=Severity.WARNING,
    message="nothing refers to the footnote “{label}”, so it is left out",
    why="A footnote is shown where the text refers to it, and this one would reach nobody.",
    hint="Write [^{label}] where it belongs, or make it a paragraph",
    example="The Danube rises in the Black Forest.\n\n[^source]: One of two springs.",
    better="The Danube rises in the Black Forest[^source].\n\n[^source]: One of two springs.",
    source=contract("docs/authoring.md, footnotes"),
)
SAME_NOTE = Rule(
    code="SRC013",
    name="footnote-replaced",
    severity=Severity.WARNING,
    message="another footnote “{label}” stands below, so this one is left out",
    why="Markdown keeps one footnote of a name, and this one would reach nobody.",
    hint="Give one of them another name",
    example="A[^1] and B[^1].\n\n[^1]: Of A.\n\n[^1]: Of B.",
    better="A[^1] and B[^2].\n\n[^1]: Of A.\n\n[^2]: Of B.",
    source=contract("docs/authoring.md, footnotes"),
)
RULES = (UNUSED_NOTE, SAME_NOTE)
_UNUSED = -1


def report(env: Mapping[str, Any], lines: Iterable[tuple[int, str]], scribe: Scribe) -> None:
    """Report the footnotes that Markdown left out of a text; `env` is what it found, `lines` the text with numbers."""
    notes: dict[str, int] = env.get("footnotes", {}).get("refs", {})
    places: dict[str, list[int]] = {}
    for number, line in lines if notes else ():
        text = line.lstrip("> ")
        label = text[2:].partition("]:")[0]
        if f":{label}" in notes and text.startswith(f"[^{label}]:"):
            places.setdefault(label, []).append(number)
    for label, (*replaced, last) in places.items():
        if notes[f":{label}"] == _UNUSED:
            scribe.report(UNUSED_NOTE, scribe.whole(last), label=label)
        for number in replaced:
            scribe.report(SAME_NOTE, scribe.whole(number), label=label)
