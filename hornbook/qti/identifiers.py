"""Identifiers and file names that every QTI reader takes."""

from __future__ import annotations

from hashlib import blake2b

from hornbook import patterns as re

LONGEST = 32
_SAFE = re.compile(r"[a-z][a-z0-9_-]*")
_UNSAFE = re.compile(r"[^a-z0-9_-]+")


def token(name: str) -> str:
    """Return an identifier of at most 32 lower-case characters that depends on `name` alone.

    A name that is one already stays as it is; any other gets a digest, so that names that differ in case or behind
    the limit only stay apart, in identifiers and on file systems that ignore case.
    """
    if len(name) <= LONGEST and _SAFE.fullmatch(name):
        return name
    digest = blake2b(name.encode(), digest_size=4).hexdigest()
    plain = _UNSAFE.sub("-", name.lower()).strip("-")
    start = plain if plain[:1].isalpha() else f"x{plain}"
    return f"{start[: LONGEST - 9]}-{digest}"


def item_file(identifier: str) -> str:
    """Return the file of the item with this identifier, at the root of the package as its media's folder is."""
    return f"item-{identifier}.xml"


def test_file(identifier: str) -> str:
    """Return the file of the test with this identifier."""
    return f"test-{identifier}.xml"


def media_resource(media: str) -> str:
    """Return the identifier of a medium's resource in the manifest."""
    return f"media-{token(media)}"


def pool_section(pool: str) -> str:
    """Return the identifier of a pool's section; upper case keeps it apart from the items' in the same test."""
    return "POOL" + token(f"pool-{pool}")[4:]


def gap_response(gap: str, *, alone: bool) -> str:
    """Return the identifier of a gap's response variable: the standard templates want the name of an only one."""
    return "RESPONSE" if alone else f"RESPONSE-{gap}"


def of_gap(gap: str, name: str) -> str:
    """Return the identifier of an option or of an answer's feedback, which are named anew in each gap."""
    return f"{gap}-{name}"


def premise(name: str) -> str:
    """Return the identifier of a premise, or of an item to sort."""
    return f"P-{name}"


def response(name: str) -> str:
    """Return the identifier of a response that premises are matched with, or of a category."""
    return f"R-{name}"
