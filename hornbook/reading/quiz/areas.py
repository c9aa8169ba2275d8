"""Hotspots: a picture, and below it the areas that can be chosen, each with a box, a name, a shape and coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.diagnostics import Span
from hornbook.markup import pictures
from hornbook.markup.draft import Draft
from hornbook.questions import Hotspot
from hornbook.questions.hotspot import Area
from hornbook.reading.quiz import closed, ids, listed, placing, shapes, told
from hornbook.reading.quiz import parts as parts_of
from hornbook.reading.quiz.drafts import Text
from hornbook.reading.quiz.shapes import Outline
from hornbook.reading.quiz.told import Side
from hornbook.reading.quiz.told_rules import BAD_AREA, NAMELESS_AREA, OUTSIDE_PICTURE, SAME_TWICE, UNKNOWN_SIZE

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hornbook.markup.scribe import Scribe
    from hornbook.model import Content
    from hornbook.reading.quiz.drafts import QuestionDraft
    from hornbook.reading.quiz.listed import Entry
    from hornbook.reading.quiz.parts import Desk, Parts

_BOX = re.compile(r"\[(?P<tick>[ \t]?|[xX×хХ✓✔✅])\][ \t]*(?P<rest>.*)$", re.DOTALL)
_NO_PICTURE = "needs a picture above its areas, alone on its line"
_NO_AREAS = "needs areas below its picture, such as - [x] Delta: circle 40,20 10"


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a question: its medium's id, its words for those who cannot see it, its size in pixels."""

    media: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """An area as written: whether its box is ticked, its words, their place, and the feedback nested below.

    `whole` is the place of all of it.
    """

    ticked: bool
    words: str
    span: Span
    whole: Span
    below: Text


def make(draft: QuestionDraft, desk: Desk) -> tuple[Parts, Hotspot]:
    """Return the hotspot question of a draft; its picture is taken out of the stem, the caption stays there."""
    placing.demote(draft)
    entries = _entries(draft)
    taken = _take_picture(draft, desk.scribe)
    parts = parts_of.read(draft, desk)
    picture = _picture(parts, *taken) if taken else Picture()
    if taken is None:
        told.lacks(parts, _NO_PICTURE)
    elif not entries:
        told.lacks(parts, _NO_AREAS)
    return parts, _item(parts, picture, _areas(parts, [_written(desk.scribe, each) for each in entries], picture))


def _item(parts: Parts, picture: Picture, areas: tuple[Area, ...]) -> Hotspot:
    keys = sum(area.correct for area in areas)
    asked = keys > 1 or closed.asks_for_several(parts.common["stem"].text)
    several = parts.settings.get("several", asked)
    if keys > 1 and not several:
        told.lacks(parts, f"with several=false has one key, not {keys}")
    return Hotspot(
        media=picture.media,
        alt=picture.alt,
        width=max(1, picture.width),
        height=max(1, picture.height),
        areas=areas,
        several=several,
        scoring=parts.settings.get("scoring", "net"),
        graded=bool(keys),
        feedback=parts_of.feedback(parts, told.explanations(parts, "its boxes", parts.draft.keys)),
        key_source="checkbox" if keys else "",
        **parts.common,
    )


# The picture


def _take_picture(draft: QuestionDraft, scribe: Scribe) -> tuple[Token, int] | None:
    """The last picture that stands alone on a line of the stem, taken out of it, and its line."""
    stem = draft.stem
    for place in reversed(range(len(stem.lines))):
        image = _image(scribe, stem.lines[place])
        if image:
            number = stem.numbers[place]
            draft.stem = parts_of.joined([stem.piece(0, place).trimmed(), stem.piece(place + 1).trimmed()])
            draft.stem.extend(Text([str(image.attrs["title"])], [number]) if image.attrs.get("title") else Text())
            return image, number
    return None


def _image(scribe: Scribe, line: str) -> Token | None:
    if not line.lstrip().startswith("!["):
        return None
    shown = [token for token in scribe.tokens(line.strip()) if token.type != "text" or token.content.strip()]
    return shown[0] if len(shown) == 1 and shown[0].type == "image" else None


def _picture(parts: Parts, image: Token, number: int) -> Picture:
    draft = Draft(parts.desk.scribe, (number,), first=number, last=number)
    pictures.write(draft, image)
    alt = pictures.alternative(image)
    if not draft.media:
        return Picture(alt=alt)
    medium = parts.desk.scribe.media[draft.media[0]]
    if not medium.width:
        parts.report(UNKNOWN_SIZE, parts.desk.scribe.whole(number), path=medium.path)
    return Picture(medium.id, alt, medium.width, medium.height)


# Its areas


def _entries(draft: QuestionDraft) -> list[Entry]:
    """The items of the first list of which one has a box or names a shape, taken out of the stem."""
    for listing in listed.find(draft.stem):
        first = (each.text.lines[0] for each in listing.entries)
        if any(_BOX.match(line) or shapes.read(line, 1, 1) for line in first):
            told.cut(draft, listing.first, listing.last)
            return listing.entries
    return []


def _written(scribe: Scribe, entry: Entry) -> Written:
    """An area may go on over several lines; an empty line or a bullet begins its feedback."""
    lines = entry.text.lines
    below = listed.nested(entry)
    ends = [place for place, line in enumerate(lines) if not line.strip()]
    ends += [below[0].first] if below else []
    end = min(ends, default=len(lines))
    words = " ".join(line.strip() for line in lines[:end])
    box = _BOX.match(words)
    numbers = entry.text.trimmed().numbers or [entry.number]
    return Written(
        ticked=bool(box and box["tick"].strip()),
        words=box["rest"] if box else words,
        span=scribe.whole(entry.number, entry.text.numbers[end - 1]),
        whole=scribe.whole(entry.number, numbers[-1]),
        below=entry.text.piece(end).trimmed(),
    )


def _areas(parts: Parts, written: list[Written], picture: Picture) -> tuple[Area, ...]:
    sound = [(each, outline) for each in written if (outline := _outline(parts, each, picture))]
    names = (Side(parts.desk.scribe.line(outline.name, each.span.line), each.span) for each, outline in sound)
    told.check_twice(parts, (name for name in names if not told.is_empty(name.content)), SAME_TWICE, what="areas")
    return tuple(
        Area(
            id=ids.letters(place),
            label=parts.desk.scribe.line(outline.name, each.span.line).text,
            shape=outline.shape,
            coords=tuple(max(0, value) for value in outline.coords),
            correct=each.ticked,
            feedback=_feedback(parts, each.below),
        )
        for place, (each, outline) in enumerate(sound)
    )


def _outline(parts: Parts, written: Written, picture: Picture) -> Outline | None:
    """The outline of an area that somebody can click on; all else is reported."""
    width, height = picture.width or 100, picture.height or 100
    found = shapes.read(written.words, width, height)
    fault = found.fault if found else "it names no shape: circle, rect or poly"
    if found is None or fault:
        parts.report(BAD_AREA, written.whole, text=written.words, fault=fault)
        return None
    if not found.name:
        parts.report(NAMELESS_AREA, written.span)
    if picture.width and not shapes.is_inside(found, width, height):
        parts.report(OUTSIDE_PICTURE, written.span, text=found.name, width=width, height=height)
    return found


def _feedback(parts: Parts, text: Text) -> Content | None:
    lines = dedent("\n".join(text.lines)).split("\n")
    return parts_of.content(parts.desk.scribe, Text(lines, text.numbers)) if text else None
