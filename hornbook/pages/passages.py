"""The text of a lesson, part by part, as a search finds it; questions are left out, so that it gives none away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hornbook.course import Lesson
from hornbook.model import (
    Block,
    Callout,
    Code,
    Content,
    Definitions,
    Details,
    Figure,
    Footnotes,
    Html,
    List,
    Paragraph,
    Quote,
    Section,
    Table,
)

Passage = tuple[str, str, str]


def passages(lesson: Lesson) -> Iterator[Passage]:
    """Yield (anchor, title, text) of the lesson's head, whose anchor is "", and of each of its sections."""
    head = [section for section in lesson.sections if not section.level]
    about = (lesson.title, lesson.description, *lesson.tags, *(objective.text for objective in lesson.objectives))
    yield "", lesson.title, "\n".join((*about, *_texts(block for section in head for block in section.blocks)))
    yield from _of_sections(lesson.sections)


def _of_sections(sections: Iterable[Section]) -> Iterator[Passage]:
    for section in sections:
        if section.level:
            yield section.id, section.title.text, "\n".join((section.title.text, *_texts(section.blocks)))
        yield from _of_sections(section.sections)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Html():
            yield block.content.text
        case Code():
            yield from (block.title, block.text)
        case List():
            yield from _texts(each for item in block.items for each in item.blocks)
        case Table():
            yield from _said(block.caption, *block.header, *(cell for row in block.rows for cell in row))
        case Figure():
            yield from (block.alt, *_said(block.caption))
        case Callout() | Quote() | Details():
            yield from _said(getattr(block, "title", None), getattr(block, "summary", None))
            yield from _texts(block.blocks)
        case Definitions():
            yield from _said(*(item.term for item in block.items))
            yield from _texts(each for item in block.items for meaning in item.meanings for each in meaning)
        case Footnotes():
            yield from _texts(each for note in block.items for each in note.blocks)


def _said(*contents: Content | None) -> Iterator[str]:
    return (content.text for content in contents if content is not None)
