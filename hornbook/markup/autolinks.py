"""Autolinks in bounded time: the plugin's rules look at all that stands before and behind each colon, dot or @."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

    Rule = Callable[[StateInline, bool], bool]

_RULES = ("gfm_autolink_www", "gfm_autolink_protocol", "gfm_autolink_email")
_BEHIND, _AHEAD = 128, 2048


def bound(md: MarkdownIt) -> None:
    """Let the autolink rules see no more than an address can take: 128 characters back, 2,048 ahead."""
    rules = {rule.name: rule.fn for rule in md.inline.ruler.__rules__}
    for name in _RULES:
        md.inline.ruler.at(name, _bounded(rules[name]))


def _bounded(rule: Rule) -> Rule:
    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the parser's signature)
        if silent:
            return False
        if len(state.pending) > 2 * _BEHIND:
            tail = state.pending[-_BEHIND:]
            state.pending = state.pending[:-_BEHIND]
            state.pushPending()
            state.pending = tail
        end = state.posMax
        state.posMax = min(end, state.pos + _AHEAD)
        try:
            return rule(state, silent)
        finally:
            state.posMax = end

    return run
