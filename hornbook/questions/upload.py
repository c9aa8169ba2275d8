"""Upload: files are handed in, marked by hand."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from hornbook.model import Content, Count, Criterion, Question

Suffix = Annotated[str, Meta(pattern="^\\.[a-z0-9]+$")]


class Upload(Question, frozen=True, kw_only=True, tag="upload"):
    """Files of the types `accept` (suffixes such as `.pdf`; none: any), `max_bytes` each (0: no limit)."""

    accept: tuple[Suffix, ...] = ()
    max_bytes: Count = 0
    max_files: Annotated[int, Meta(ge=1)] = 1
    rubric: tuple[Criterion, ...] = ()
    sample: Content | None = None


def score(_question: Upload, _response: object) -> None:
    """Return None: a person marks what was handed in."""
    return
