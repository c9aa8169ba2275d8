"""Scripts and styles: parts in `runtime/script` and `runtime/style`, joined to files; a page loads what it uses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.pages.sharing import Script, closed, linked

if TYPE_CHECKING:
    from jinja2 import Environment

_COURSE_PARTS = ("trying", "digest", "sealing", "state", "packing", "local", "file", "course", "words")
_PLATFORM_PARTS = ("progress", "squeezing", "fitting", "journal", "interactions", "api")
_QUIZ_PARTS = ("scoring", "options", "question", "attempt", "steps", "result", "quiz", "quizzes")
_ANSWERING = ("page", "quiz", "typed")

# The scripts of pages in the order in which a page loads them.
SCRIPTS = {
    "page": Script((*_COURSE_PARTS, "visit", "keeping", "switch", "dialog", "asking")),
    "quiz": Script(_QUIZ_PARTS, ("page",)),
    "typed": Script(("answers", "typing", "entry"), _ANSWERING),
    "parts": Script(("pairing", "parts"), _ANSWERING),
    "order": Script(("order",), _ANSWERING),
    "picture": Script(("picture",), _ANSWERING),
    "viewer": Script(("viewer",), ("page",)),
    "lesson": Script(("page", "reading"), ("page",)),
    "home": Script(("home",), ("page",)),
    "search": Script(("search",), ("page",)),
}
HOME_SCRIPTS = ("page", "home")
ICON = "assets/icon.svg"
_LATE = ("search",)
_NEEDED_BY = {
    "typed": {"short-text", "numeric", "essay", "gaps"},
    "parts": {"gaps", "matching", "categorise"},
    "order": {"ordering"},
    "picture": {"hotspot"},
}

# A theme comes last; what only some answers need comes before all else, whose rules are weaker.
_LESSON = ("colours", "page", "controls", "blocks")
_LAST = ("dialog", "print", "theme")
STYLES = {
    "home": ("colours", "page", "controls", "keeping", *_LAST),
    "lesson": (*_LESSON, *_LAST),
    "quiz": (*_LESSON, "quiz", "keeping", *_LAST),
    "answers": ("answers",),
}
HOME_STYLES = ("home",)
LAUNCH_STYLE = ("colours", "launch", "theme")
_STYLED_ANSWERS = {"gaps", "matching", "categorise", "ordering", "hotspot"}

_COMMENT = re.compile(r"^\s*/\*.*?\*/\n", re.DOTALL | re.MULTILINE)
_SPACED = re.compile(r"""("[^"]*"|'[^']*'|/\*.*?\*/)|\s*([{};]|(?<=[\w-]):(?= ))\s*""", re.DOTALL)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_WORDS = re.compile(r'"([a-z_]+)"|`([a-z]+_)\$\{')


def lesson_scripts(types: Iterable[str], *, zooms: bool) -> tuple[str, ...]:
    """Return the names of the scripts that a lesson's page loads, for the types of its questions and its pictures."""
    known = frozenset(types)
    wanted = {"page", "lesson", *(("quiz",) if known else ()), *(("viewer",) if zooms else ())}
    wanted |= {name for name, needed in _NEEDED_BY.items() if needed & known}
    return tuple(name for name in SCRIPTS if name in wanted)


def lesson_styles(types: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the styles that a lesson's page loads."""
    known = frozenset(types)
    return (*(("answers",) if _STYLED_ANSWERS & known else ()), "quiz" if known else "lesson")


@lru_cache(maxsize=32)
def launch_script(templates: Environment, adapter: str) -> bytes:
    """Return the script of a launch page; `adapter` is the part that speaks with the platform."""
    return script(templates, (*_COURSE_PARTS, *_PLATFORM_PARTS, adapter, "session", "launch"))


def paths() -> list[str]:
    """Return the paths of `files`."""
    return [*(_script(name) for name in SCRIPTS), _script("theme"), *(_style(name) for name in STYLES), ICON]


def files(templates: Environment) -> dict[str, bytes]:
    """Return scripts, styles and the icon by path; the icon, since a browser would else ask for one that is not there.

    Scripts are classic ones: they work from `file:` too, where modules do not load.
    """
    return {
        **{_script(name): text.encode() for name, text in _texts(templates).items()},
        _script("theme"): script(templates, ("theme",)),
        **{_style(name): style(templates, parts) for name, parts in STYLES.items()},
        ICON: _read(templates, "runtime/style/icon.svg").encode(),
    }


def script(templates: Environment, parts: tuple[str, ...], folder: str = "runtime") -> bytes:
    """Return parts as one script that stands alone."""
    return closed(_joined(templates, parts, folder)).encode()


def style(templates: Environment, parts: tuple[str, ...], folder: str = "runtime") -> bytes:
    """Return parts as one style sheet, without the comments and spaces that only help to read it."""
    sheet = "".join(_COMMENT.sub("", _read(templates, f"{folder}/style/{part}.css")) for part in parts)
    return _SPACED.sub(lambda match: match[1] or match[2], _INDENT.sub("", sheet)).encode()


@lru_cache(maxsize=64)
def spoken(templates: Environment, names: tuple[str, ...]) -> frozenset[str]:
    """Return the names of all strings that scripts may say; one that ends with `_` is the beginning of names."""
    return said("".join(_texts(templates)[name] for name in (*names, *_LATE)))


def said(text: str) -> frozenset[str]:
    """Return the names of strings in a script, and beginnings of names that it puts together: whatever is quoted."""
    return frozenset(whole or begun for whole, begun in _WORDS.findall(text))


def _script(name: str) -> str:
    return f"assets/{name}.js"


def _style(name: str) -> str:
    return f"assets/{name}.css"


@lru_cache(maxsize=32)
def _texts(templates: Environment) -> dict[str, str]:
    """Return the scripts of pages by name."""
    return linked({name: _joined(templates, script.parts) for name, script in SCRIPTS.items()}, SCRIPTS)


def _joined(templates: Environment, parts: Iterable[str], folder: str = "runtime") -> str:
    return "\n".join(_read(templates, f"{folder}/script/{part}.js") for part in parts)


def _read(templates: Environment, name: str) -> str:
    if templates.loader is None:
        message = f"no loader to find {name}"
        raise LookupError(message)
    return templates.loader.get_source(templates, name)[0]
