"""Scripts and styles of the preview: of what it puts into pages, and of its own pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hornbook import templating
from hornbook.pages.assets import ICON, files, script, style

_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "live.js": ("place", "overlay", "links", "live"),
    "ears.js": ("ears",),
    "items.js": ("items",),
    "lms.js": ("models", "platform", "lms"),
}
_STYLES: Mapping[str, tuple[str, ...]] = {
    "live.css": ("live",),
    "overlay.css": ("overlay",),
    "desk.css": ("desk",),
}
_OF_PAGES = ("colours", "page", "controls", "blocks", "theme")
_SHARED = ("assets/theme.js", ICON)
_FOLDER = "preview"


def find(name: str, overrides: Path | None) -> bytes | None:
    """Return a script or style by its name, None where there is none; pages of ours wear the project's own theme."""
    templates = templating.environment("preview", overrides)
    if name == "page.css":
        return style(templates, _OF_PAGES)
    if f"assets/{name}" in _SHARED:
        return files(templates)[f"assets/{name}"]
    if name in _SCRIPTS:
        return script(templates, _SCRIPTS[name], _FOLDER)
    return style(templates, _STYLES[name], _FOLDER) if name in _STYLES else None
