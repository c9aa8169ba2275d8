"""Element ids that are unique in their page, whatever an author's ids are equal to."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

from markupsafe import Markup

from hornbook import patterns as re

_ID = re.compile(r' id="([^"]*)"')
_TAG = re.compile(r'<([a-z][a-z0-9]*)((?:\s+[^\s"<>=/]+(?:="[^"]*")?)*?)\s+id="([^"]*)"')
_NAMED_BY_LABELS = frozenset({"input", "select", "textarea"})


def unique(html: Markup, own: Collection[str]) -> Markup:
    """Return the body of a page with every id once: the first of equals keeps it, the next gets `-2`, and so on.

    `own` are ids of the page around the body. A field keeps its id even behind others, since its label names it.
    """
    found = _ID.findall(html)
    known = {*found, *own}
    if len(known) == len(found) + len(own):
        return html
    taken = {*own, *(match[3] for match in _TAG.finditer(html) if match[1] in _NAMED_BY_LABELS)}
    return Markup(_TAG.sub(lambda match: _tag(match, taken, known), html))  # noqa: S704 - an id of the same letters


def _tag(match: re.Match[str], taken: set[str], known: set[str]) -> str:
    name, attributes, wanted = match.groups()
    if name in _NAMED_BY_LABELS:
        return match[0]
    made = wanted
    if wanted in taken:
        made = next(other for number in count(2) if (other := f"{wanted}-{number}") not in known)
    taken.add(made)
    known.add(made)
    return f'<{name}{attributes} id="{made}"'
