"""Where a lesson is found: page names, and links between lessons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from hornbook.course import Lesson

HOME = "index.html"
LAUNCH = "launch.html"
_RESERVED = frozenset({HOME, LAUNCH})


def page(lesson_id: str) -> str:
    """Return the file name of a lesson's page; a lesson called `index` or `launch` gives way to ours."""
    name = f"{lesson_id}.html"
    return f"{lesson_id}_.html" if name in _RESERVED else name


def linker(pages: Mapping[str, str], lesson: Lesson) -> Callable[[str, str], str | None]:
    """Return a function from a course file and a fragment to an address in the site, None where it has no page.

    `pages` are those of the files that the lesson links to.
    """

    def link(path: str, fragment: str) -> str | None:
        anchor = f"#{quote(fragment, safe='')}" if fragment else ""
        if path in {"", lesson.file}:
            return anchor or page(lesson.id)
        return pages[path] + anchor if path in pages else None

    return link
