"""The one configured markdown-it parser: CommonMark, GFM and the additions that authors use."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hornbook.markup import admonitions, autolinks, endings

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_ATTRIBUTES = ["id", "class", "width", "height", "lang", "dir", "title", "alt"]


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return the parser for pieces of text."""
    return make()


def make() -> MarkdownIt:
    """Return a new parser: tables, strikethrough, tasks, links, footnotes, definitions, math, `:::`, `!!!`, `{…}`."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (start-up time of commands that parse nothing)
    from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin  # noqa: PLC0415
    from mdit_py_plugins.container import container_plugin  # noqa: PLC0415
    from mdit_py_plugins.deflist import deflist_plugin  # noqa: PLC0415
    from mdit_py_plugins.dollarmath import dollarmath_plugin  # noqa: PLC0415
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin  # noqa: PLC0415

    made = MarkdownIt("commonmark", {"xhtmlOut": True, "tasklists": True, "maxNesting": 60})
    made.enable(["table", "strikethrough"])
    made.use(endings.plugin)
    made.use(gfm_autolink_plugin)
    autolinks.bound(made)
    made.use(footnote_plugin, inline=False)
    made.use(deflist_plugin)
    made.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, allow_blank_lines=False)
    made.use(attrs_plugin, after=("image", "code_inline", "link_close"), spans=True, allowed=_ATTRIBUTES)
    made.use(attrs_block_plugin, allowed=_ATTRIBUTES)
    made.use(container_plugin, name="any", validate=lambda params, _markup: _opens(params))
    made.use(admonitions.plugin)
    return made


def _opens(params: str) -> bool:
    """A container has a name: `::: tip Title`, `::: {.tip}`."""
    return bool(params.strip()) and re.match(r"\s*[\w{]", params) is not None
