"""The stand-in for a Moodle site, for questions with parts: cloze, select missing words, matching, ordering, markers.

Written from Moodle's behaviour, with nothing of the package's own code in it.
"""

from __future__ import annotations

import html
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

PARTS = {"cloze", "gapselect", "matching", "ordering", "ddmarker"}
GRADINGS = {"ALL_OR_NOTHING", "ABSOLUTE_POSITION"}
NUMBER = r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_ANSWER = r"(?:=|%-?[0-9]+(?:[.,][0-9]*)?%)?.+?(?<!\\)(?<!&)(?<!&amp;)(?=[~#}]|$)(?:#.*?(?<!\\)(?=[~}]|$))?"
_FIRST = re.compile(
    r"~?(=|%-?[0-9]+(?:[.,][0-9]*)?%)?(.+?(?<!\\)(?<!&)(?<!&amp;)(?=[~#}]|$))(?:#(.*?(?<!\\)(?=[~}]|$)))?", re.DOTALL
)
_KINDS = "NUMERICAL|NM|MULTICHOICE|MC|MULTICHOICE_V|MCV|MULTICHOICE_H|MCH|SHORTANSWER|SA|MW|SHORTANSWER_C|SAC|MWC"
_KINDS += "|MULTICHOICE_S|MCS|MULTICHOICE_VS|MCVS|MULTICHOICE_HS|MCHS"
_CODE = re.compile(rf"\{{([0-9]*):({_KINDS}):({_ANSWER}(?:~{_ANSWER})*)\}}", re.DOTALL)


class Reply(NamedTuple):
    """An answer of a gap: its fraction, text, feedback and tolerance."""

    fraction: float
    text: str
    feedback: str
    tolerance: str


class Part(NamedTuple):
    """A gap of a cloze question."""

    weight: int
    kind: str
    replies: list[Reply]


def text_of(element: ET.Element, path: str) -> str:
    """Return the text at a path, empty if there is none."""
    return element.findtext(path) or ""


def cloze(stem: str) -> tuple[str, list[Part]]:
    """Return the stem with `{#n}` for each gap, and the gaps."""
    parts: list[Part] = []
    while found := _CODE.search(stem):
        parts.append(Part(int(found[1] or 1), found[2], list(_replies(found[3], found[2]))))
        stem = stem[: found.start()] + f"{{#{len(parts)}}}" + stem[found.end() :]
    return stem, parts


def _replies(rest: str, kind: str) -> Iterator[Reply]:
    while rest and (found := _FIRST.match(rest)):
        sign, given, told = found[1] or "", found[2], found[3] or ""
        fraction = 1.0 if sign == "=" else float(sign.strip("%").replace(",", ".") or 0) / 100
        number = re.fullmatch(rf"({NUMBER})(?::({NUMBER}))?", given) if kind == "NM" else None
        text = number[1] if number else _plain(given)
        yield Reply(fraction, text, _plain(told), (number[2] or "0") if number else "0")
        rest = rest[found.end() :]


def _plain(coded: str) -> str:
    return html.unescape(coded).replace(r"\}", "}").replace(r"\#", "#")


def places(question: ET.Element) -> list[tuple[list[str], int]]:
    """Return each place of a “select missing words” question: its choices in their order, and the right one's."""
    options = [(text_of(each, "text"), text_of(each, "group")) for each in question.findall("selectoption")]
    found = [int(number) - 1 for number in re.findall(r"\[\[(\d+)\]\]", text_of(question, "questiontext/text"))]
    groups = [[each for each in options if each[1] == options[key][1]] for key in found]
    return [
        ([words for words, _ in group], group.index(options[key])) for key, group in zip(found, groups, strict=True)
    ]


def faults(question: ET.Element) -> Iterator[str]:
    """Yield what an import would refuse or spoil."""
    found: dict[str, Callable[[ET.Element], Iterator[str]]] = {
        "cloze": _cloze_faults,
        "gapselect": _select_faults,
        "matching": _matching_faults,
        "ordering": _ordering_faults,
        "ddmarker": _marker_faults,
    }
    yield from found[question.get("type", "")](question)


def _cloze_faults(question: ET.Element) -> Iterator[str]:
    stem, parts = cloze(text_of(question, "questiontext/text"))
    if not parts:
        yield "no embedded answer"
    if re.search(r"\{[0-9]*:[A-Z]", stem) or len(re.findall(r"\{#\d+\}", stem)) != len(parts):
        yield "a code that is none, or a text that looks like one"
    if parts and sum(part.weight for part in parts) == 0:
        yield "division by zero"
    for part in parts:
        if not any(reply.fraction == 1 for reply in part.replies):
            yield "a part without a 100 % answer"
        if part.kind.startswith("M") and sum(bool(reply.text.strip()) for reply in part.replies) < 2:
            yield "fewer than two choices"
        if part.kind == "NM" and not all(
            reply.text == "*" or re.fullmatch(NUMBER, reply.text) for reply in part.replies
        ):
            yield "no number"


def _select_faults(question: ET.Element) -> Iterator[str]:
    count = len(question.findall("selectoption"))
    numbers = [int(number) for number in re.findall(r"\[\[(\d+)\]\]", text_of(question, "questiontext/text"))]
    if not numbers or not all(1 <= number <= count for number in numbers):
        yield "places and choices do not fit"
    if not all(text_of(each, "text").strip() for each in question.findall("selectoption")):
        yield "a blank choice is dropped"
    if not all(1 <= int(text_of(each, "group") or 0) <= 8 for each in question.findall("selectoption")):
        yield "group"


def _matching_faults(question: ET.Element) -> Iterator[str]:
    rows = question.findall("subquestion")
    if len(rows) < 2:
        yield "fewer than two pairs"
    for row in rows:
        answer = text_of(row, "answer/text")
        if not answer.strip():
            yield "all after this question is lost: an empty answer"
        if len(answer) > 255 or re.search(r"<\S", answer):
            yield "an answer too long or with tags"


def _ordering_faults(question: ET.Element) -> Iterator[str]:
    if question.find("shownumcorrect") is None:
        yield "all after this question is lost: no shownumcorrect"
    if text_of(question, "selecttype") != "ALL" or text_of(question, "layouttype") != "VERTICAL":
        yield "items are left out, or stand in a row"
    if text_of(question, "gradingtype") not in GRADINGS:
        yield "gradingtype"
    if len(question.findall("answer")) < 2:
        yield "fewer than two items"


_COORDS = {
    "circle": r"\d+,\d+;\d+",
    "rectangle": r"\d+,\d+;\d+,\d+",
    "polygon": r"\d+,\d+(;\d+,\d+){2,}",
}


def _marker_faults(question: ET.Element) -> Iterator[str]:
    if len(question.findall("file")) != 1:
        yield "not one background picture"
    drags = {text_of(drag, "no") for drag in question.findall("drag") if text_of(drag, "text")}
    drops = question.findall("drop")
    if not drops or not {text_of(drop, "choice") for drop in drops} <= drags:
        yield "drops and markers do not fit"
    for drop in drops:
        if not re.fullmatch(_COORDS.get(text_of(drop, "shape"), "none"), text_of(drop, "coords")):
            yield f"coordinates {text_of(drop, 'coords')}"


def matched(question: ET.Element, chosen: Sequence[str | None]) -> float:
    """Return the share of stems, in their order, for which the answer is chosen that belongs to them."""
    right = [text_of(row, "answer/text") for row in question.findall("subquestion") if text_of(row, "text")]
    return sum(one == other for one, other in zip(right, chosen, strict=True)) / len(right)


def ordered(question: ET.Element, positions: Sequence[int]) -> float:
    """Return the score for the items, named by their right places, in the order given."""
    hits = sum(at == position for at, position in enumerate(positions))
    if text_of(question, "gradingtype") == "ALL_OR_NOTHING":
        return float(hits == len(positions))
    return hits / len(positions)


def selected(question: ET.Element, chosen: Sequence[int | None]) -> float:
    """Return the share of places at which the right choice is made."""
    right = [key for _, key in places(question)]
    return sum(one == other for one, other in zip(right, chosen, strict=True)) / len(right)


def dropped(question: ET.Element, points: Sequence[tuple[float, float]]) -> float:
    """Return the score for markers dropped at points: areas hit once, over areas or markers, whichever are more."""
    most = int(text_of(question, "drag/noofdrags"))
    drops = [(text_of(drop, "shape"), text_of(drop, "coords")) for drop in question.findall("drop")]
    used: set[int] = set()
    for shape, coords in drops:
        hit = next(
            (at for at, point in enumerate(points[:most]) if at not in used and _inside(shape, coords, point)), None
        )
        used |= set() if hit is None else {hit}
    return len(used) / max(len(drops), min(len(points), most))


def _inside(shape: str, coords: str, point: tuple[float, float]) -> bool:
    pairs = [[float(number) for number in pair.split(",")] for pair in coords.split(";")]
    x, y = point
    if shape == "circle":
        return math.dist(pairs[0], point) <= pairs[1][0]
    if shape == "rectangle":
        (left, top), (width, height) = pairs
        return left <= x <= left + width and top <= y <= top + height
    return _in_polygon(pairs, x, y)


def _in_polygon(corners: list[list[float]], x: float, y: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def filled(
    parts: Sequence[Part], given: Sequence[str | int | None], fits: Mapping[str, Callable[[Part, Reply, str], bool]]
) -> float:
    """Return what gaps earn together: `given` holds a text or the place of a choice for each; nothing is bounded."""
    earned = 0.0
    for part, response in zip(parts, given, strict=True):
        if isinstance(response, int):
            earned += part.weight * part.replies[response].fraction
        elif response:
            hits = [reply for reply in part.replies if fits[part.kind](part, reply, response)]
            earned += part.weight * hits[0].fraction if hits else 0
    return earned / sum(part.weight for part in parts)
