"""What was read, in a form that a person can review as a diff: outline, questions as understood, findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.course import Pool, Quiz
from hornbook.model import Content, Entry, Media, Option, Section
from hornbook.questions import (
    Categorise,
    Choice,
    ChoiceGap,
    Essay,
    Gap,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    ShortText,
    TrueFalse,
    Upload,
)
from hornbook.questions.hotspot import Area
from hornbook.reading.context import Context, Reading
from hornbook.reading.lesson import read
from hornbook.source import from_text


def of(text: str, name: str = "lesson.md") -> dict[str, Any]:
    """Return the summary of a text."""
    return summary(reading(text, name))


def reading(text: str, name: str = "lesson.md") -> Reading:
    """Read a text as a lesson in a course that holds a picture of 80 × 40 pixels, and one that tells no size."""
    return read(from_text(name, text), Context(file=name, id="lesson", find_media=_media))


def _media(path: str) -> Media | None:
    sizes = {"media/map.svg": (80, 40), "media/plan.svg": (0, 0)}
    if path not in sizes:
        return None
    width, height = sizes[path]
    name = f"{path[6:9]}-00000000.svg"
    return Media(id=name, path=path, mime="image/svg+xml", size=10, sha256="0" * 64, width=width, height=height)


def summary(result: Reading) -> dict[str, Any]:
    """Return the summary of a reading."""
    lesson = result.lesson
    found = {
        "title": lesson.title,
        "outline": [line for section in lesson.sections for line in _outline(section)],
        "quizzes": [_quiz(quiz) for quiz in lesson.quizzes],
        "findings": [
            f"{f.severity} {f.code} {f.span.line}:{f.span.column}-{f.span.end_line}:{f.span.end_column}"
            for f in result.findings
        ],
    }
    return {name: value for name, value in found.items() if value}


def _outline(section: Section) -> list[str]:
    kinds = [block.__struct_config__.tag for block in section.blocks]
    own = f"{'#' * section.level} {section.title.text}".strip()
    return [f"{own}: {', '.join(map(str, kinds))}", *(line for below in section.sections for line in _outline(below))]


def _quiz(quiz: Quiz) -> dict[str, Any]:
    found = {
        "id": quiz.id,
        "title": quiz.title.text,
        "intro": _text(quiz.intro),
        "kind": quiz.kind if quiz.kind != "practice" else "",
        "pass_mark": quiz.pass_mark,
        "items": [_item(item) for item in quiz.questions],
        "pools": [_pool(entry) for entry in quiz.items if isinstance(entry, Pool)],
    }
    return {name: value for name, value in found.items() if value}


def _pool(pool: Pool) -> str:
    held = ", ".join(item.id for item in pool.questions)
    what = "variants" if pool.variants else f"{pool.pick} of"
    return (
        f"{pool.id} “{pool.title}” on line {pool.source.line} to {pool.source.end}, {pool.points:g} each: {what} {held}"
    )


def _item(item: Item) -> dict[str, Any]:
    tag = item.__struct_config__.tag
    found = {
        "is": f"{tag} on line {item.source.line}:{item.source.column} to {item.source.end}"
        + ("" if item.graded else ", not graded"),
        "id": item.id if not item.id.startswith("q-") else "",
        "stem": item.stem.html,
        "key from": item.key_source,
        "points": item.points if item.points != 1 else "",
        **_answers(item),
        "hints": [hint.text for hint in item.hints],
        "tags": list(item.tags),
        **{side: _text(getattr(item.feedback, side)) for side in ("correct", "incorrect", "partial", "general")},
    }
    return {name: value for name, value in found.items() if value not in ("", [], None)}


def _answers(item: Item) -> dict[str, Any]:
    match item:
        case Choice() | Multiple():
            way = item.scoring if isinstance(item, Multiple) and item.scoring != "net" else ""
            numbering = item.numbering if item.numbering != "abc" else ""
            return {"options": [_option(each) for each in item.options], "numbering": numbering, "scoring": way}
        case TrueFalse():
            return {
                "answer": str(item.answer),
                "if true": _text(item.feedback_true),
                "if false": _text(item.feedback_false),
            }
        case Matching() | Ordering() | Categorise() | Hotspot() | Upload():
            return _parts(item)
        case _:
            return _typed(item)


def _typed(item: ShortText | Numeric | Gaps | Essay) -> dict[str, Any]:
    match item:
        case ShortText():
            return {"accepted": [_accepted(each) for each in item.accepted]}
        case Numeric():
            return {"accepted": [_accepted(each) for each in item.accepted], "unit": item.unit}
        case Gaps():
            return {"gaps": [_gap(gap) for gap in item.gaps]}
        case Essay():
            return {
                "rubric": [f"{line.criterion}: {line.points}" for line in item.rubric],
                "sample": _text(item.sample),
                "words": f"{item.min_words}-{item.max_words}",
            }


def _parts(item: Matching | Ordering | Categorise | Hotspot | Upload) -> dict[str, Any]:
    """Items with their ids; right of an arrow the id of what they belong to."""
    scoring = {} if isinstance(item, Upload) else {"scoring": item.scoring}
    match item:
        case Matching():
            return scoring | {
                "premises": [f"{each.id} {each.content.html} -> {each.response}" for each in item.premises],
                "responses": _entries(item.responses),
                "reuse": item.reuse or "",
                "shuffle": item.shuffle,
            }
        case Ordering():
            return scoring | {"right order": _entries(item.items)}
        case Categorise():
            return scoring | {
                "categories": _entries(item.categories),
                "items": [f"{each.id} {each.content.html} -> {each.category}" for each in item.items],
                "shuffle": item.shuffle,
            }
        case Hotspot():
            return scoring | {
                "picture": f"{item.media} {item.width} × {item.height}: {item.alt}",
                "areas": [_area(area) for area in item.areas],
                "several": item.several,
            }
        case Upload():
            return {
                "accept": list(item.accept),
                "bytes": item.max_bytes,
                "files": item.max_files,
                "rubric": [f"{line.criterion}: {line.points}" for line in item.rubric],
                "sample": _text(item.sample),
            }


def _option(option: Option) -> str:
    score = "" if option.score is None else f" ({option.score:.4g})"
    told = f" | {option.feedback.text}" if option.feedback else ""
    return f"{'*' if option.correct else ' '} {option.content.html}{score}{' fixed' if option.fixed else ''}{told}"


def _accepted(each: AcceptedText | AcceptedNumber) -> str:
    words = each.text if isinstance(each, AcceptedText) else f"{each.low} … {each.high} from {each.text}"
    score = "" if each.score == 1 else f" ({each.score})"
    return words + score + (f" | {each.feedback.text}" if each.feedback else "")


def _gap(gap: Gap) -> dict[str, Any]:
    """The settings of a gap that differ from their defaults, and what it accepts or offers."""
    offered = gap.options if isinstance(gap, ChoiceGap) else ()
    accepted = () if isinstance(gap, ChoiceGap) else gap.accepted
    names = ("unit", "case", "diacritics", "shuffle", "weight")
    usual = {"unit": "", "case": False, "diacritics": True, "shuffle": False, "weight": 1.0}
    return {
        "is": f"{gap.__struct_config__.tag} {gap.id}",
        **{name: getattr(gap, name) for name in names if getattr(gap, name, usual[name]) != usual[name]},
        **({"pattern": True} if any(getattr(each, "pattern", False) for each in accepted) else {}),
        "answers": [*(_option(each) for each in offered), *(_accepted(each) for each in accepted)],
    }


def _entries(entries: Iterable[Entry]) -> list[str]:
    return [f"{entry.id} {entry.content.html}" for entry in entries]


def _area(area: Area) -> str:
    told = f" | {area.feedback.text}" if area.feedback else ""
    return f"{'*' if area.correct else ' '} {area.id} {area.label}: {area.shape} {area.coords}{told}"


def _text(content: Content | None) -> str:
    return content.text if content else ""
