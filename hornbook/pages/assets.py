"""Scripts and styles: parts in `runtime/script` and `runtime/style`, joined to one file for each kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hornbook import patterns as re

if TYPE_CHECKING:
    from jinja2 import Environment


_COURSE_PARTS = ("trying", "digest", "sealing", "state", "packing", "local", "file", "course", "words")
_PAGE_PARTS = (*_COURSE_PARTS, "visit", "keeping", "switch", "dialog", "search")
_ANSWERING_PARTS = ("answers", "scoring", "options", "entry", "parts", "order", "question")
_QUIZ_PARTS = (*_ANSWERING_PARTS, "attempt", "steps", "result", "quiz", "quizzes")
_READING_PARTS = ("page", "viewer", "reading")
_PLATFORM_PARTS = ("progress", "squeezing", "fitting", "journal", "interactions", "api")
THEME_PARTS = ("theme",)
HOME_PARTS = (*_PAGE_PARTS, "home")
LESSON_PARTS = (*_PAGE_PARTS, *_READING_PARTS)
QUIZ_PARTS = (*_PAGE_PARTS, *_QUIZ_PARTS, *_READING_PARTS)
PAGE_STYLES = ("colours", "page", "blocks", "quiz", "answers", "keeping", "dialog", "print", "theme")
LAUNCH_STYLES = ("colours", "launch")


_COMMENT = re.compile(r"^\s*/\*.*?\*/\n", re.DOTALL | re.MULTILINE)
_SPACED = re.compile(r"""("[^"]*"|'[^']*'|/\*.*?\*/)|\s*([{};]|(?<=[\w-]):(?= ))\s*""", re.DOTALL)
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def launch_parts(adapter: str) -> tuple[str, ...]:
    """Return the parts of a launch page's script; `adapter` is the one that speaks with the platform."""
    return (*_COURSE_PARTS, *_PLATFORM_PARTS, adapter, "session", "launch")


def script(templates: Environment, parts: tuple[str, ...]) -> bytes:
    """Return the parts as one classic script: it works from `file:` too, where modules do not load."""
    text = "\n".join(_bare(_read(templates, f"runtime/script/{part}.js")) for part in parts)
    return f'(() => {{\n"use strict";\n{text}}})();\n'.encode()


def style(templates: Environment, parts: tuple[str, ...]) -> bytes:
    """Return the parts as one style sheet, without the spaces that only help to read it."""
    sheet = "".join(_bare(_read(templates, f"runtime/style/{part}.css")) for part in parts)
    return _SPACED.sub(lambda match: match[1] or match[2], sheet).encode()


def icon(templates: Environment) -> bytes:
    """Return the site's icon, which a browser would else ask for at an address that is not there."""
    return _read(templates, "runtime/style/icon.svg").encode()


def _bare(text: str) -> str:
    """Return a part without its comments and indentation, which no browser needs."""
    return _INDENT.sub("", _COMMENT.sub("", text))


def _read(templates: Environment, name: str) -> str:
    if templates.loader is None:
        message = f"no loader to find {name}"
        raise LookupError(message)
    return templates.loader.get_source(templates, name)[0]
