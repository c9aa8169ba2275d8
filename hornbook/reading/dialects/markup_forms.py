"""Questions in HTML: radio buttons and check boxes with words beside them, lists whose items are lettered by `type`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, stretches
from hornbook.reading.quiz import attributes, evidence
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("<input", "<INPUT", "<ol type=", '<ol class="')

_BLOCK = re.compile(
    r"(?:[-*+]\s+|\d{1,3}[.)]\s+)?</?(?:form|fieldset|legend|p|div|ul|ol|li|label|input|br|h[1-6]|section|span|button)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"<input\b(?=[^>]*type=[\"']?(?:radio|checkbox))(?P<attributes>[^>]*)>", re.IGNORECASE)
_RIGHT = re.compile(
    r"\b(?:checked|data-(?:is-?)?(?:correct|right|answer)(?:=[\"']?(?:true|1|yes|correct|right)?[\"']?)?|correct"
    r"|class=[\"'][^\"']*\bcorrect\b[^\"']*[\"']|value=[\"'](?:correct|right|true)[\"'])(?=[\s/\"'>]|$)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"<ol\b[^>]*(?:type=[\"']?(?P<type>[Aa])|(?P<case>upper|lower)-(?:alpha|latin))", re.IGNORECASE)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>[^>]*)>")
_KEPT = {"a", "b", "strong", "em", "i", "code", "kbd", "sub", "sup", "img", "u", "var", "pre", "details", "summary"}
_HEADING = re.compile(r"<h(?P<level>[1-6])\b[^>]*>(?P<text>.*?)</h[1-6]>\s*$", re.IGNORECASE)
_LEAST = 2


@dataclass(slots=True)
class Walk:
    """Where a pass over markup is: the lists that are open, each with its letters or none and its count."""

    lists: list[list[str | int]] = field(default_factory=list)
    questions: int = 0


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each stretch of markup that holds two choices or more, or a list with letters."""
    marked = (place for place, line in enumerate(lines) if _is_markup(line))
    for first, last in stretches(lines, marked):
        body = lines[first : last + 1]
        choices = sum(len(_CHOICE.findall(line.text)) for line in body if "<" in line.text)
        lettered = any("<ol" in line.text.casefold() and _LETTERED.search(line.text) for line in body)
        if choices < _LEAST and not lettered:
            continue
        title, start = _title(body)
        walk = Walk()
        made = tuple(each for line in body[start:] for each in _said(line, walk))
        yield Passage(lines[first].number, lines[last].number, made, alone=bool(title), title=title)


def _is_markup(line: Line) -> bool:
    return not line.code and "<" in line.text and _BLOCK.match(line.text) is not None


def _title(body: Sequence[Line]) -> tuple[str, int]:
    """The heading that a stretch begins with, if it says that it is a quiz."""
    match = _HEADING.match(body[0].text)
    says = match and evidence.is_quiz(match["text"], attributes.NONE) and evidence.is_sure(match["text"])
    return (match["text"], 1) if match and says else ("", 0)


def _said(line: Line, walk: Walk) -> Iterator[Line]:
    """The lines that one line of markup says: at each choice or item a new one begins."""
    if not line.text or line.code or "<" not in line.text:
        yield line
        return
    heading = _HEADING.match(line.text)
    if heading:
        yield make(line.number, f"{'#' * int(heading['level'])} {heading['text']}")
        return
    pieces = [""]
    at = 0
    for tag in _TAG.finditer(line.text):
        pieces[-1] += line.text[at : tag.start()]
        at = tag.end()
        _tag(tag, pieces, walk)
    pieces[-1] += line.text[at:]
    filled = [piece.strip() for piece in pieces if piece.strip(" -*+\t")]
    if not filled:
        yield make(line.number, "")
    for piece in filled:
        yield make(line.number, f"{_bare(piece)}")


def _bare(piece: str) -> str:
    """A choice that stood in a bullet has one bullet."""
    return re.sub(r"^[-*+]\s+(?=- \[)", "", piece)


def _tag(tag: re.Match[str], pieces: list[str], walk: Walk) -> None:
    name = tag["name"].casefold()
    choice = _CHOICE.match(tag[0])
    if choice:
        before = pieces[-1].strip(" -*+\t")
        if not before:
            pieces.pop()
        pieces.append(f"- [{'x' if _RIGHT.search(choice['attributes']) else ' '}] ")
    elif name in {"ol", "ul"}:
        _list(tag, walk)
    elif name == "li" and not tag["end"]:
        pieces.append(_item(walk))
    elif name == "br":
        pieces.append("")
    elif name in _KEPT:
        pieces[-1] += tag[0]


def _list(tag: re.Match[str], walk: Walk) -> None:
    if tag["end"]:
        del walk.lists[-1:]
        return
    match = _LETTERED.match(tag[0])
    letters = ""
    if match:
        letters = "A" if match["type"] == "A" or (match["case"] or "").casefold() == "upper" else "a"
    walk.lists.append([letters or ("1" if tag["name"].casefold() == "ol" else "-"), 0])


def _item(walk: Walk) -> str:
    """The label of the next item of the list that is open; a bullet's choice brings its own."""
    if not walk.lists:
        return ""
    here = walk.lists[-1]
    here[1] = int(here[1]) + 1
    kind, count = str(here[0]), int(here[1])
    if kind in {"A", "a"}:
        return f"{chr(ord(kind) + count - 1)}. "
    return f"{count}. " if kind == "1" and len(walk.lists) == 1 else "- "
