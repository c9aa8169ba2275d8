"""What GIFT asks of an item: one question, or one for each of its gaps, of a type that GIFT has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from math import fsum
from typing import Any

import msgspec

from hornbook.model import Content, Option, Question
from hornbook.moodle.banks import unit
from hornbook.moodle.cloze import GAP
from hornbook.questions import (
    Choice,
    ChoiceGap,
    Essay,
    Gap,
    Gaps,
    Hotspot,
    Item,
    Multiple,
    NumberGap,
    Numeric,
    ShortText,
    TextGap,
    Upload,
)

GAP_MARK = "\1"
_OTHER_GAP = "____"
_MEGABYTE = 1_000_000


class Single(msgspec.Struct, frozen=True):
    """An item of a type that GIFT has, the pieces of its stem, and the id of the gap that it is ("": no gap).

    In the stem `GAP_MARK` stands where the answer of a gap goes.
    """

    item: Item
    stem: tuple[Content | None, ...]
    gap: str = ""


def singles(item: Item, strings: Mapping[str, str]) -> Iterator[Single]:
    """Yield what is asked: a gap as the question that it is alone, areas as options, files as an essay."""
    match item:
        case Gaps():
            yield from (Single(_alone(item, gap), (_sentence(item, gap),), gap.id) for gap in item.gaps)
        case Hotspot():
            yield Single(_named(item), (item.stem, _picture(item)))
        case Upload():
            handed = Essay(**_common(item), rubric=item.rubric, sample=item.sample)
            yield Single(handed, (item.stem, _line(_files(item, strings))))
        case Essay():
            yield Single(item, (item.stem, _line(_lengths(item, strings))))
        case _:
            yield Single(item, (item.stem, unit(item) if isinstance(item, Numeric) else None))


def _common(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in Question.__struct_fields__}


def _alone(item: Gaps, gap: Gap) -> ShortText | Numeric | Choice:
    """Return a gap as a question, which earns its share of the points."""
    total = fsum(each.weight for each in item.gaps)
    points = item.points * gap.weight / total if total else 0.0
    common = _common(item) | {"points": points}
    match gap:
        case TextGap():
            return ShortText(**common, accepted=gap.accepted, case=gap.case, diacritics=gap.diacritics)
        case NumberGap():
            return Numeric(**common, accepted=gap.accepted, unit=gap.unit)
        case ChoiceGap():
            return Choice(**common, options=gap.options, shuffle=gap.shuffle)


def _sentence(item: Gaps, gap: Gap) -> Content:
    units = {each.id: f" {escape(each.unit, quote=False)}" for each in item.gaps if isinstance(each, NumberGap)}
    behind = {key: unit if unit.strip() else "" for key, unit in units.items()}
    html = GAP.sub(
        lambda match: (GAP_MARK if match[1] == gap.id else _OTHER_GAP) + behind.get(match[1], ""),
        item.stem.html.replace(GAP_MARK, ""),
    )
    return msgspec.structs.replace(item.stem, html=html)


def _named(item: Hotspot) -> Choice | Multiple:
    """Return the areas as options, by their names."""
    options = tuple(
        Option(
            id=area.id,
            content=Content(html=escape(area.label, quote=False), text=area.label),
            correct=area.correct,
            feedback=area.feedback,
        )
        for area in item.areas
    )
    if item.several:
        return Multiple(**_common(item), options=options, scoring=item.scoring)
    return Choice(**_common(item), options=options)


def _picture(item: Hotspot) -> Content:
    source, words = escape(item.media), escape(item.alt)
    return Content(html=f'<img src="media:{source}" alt="{words}"/>', text=item.alt, media=(item.media,))


def _line(words: list[str]) -> Content | None:
    text = ". ".join(words)
    return Content(html=escape(text, quote=False), text=text) if words else None


def _lengths(item: Essay, strings: Mapping[str, str]) -> list[str]:
    if item.min_words and item.max_words:
        return [strings["words_between"].format(least=item.min_words, most=item.max_words)]
    if item.min_words:
        return [strings["words_least"].format(n=item.min_words)]
    return [strings["words_most"].format(n=item.max_words)] if item.max_words else []


def _files(item: Upload, strings: Mapping[str, str]) -> list[str]:
    size = f"{item.max_bytes / _MEGABYTE:g} MB"
    return [
        *([strings["upload_types"].format(types=", ".join(item.accept))] if item.accept else []),
        *([strings["upload_size"].format(size=size)] if item.max_bytes else []),
        strings["upload_count"].format(n=item.max_files),
    ]
