"""What authors wrap around a key or options: `<details>`, callouts, admonitions, quotations."""

from __future__ import annotations

import msgspec

from hornbook import patterns as re
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.words import ANSWER

_TAGS = re.compile(r"</?(?:details|summary)\b[^>]*>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p\b[^>]*>([^<]*)</p>$", re.IGNORECASE)
_HIDDEN = re.compile(r"<!--\s*(.*?)\s*-->$|%%\s*(.*?)\s*%%$")
_BOXES = frozenset({"???", "!!!", ":::"})
_HIDES = {"<!", "%%"}
_SUMMARY = re.compile(r"<summary\b[^>]*>(.*?)(?:</summary>|$)", re.IGNORECASE)
_ADMONITION = re.compile(r"(?:\?\?\?\+?|!!!)\s+(?P<kind>\w+)(?:\s+\"(?P<title>[^\"]*)\")?\s*$")
_CONTAINER = re.compile(r":{3,}\s*\{?\.?(?P<kind>[\w-]+)\}?\s*(?P<title>[^{}]*)$")
# Scripts without blanks between words have no boundaries.
_ANSWER = re.compile(rf"(?:^|\W)(?:{ANSWER})(?:\W|$)|答案|解答|正解|答え|回答例|정답", re.IGNORECASE)
_CALLOUT = re.compile(r"\[!(?P<kind>\w+)\][+-]?\s*(?P<title>.*)$")


class Details(msgspec.Struct, frozen=True):
    """A line with `<details>` or `<summary>` tags: whether it opens or closes, its summary, the text beside them."""

    opens: bool
    closes: bool
    summary: str | None
    rest: Line | None


def details(line: Line) -> Details | None:
    """Return what a line says with such tags, else None."""
    if "<" not in line.text or not _TAGS.search(line.text):
        return None
    lowered = line.text.lower()
    summary = _SUMMARY.search(line.text)
    rest = _PARAGRAPH.sub(r"\1", _TAGS.sub("", _SUMMARY.sub("", line.text)).strip())
    at = max(line.raw.find(rest), 0)
    below = make(line.number, " " * at + rest) if rest else None
    return Details("<details" in lowered, "</details" in lowered, summary[1].strip() if summary else None, below)


def admonition(line: Line) -> str | None:
    """Return the title (else the kind) of an admonition's first line."""
    match = _ADMONITION.match(line.text) if line.text[0] in "?!" else None
    return (match["title"] or match["kind"]) if match else None


def container(line: Line) -> str | None:
    """Return the title (else the kind) of a container's first line: `::: details Answer`, `:::{dropdown} Answer`."""
    match = _CONTAINER.match(line.text)
    return (match["title"] or match["kind"]) if match else None


def callout(line: Line) -> str | None:
    """Return the title of a callout's first line, which is a quotation's; empty where it has none."""
    match = _CALLOUT.match(line.text.lstrip("> \t"))
    return match["title"].strip() if match else None


def uncommented(line: Line) -> Line:
    """Return a line without the marks of a comment."""
    inner = line.text.removeprefix("<!--").removesuffix("-->").strip()
    return make(line.number, " " * max(line.raw.find(inner), 0) + inner) if inner else make(line.number, "")


def callout_kind(line: Line) -> str:
    """Return the kind of a callout's first line: `answer` in `> [!answer]`."""
    match = _CALLOUT.match(line.text.lstrip("> \t"))
    return match["kind"] if match else ""


def hidden(line: Line) -> Line | None:
    """Return what stands in a comment that fills one line, in its place."""
    match = _HIDDEN.match(line.text)
    inner = (match[1] or match[2]) if match else ""
    return make(line.number, " " * max(line.raw.find(inner), 0) + inner) if inner else None


def announces_key(title: str) -> bool:
    """Return whether a title says that the key is below it: «Answer», «Show the answer», «答案»."""
    return _ANSWER.search(title) is not None


def announces(line: Line) -> bool:
    """Return whether a callout's title, or what a fold is called, says that the key is below."""
    if line.text[:1] == ">":
        return announces_key(callout(line) or "")
    if line.text[:3] in _BOXES:
        return folds_key(line) or announces_key(admonition(line) or "")
    found = details(line) if "<summary" in line.text.lower() else None
    return found is not None and announces_key(found.summary or "")


def told(line: Line) -> Line | None:
    """Return the words that stand behind the title of a fold on its own line: `<summary>Answer</summary> B`."""
    found = details(line) if "<summary" in line.text.lower() else None
    return found.rest if found and found.rest and found.rest.text else None


def bare(line: Line) -> Line:
    """Return a line without the marks of the quotation or the comment that it stands in."""
    if line.text[:1] == ">":
        return unquoted(line, flat=True)
    return (hidden(line) if line.text[:2] in _HIDES else None) or line


def folds_key(line: Line) -> bool:
    """Return whether a container begins on a line whose title says that the key is inside."""
    title = container(line)
    return title is not None and announces_key(title)


def unquoted(line: Line, *, flat: bool) -> Line:
    """Return a quotation's line without its marks; `flat` leaves out the indentation that they made."""
    inner = line.text.lstrip("> \t")
    cut = max(line.raw.find(inner), 0)
    return make(line.number, inner, offset=line.offset + cut) if flat else make(line.number, " " * cut + inner)
