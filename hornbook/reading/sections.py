"""Headings to nested sections, each with an id that is unique in its lesson."""

from __future__ import annotations

from dataclasses import dataclass, field

from hornbook import free_names
from hornbook.free_names import Taken
from hornbook.model import Block, Content, Section
from hornbook.reading.quiz.ids import slug


@dataclass(slots=True)
class Draft:
    """A section while it is filled."""

    level: int
    title: Content
    id: str
    classes: tuple[str, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    sections: list[Draft] = field(default_factory=list)

    def finished(self) -> Section:
        """Return the section with all below it."""
        return Section(
            id=self.id,
            level=self.level,
            title=self.title,
            blocks=tuple(self.blocks),
            sections=tuple(section.finished() for section in self.sections),
            classes=self.classes,
        )


class Outline:
    """Takes headings and blocks in order, and gives back nested sections."""

    def __init__(self) -> None:
        """Begin with a section of level 0 for what stands before the first heading."""
        self.root = Draft(0, Content(html="", text=""), "start")
        self.path = [self.root]
        self.taken: Taken = {}

    def open(self, level: int, title: Content, own_id: str, classes: tuple[str, ...] = ()) -> Draft:
        """Begin a section; one of a deeper level lies inside the one before."""
        while len(self.path) > 1 and self.path[-1].level >= level:
            self.path.pop()
        section = Draft(level, title, self._id(own_id or slug(title.text)), classes)
        self.path[-1].sections.append(section)
        self.path.append(section)
        return section

    def add(self, block: Block) -> None:
        """Add a block to the section that is open."""
        self.path[-1].blocks.append(block)

    def _id(self, wanted: str) -> str:
        return free_names.give(wanted or "section", self.taken)

    def finished(self) -> tuple[Section, ...]:
        """Return the sections of the lesson; an empty start is left out."""
        first = (self.root,) if self.root.blocks else ()
        lone = [Draft(0, self.root.title, self.root.id, blocks=self.root.blocks)] if first else []
        return tuple(section.finished() for section in [*lone, *self.root.sections])
