"""What an author can decide for the whole course, as it is read from `course.yml`."""

from __future__ import annotations

from typing import Any

import msgspec

from hornbook.diagnostics import Span
from hornbook.model import Completion, Objective

NAMES = ("course.yml", "course.yaml")
PASS_MARK = 0.5


class Named(msgspec.Struct, frozen=True):
    """A name in the course file that something else must know, and where it stands."""

    name: str
    span: Span


class ModuleSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the course file says of a module; `lessons` names files in their order, empty for the folder's own."""

    folder: str
    span: Span
    id: str = ""
    title: str = ""
    lessons: tuple[Named, ...] = ()


class AcceptedLosses(msgspec.Struct, frozen=True):
    """The features whose loss in one target the author accepts."""

    target: Named
    features: tuple[Named, ...]


class CourseFile(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a course; empty where the file says nothing.

    `targets` holds options by target name, in the order written; `severities` maps rule codes to `error`,
    `warning`, `hint` or `off`. `mentions` says where the names of both stand.
    """

    id: str = ""
    title: str = ""
    language: str = "en"
    version: str = "1"
    license: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    objectives: tuple[Objective, ...] = ()
    modules: tuple[ModuleSettings, ...] = ()
    pass_mark: float = PASS_MARK
    completion: Completion = "quiz"
    severities: dict[str, str] = {}
    targets: dict[str, dict[str, Any]] = {}
    allow_loss: bool = False
    accepted_losses: tuple[AcceptedLosses, ...] = ()
    mentions: dict[str, Span] = {}

    def accepted(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the features whose loss is accepted, by the name of the target."""
        return {loss.target.name: tuple(feature.name for feature in loss.features) for loss in self.accepted_losses}
