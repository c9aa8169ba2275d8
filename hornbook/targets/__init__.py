"""The targets: one module each, found by name, loaded when asked for."""

from __future__ import annotations

from importlib import import_module

from hornbook.targets.target import Target

BUILTIN = ("json", "html", "qti3", "qti22", "qti21", "qti12", "moodle", "gift", "scorm12", "scorm2004")
GROUP = "hornbook.targets"


def names() -> list[str]:
    """Return the names of all targets: ours in the order of use, then those that other packages register."""
    from importlib.metadata import entry_points  # noqa: PLC0415  (costs start-up time, and most courses name our targets)

    return [*BUILTIN, *sorted(point.name for point in entry_points(group=GROUP) if point.name not in BUILTIN)]


def load(name: str) -> Target:
    """Return the target called `name`; a `LookupError` names the known ones."""
    if name in BUILTIN:
        target: Target = import_module(f"hornbook.targets.{name}").TARGET
        return target
    from importlib.metadata import entry_points  # noqa: PLC0415

    found = next(iter(entry_points(group=GROUP, name=name)), None)
    if found is None:
        message = f"there is no target “{name}”; there are: {', '.join(names())}"
        raise LookupError(message)
    loaded: Target = found.load()
    return loaded
