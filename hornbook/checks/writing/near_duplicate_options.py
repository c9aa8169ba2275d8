"""Two options say nearly the same."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.checks.writing.asked import Asked, has_only_words
from hornbook.checks.writing.literature import guideline
from hornbook.diagnostics import Finding, Rule, Severity

RULE = Rule(
    code="ITM011",
    name="near-duplicate-options",
    severity=Severity.WARNING,
    message="“{first}” and “{second}” differ by {how} only",
    why=("If both are wrong, one of them is no distractor; if one is right, learners are tested on their eyesight."),
    hint="Write another option, or make the difference the point of the question.",
    example="""\
1. Which one sorts?
   - [ ] A heap
   - [ ] a heap.
   - [x] a merge""",
    better="""\
1. Which one sorts?
   - [ ] a cache
   - [ ] a heap
   - [x] a merge""",
    source=guideline(22),
)
_SIGNS = "=<>()[]{}+*/\\|&^%$#@~;×÷√±≤≥≠∞→−·∈∪∩∧∨¬"


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for two options whose words are the same but for case and punctuation."""
    if len(set(asked.option_words)) == len(asked.option_words):
        return
    seen: dict[tuple[str, ...], int] = {}
    for place, (text, said) in enumerate(zip(asked.folded, asked.option_words, strict=True)):
        if not said or not has_only_words(asked.options[place].content) or _is_code(text):
            continue
        first = seen.setdefault(said, place)
        if first != place and asked.texts[first] != asked.texts[place]:
            how = "case or punctuation"
            yield RULE.at(asked.option_span(place), how=how, first=asked.texts[first], second=asked.texts[place])


def _is_code(text: str) -> bool:
    """Punctuation is the point of an option such as `a += 1` or `-5`."""
    return any(sign in text for sign in _SIGNS) or " - " in text or text[:1] in "-−.'\""
