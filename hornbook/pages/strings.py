"""The words of the pages themselves, in the reader's language."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_FALLBACK = "en"
_SCRIPT_LENGTH = 4
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "nkoo", "syrc", "thaa"})


class Strings(dict[str, str]):
    """Strings by their names, which are attributes too: templates name them so."""

    def __getattr__(self, name: str) -> str:
        """Return a string."""
        if name in self:
            return self[name]
        message = f"there is no string “{name}”"
        raise AttributeError(message, name=name, obj=self)


@lru_cache(maxsize=64)
def load(templates: Environment, language: str) -> Strings:
    """Return the strings for a language tag: the tag's own file, else its language's, else English, key by key."""
    strings = Strings(_file(templates, _FALLBACK))
    tag = language.lower()
    for name in dict.fromkeys((tag.split("-")[0], tag)):
        strings.update(_file(templates, name))
    return strings


def direction(language: str) -> str:
    """Return `rtl` or `ltr` for a language tag (BCP 47); a script in the tag outweighs the language."""
    parts = language.lower().split("-")
    script = next((part for part in parts[1:] if len(part) == _SCRIPT_LENGTH and part.isalpha()), None)
    if script is not None:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"


def _file(templates: Environment, name: str) -> dict[str, str]:
    if templates.loader is None or not name.replace("-", "").isalnum():
        return {}
    try:
        text, _, _ = templates.loader.get_source(templates, f"runtime/strings/{name}.json")
    except LookupError:  # no such template
        return {}
    strings: dict[str, str] = json.loads(text)
    return strings
