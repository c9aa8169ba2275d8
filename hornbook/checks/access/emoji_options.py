"""An option is nothing but an emoji."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from hornbook.checks.writing.asked import Asked, has_only_words
from hornbook.diagnostics import Finding, Rule, Severity
from hornbook.diagnostics.origins import wcag

RULE = Rule(
    code="ACC020",
    name="emoji-only-option",
    severity=Severity.HINT,
    message="the option “{text}” is an emoji without words",
    why="Emojis look different on each device, and a screen reader says a name for them that you did not choose.",
    hint="Say it in words; the emoji may stand behind them.",
    example="1. How sure are you?\n   - [ ] 👍\n   - [x] 👎",
    better="1. How sure are you?\n   - [ ] Sure 👍\n   - [x] Not sure 👎",
    source=wcag("1.1.1", "Non-text Content"),
)
_FIRST = "\N{BLACK SUN WITH RAYS}"
_JOINTS = {"\N{ZERO WIDTH JOINER}", "\N{VARIATION SELECTOR-16}", " "}


def check(asked: Asked) -> Iterator[Finding]:
    """Yield a finding for the first option made of pictographs alone."""
    for place, text in enumerate(asked.texts):
        if text and not text.isascii() and _is_emoji(text) and has_only_words(asked.options[place].content):
            yield RULE.at(asked.option_span(place), text=text)
            return


def _is_emoji(text: str) -> bool:
    """Return whether a text holds pictographs only; signs such as → and ± are none."""
    signs = [sign for sign in text if sign not in _JOINTS]
    return bool(signs) and all(category(sign) in {"So", "Sk"} and sign >= _FIRST for sign in signs)
