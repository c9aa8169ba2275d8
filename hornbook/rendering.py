"""The one Jinja environment, and what becomes of content in every target."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hornbook import resources
from hornbook.compiling import Templates, bytecode_cache
from hornbook.model import Content

_MEDIA = re.compile(r'(?<==")media:([^"]*)')
_SOURCE = re.compile(r'<a href="source:([^"#]*)(?:#([^"]*))?"([^>]*)>(.*?)</a>', re.DOTALL)


@lru_cache(maxsize=32)
def environment(target: str, overrides: Path | None = None) -> Environment:
    """Return the environment for a target: a project's own `templates/<target>/` goes before ours, file by file.

    A folder with a file `parent` takes what it lacks from the folder that the file names. Other folders of
    `templates/` are reached by their name (`{% include "runtime/…" %}`). Autoescape is on, an undefined name is an
    error.
    """
    roots = [root for root in (overrides, resources.folder("templates")) if root is not None]
    places = [*(root / name for name in _lineage(target, roots) for root in roots), *roots]
    made = Templates(
        loader=ChoiceLoader([FileSystemLoader(place) for place in places]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=bytecode_cache(),
        cache_size=-1,
    )
    made.filters["number"] = number
    return made


def _lineage(name: str, roots: Sequence[Path]) -> list[str]:
    """Return the name of a folder of templates and those of its parents, the nearest first."""
    line: list[str] = []
    while name and name not in line:
        line.append(name)
        marks = (root / name / "parent" for root in roots)
        name = next((mark.read_text(encoding="utf-8").strip() for mark in marks if mark.is_file()), "")
    return line


def number(value: float) -> str:
    """Return a number as every format takes it: plain decimals, no exponent, no needless zeros (1, 0.25, 2.3333333)."""
    if value == int(value):
        return str(int(value))
    return f"{value:.10f}".rstrip("0").rstrip(".")


def placed(
    content: Content,
    media: str = "media/",
    link: Callable[[str, str], str | None] = lambda _path, _fragment: None,
) -> Markup:
    """Return the content's XHTML with pictures below the prefix `media` and links to lessons resolved by `link`.

    `link(path, fragment)` returns an address, or None where the target has none: the link's words stay, unlinked.
    """
    html = content.html
    if "<" not in html:
        return Markup(html)  # noqa: S704  (content is sanitised XHTML by contract)
    if content.media:
        html = _MEDIA.sub(lambda match: media + match[1], html)
    if 'href="source:' in html:
        html = _SOURCE.sub(lambda match: _linked(match, link), html)
    return Markup(html)  # noqa: S704


def _linked(match: re.Match[str], link: Callable[[str, str], str | None]) -> str:
    address = link(match[1], match[2] or "")
    if address is None:
        return f"<span>{match[4]}</span>"
    return f'<a href="{address}"{match[3]}>{match[4]}</a>'
