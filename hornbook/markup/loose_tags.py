"""Tags in a line that are words: `List<String>`, `alias <name>`, an option that is just `<h1>`.

CommonMark (section 6.6) takes each for raw HTML, which a browser does not show. A tag without attributes is meant to be
read if nothing in the line closes it, but for those elements that many leave open, and if the line holds nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from hornbook import patterns as re

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<(?P<end>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^>]*)>$", re.DOTALL)
# Many leave these open and mean the element, or they need no end.
_ELEMENTS = re.compile(
    r"a|b|code|em|font|i|kbd|s|small|span|strong|sub|sup|u|p|li|d[dt]|t[dhr]|t(?:able|head|body|foot)|col(?:group)?|"
    r"center|(?:fig)?caption|summary|details|br|hr|img|wbr",
    re.IGNORECASE,
)
_SEEN = re.compile(r"br|hr|img|wbr|svg|math", re.IGNORECASE)


def find(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of the tags among inline tokens that are meant to be read, not obeyed."""
    tags = dict(_tags(tokens))
    if not tags:
        return frozenset()
    if _stand_alone(tokens, tags):
        return frozenset(tags)
    paired = frozenset(_paired(tags.items()))
    return frozenset(place for place, tag in tags.items() if place not in paired and _is_loose(tag))


def _tags(tokens: Sequence[Token]) -> Iterator[tuple[int, re.Match[str]]]:
    for place, token in enumerate(tokens):
        found = _TAG.match(token.content) if token.type == "html_inline" else None
        if found:
            yield place, found


def _stand_alone(tokens: Sequence[Token], tags: dict[int, re.Match[str]]) -> bool:
    """Whether nothing but tags without attributes stands in the line, and a browser would show nothing of it."""
    bare = all(not tag["rest"].strip() and not _SEEN.fullmatch(tag["name"]) for tag in tags.values())
    begun = any(not tag["end"] for tag in tags.values())
    return bare and begun and all(place in tags or not token.content.strip() for place, token in enumerate(tokens))


def _paired(tags: Iterable[tuple[int, re.Match[str]]]) -> Iterator[int]:
    """The places of tags that begin or end an element which is whole."""
    begun: dict[str, list[int]] = {}
    for place, tag in tags:
        name = tag["name"].lower()
        if not tag["end"]:
            begun.setdefault(name, []).append(place)
        elif begun.get(name):
            yield from (begun[name].pop(), place)


def _is_loose(tag: re.Match[str]) -> bool:
    """Whether a tag that has no partner in the line is words; one that ends something may do so for another line."""
    plain = "=" not in tag["rest"] and not tag["rest"].rstrip().endswith("/")
    return plain and not tag["end"] and not _ELEMENTS.fullmatch(tag["name"])
