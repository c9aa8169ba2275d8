"""What Moodle cannot express of one item that has parts: gaps, pairs, areas, files."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose
from typing import Literal

from hornbook.model import Content, Entry
from hornbook.moodle.answers import spans
from hornbook.moodle.cloze import is_dropdown, weights
from hornbook.moodle.pairs import LONGEST
from hornbook.moodle.plain import without_pictures, words
from hornbook.moodle.selects import is_select
from hornbook.questions import Categorise, ChoiceGap, Gap, Gaps, Hotspot, Matching, NumberGap, Upload

_MOST_FILES = 3

Fault = tuple[str, Literal["degraded", "no"], str]


def of_gaps(item: Gaps) -> Iterator[Fault]:
    """Yield what gaps lose: points that are no sum of whole weights, and what a code cannot hold."""
    if is_select(item):
        return
    if not any(gap.weight for gap in item.gaps):
        yield "gaps.weight", "degraded", "equal weights: Moodle cannot divide by gaps that all weigh nothing"
    total = sum(weights(item))
    if not isclose(total, item.points):
        yield "points", "degraded", f"{total}, the sum of the weights of its gaps: set {item.points:g} in the quiz"
    for gap in item.gaps:
        yield from of_gap(gap)


def of_gap(gap: Gap) -> Iterator[Fault]:
    """Yield what one gap loses in a code."""
    scores, pieces = _facts(gap)
    if scores and max(scores) != 1:
        yield (
            "partial",
            "degraded",
            "the best answer of a gap earns all of its weight, since Moodle wants one that does",
        )
    if any(piece is not None and piece.media for piece in pieces):
        yield "media", "no", "options and feedback of a gap hold no files: the words for the picture stand there"
    if isinstance(gap, NumberGap) and not all(map(spans, gap.accepted)):
        yield "gaps.number", "degraded", "an interval with inexact ends: they lie too many powers of ten apart"
    if isinstance(gap, ChoiceGap) and not is_dropdown(gap):
        yield "gaps.dropdown", "degraded", "buttons in a row: a dropdown shows no formulas, code or emphasis"


def of_answers(item: Matching | Categorise, answers: tuple[Entry, ...]) -> Iterator[Fault]:
    """Yield what responses or categories lose, which are plain words of at most 255 characters in Moodle."""
    kind = str(item.__struct_config__.tag)
    said = [words(entry.content) for entry in answers]
    if any(entry.content.media for entry in answers):
        yield "media", "no", "answers to choose from hold no files: the words for the picture stand there"
    if any("<" in without_pictures(entry.content.html) for entry in answers):
        yield kind, "degraded", "answers to choose from are plain words: no formulas, code, emphasis or links"
    for each in said:
        if len(each) > LONGEST:
            yield kind, "degraded", f"“{each[:40]}…” cut after {LONGEST} characters"
    if len(set(said)) < len(said):
        yield kind, "degraded", "one answer in place of two that read the same: each is right where the other is"


def of_hotspot(item: Hotspot) -> Iterator[Fault]:
    """Yield what a hotspot loses that has several keys of which one is to be chosen."""
    keys = sum(area.correct for area in item.areas)
    if keys > 1 and not item.several:
        yield "hotspot", "degraded", f"one marker for {keys} areas, which earns 1/{keys} of the points in any of them"


def of_upload(item: Upload) -> Iterator[Fault]:
    """Yield what an upload loses: Moodle counts to three."""
    if item.max_files > _MOST_FILES:
        yield "upload.count", "degraded", "any number of files: the highest limit that Moodle has is 3"


def _facts(gap: Gap) -> tuple[list[float], list[Content | None]]:
    if isinstance(gap, ChoiceGap):
        pieces = [piece for option in gap.options for piece in (option.content, option.feedback)]
        return [option.worth for option in gap.options], pieces
    return [answer.score for answer in gap.accepted], [answer.feedback for answer in gap.accepted]
