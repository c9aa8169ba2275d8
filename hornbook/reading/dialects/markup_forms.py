"""Questions in HTML: radio buttons and check boxes with words beside them, lists whose items are lettered by `type`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, stretches
from hornbook.reading.quiz import clear, titles
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("<input", "<INPUT", "<ol type=", '<ol class="', "<li>", "<li ", "<p>", "<p ", "<LI>", "<P>")

_BLOCK = re.compile(
    r"(?:[-*+]\s+|\d{1,3}[.)]\s+)?</?(?:form|fieldset|legend|p|div|ul|ol|li|label|input|br|h[1-6]|section|span|button)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"<input\b(?=[^>]*type=[\"']?(?:radio|checkbox))(?P<attributes>[^>]*)>", re.IGNORECASE)
_RIGHT = re.compile(
    r"\b(?:checked|data-(?:is-?)?(?:correct|right|answer)(?:=[\"']?(?:true|1|yes|correct|right)\b[\"']?|=[\"']{2}|(?![\w-]|\s*=))|correct"
    r"|class=[\"'][^\"']*\bcorrect\b[^\"']*[\"']|value=[\"'](?:correct|right|true)[\"'])(?=[\s/\"'>]|$)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"<ol\b[^>]*(?:type=[\"']?(?P<type>[Aa])|(?P<case>upper|lower)-(?:alpha|latin))", re.IGNORECASE)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>[^>]*)>")
_BOLD = {"b", "strong"}
_KEPT = {"a", "em", "i", "code", "kbd", "sub", "sup", "img", "u", "var", "pre", "details", "summary"}
_HEADING = re.compile(r"<h(?P<level>[1-6])\b[^>]*>(?P<text>.*?)</h[1-6]>\s*$", re.IGNORECASE)
_HELD = re.compile(r"<(?P<end>/?)(?:p|h[1-6]|ul|ol|li)\b[^>]*>", re.IGNORECASE)
_LEAST = 2


@dataclass(slots=True)
class Walk:
    """Where a pass over markup is: the lists that are open, each with its letters or none and its count."""

    lists: list[list[str | int]] = field(default_factory=list)
    questions: int = 0
    bold: bool = False


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each stretch of markup that holds two choices or more, a list with letters, or a complete question."""
    for first, last in stretches(lines, _marked(lines)):
        body = lines[first : last + 1]
        choices = sum(len(_CHOICE.findall(line.text)) for line in body if "<" in line.text)
        lettered = any("<ol" in line.text.casefold() and _LETTERED.search(line.text) for line in body)
        title, start = _title(body)
        walk = Walk()
        made = tuple(each for line in body[start:] for each in _said(line, walk))
        if choices < _LEAST and not lettered and not any(clear.begins(made, place) for place in range(len(made))):
            continue
        yield Passage(lines[first].number, lines[last].number, made, alone=bool(title), title=title)


def _marked(lines: Sequence[Line]) -> Iterator[int]:
    """The places of lines that begin with a block's tag, or stand in a paragraph or list that one opened."""
    depth = 0
    for place, line in enumerate(lines):
        markup = _is_markup(line)
        if markup or (depth > 0 and line.text and not line.code):
            yield place
        depth += sum(-1 if tag["end"] else 1 for tag in _HELD.finditer(line.text)) if markup else 0
        depth = depth if line.text else 0


def _is_markup(line: Line) -> bool:
    return not line.code and "<" in line.text and _BLOCK.match(line.text) is not None


def _title(body: Sequence[Line]) -> tuple[str, int]:
    """The heading that a stretch begins with, if it says that it is a quiz."""
    match = _HEADING.match(body[0].text)
    says = match and titles.calls(match["text"])
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
        _add(pieces, line.text[at : tag.start()], walk)
        at = tag.end()
        _tag(tag, pieces, walk)
    _add(pieces, line.text[at:], walk)
    filled = [piece.strip() for piece in pieces if piece.strip(" -*+\t")]
    if not filled:
        yield make(line.number, "")
    for piece in filled:
        yield make(line.number, f"{_bare(piece)}")


def _add(pieces: list[str], text: str, walk: Walk) -> None:
    """Add words; those in bold begin right behind its mark."""
    pieces[-1] += text.lstrip() if walk.bold else text
    walk.bold = walk.bold and not text.strip()


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
    elif name in _BOLD:
        walk.bold = not tag["end"]
        pieces[-1] = (pieces[-1].rstrip() if tag["end"] else pieces[-1]) + "**"
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
