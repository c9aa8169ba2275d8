"""An option that speaks of its place is shuffled."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing import phrases
from hornbook.checks.writing.asked import Asked
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM016",
    name="shuffled-above",
    severity=Severity.WARNING,
    message="“{text}” speaks of the options above it, but the options are shuffled",
    why="Shuffled, it stands among them or before them, and «above» is wrong.",
    hint="Keep the option in its place: put {{.fixed}} behind it.",
    example="""\
1. Which store data? {shuffle=true}
   - [ ] a cache
   - [ ] a queue
   - [x] None of the above""",
    better="""\
1. Which store data? {shuffle=true}
   - [ ] a wire
   - [ ] a fan
   - [x] None of the above {.fixed}""",
    source=guideline(25),
)


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for each option of a shuffled question that means those above it and is not fixed."""
    if not getattr(asked.item, "shuffle", False):
        return
    patterns = [phrases.whole(kind, asked.language) for kind in ("all above", "none above")]
    for place, option in enumerate(asked.options):
        if not option.fixed and any(pattern and pattern.fullmatch(asked.texts[place]) for pattern in patterns):
            text = asked.texts[place]
            fix = asked.replacement(text, f"{text} {{.fixed}}", "keep the option in its place")
            yield RULE.at(asked.option_span(place), text=text, fix=fix)
