"""LiaScript: `[( )]` `[(X)]` one of several, `[[ ]]` `[[X]]` several, `[[word]]` alone on its line, `[[?]]` hints.

What is asked stands in the paragraph above; what explains it stands below between two lines of stars.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage, paragraph, question_above
from hornbook.reading.quiz.lines import RULE, Line, make
from hornbook.reading.quiz.words import ends_asking

SIGNS = ("[( )]", "[(X)]", "[(x)]", "[[X]]", "[[x]]")

_ONE = re.compile(r"(?:[-*+]\s+)?\[\(\s*(?P<tick>[Xx]?)\s*\)\](?:\s+(?P<text>.*))?$")
_SEVERAL = re.compile(r"(?:[-*+]\s+)?\[\[\s?(?P<tick>[Xx ]?)\s?\]\](?:\s+(?P<text>.*))$")
_WORD = re.compile(r"\[\[(?P<word>[^\[\]|?!(]+)\]\]$")
_PICK = re.compile(r"\[\[(?P<parts>[^\[\]]*\|[^\[\]]*)\]\]")
_KEY = re.compile(r"\s*\((?P<text>.*)\)\s*$")
_HINT = re.compile(r"\[\[\?\]\]\s*(?P<text>.*)$")
_STARS = re.compile(r"\*{3,}$")
_TAGS = re.compile(r"(?:</?(?:div|section|span|center|br)\b[^>]*>\s*)+$", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->")
_UNDERLINE = re.compile(r"={2,}$")
_FAR = 16
_LEAST = 2


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each question of the file, which is one by what stands below its words."""
    if not any("[" in line.text[:4] and _options(lines, place) for place, line in enumerate(lines)):
        return
    place, count = 0, 0
    while place < len(lines):
        end = _options(lines, place) or _gap(lines, place)
        if not end:
            place += 1
            continue
        picks = _PICK.search(lines[place].text) is not None
        first = paragraph(lines, place + 1) if picks else question_above(lines, place)
        first = first if first < place or picks else _beyond_markup(lines, place)
        if first < place or picks:
            count += 1
            made = tuple(_written(lines, first, place, end, count))
            end, below = _below(lines, end)
            yield Passage(lines[first].number, lines[end - 1].number, (*made, *below), alone=True)
        place = end


def _options(lines: Sequence[Line], place: int) -> int:
    """Where the options that begin here end; 0 where there are not two of a kind."""
    kind = next((kind for kind in (_ONE, _SEVERAL) if _is(kind, lines[place])), None)
    end = place
    while kind and end < len(lines) and _is(kind, lines[end]):
        end += 1
    return end if end - place >= _LEAST else 0


def _is(kind: re.Pattern[str], line: Line) -> bool:
    """Whether a line is such an option; `[[?]]` is a hint."""
    return "[" in line.text[:4] and not line.code and kind.match(line.text) is not None


def _gap(lines: Sequence[Line], place: int) -> int:
    """Where a word to fill in ends that stands alone, or a line with one to pick: its key is in round brackets."""
    line = lines[place]
    if "[[" not in line.text or line.code:
        return 0
    alone = _WORD.match(line.text) and place and not lines[place - 1].text
    picked = any(_key_of(match["parts"]) is not None for match in _PICK.finditer(line.text))
    return place + 1 if alone or picked else 0


def _written(lines: Sequence[Line], first: int, place: int, end: int, count: int) -> Iterator[Line]:
    below = [line for line in lines[place:end] if line.text]
    boxes = all(_is(_ONE, line) or _is(_SEVERAL, line) for line in below[:_LEAST]) and len(below) >= _LEAST
    words = [*filter(None, map(_bare, lines[first:place])), *([] if boxes else below)]
    headed = words[0].text[:1] == "#"
    for offset, line in enumerate(words):
        if _is_blank(line):
            continue
        said = line.text if boxes and offset >= place - first else _picked(line.text)
        lead = f"Q{count}. " if not offset and not headed else ""
        yield make(line.number, lead + said)
    if boxes:
        yield make(below[0].number, "")
    for line in below if boxes else ():
        yield _option(line)


def _beyond_markup(lines: Sequence[Line], place: int) -> int:
    """The place of the words above the markup that options stand in, `<div>`, comments, pictures; else `place`."""
    at = place - 1
    while at > max(place - _FAR, 0) and _is_markup(lines[at]):
        at -= 1
    if at > 0 and _UNDERLINE.match(lines[at].text) and lines[at - 1].text:
        at -= 1
    if at < 0 or lines[at].code or not lines[at].text or lines[at].text[0] == "#" or _is_markup(lines[at]):
        return place
    return at if ends_asking(lines[at].text) or _UNDERLINE.match(lines[at + 1].text) else place


def _is_markup(line: Line) -> bool:
    """Whether a line only places what is around it, or shows a picture."""
    if not line.text or line.text.startswith("![") or RULE.match(line.text):
        return True
    return line.text[0] == "<" and _bare(line) is None


def _bare(line: Line) -> Line | None:
    """A line of a question's words without markup that only places it; none where nothing else is on it."""
    if line.code or not line.text:
        return line
    text = _COMMENT.sub("", line.text).strip()
    if not text or _TAGS.match(text) or _UNDERLINE.match(text):
        return None
    return line if text == line.text else make(line.number, text)


def _is_blank(line: Line) -> bool:
    """Whether a line is room for words that nobody knows beforehand: `[[___ ___]]`."""
    match = _WORD.match(line.text)
    return match is not None and not match["word"].strip("_ ")


def _option(line: Line) -> Line:
    match = _ONE.match(line.text)
    found = match or _SEVERAL.match(line.text)
    if found is None:
        return line
    tick = "x" if found["tick"].strip() else " "
    words = found["text"] or ""
    return make(line.number, f"- ({tick}) {words}" if match else f"- [{tick}] {words}")


def _below(lines: Sequence[Line], end: int) -> tuple[int, list[Line]]:
    """Where the hints and the explanation end that follow, and the lines that say them."""
    said: list[Line] = []
    at = end
    while at < len(lines):
        line = lines[at]
        hint = _HINT.match(line.text)
        close = _solution(lines, at) if _STARS.match(line.text) else 0
        if hint:
            said.append(make(line.number, f"Hint: {hint['text']}"))
            at = end = at + 1
        elif close:
            said += [make(line.number, ""), make(line.number, "### Explanation"), *lines[at + 1 : close]]
            return close + 1, said
        elif not line.text:
            at += 1
        else:
            break
    return end, said


def _solution(lines: Sequence[Line], place: int) -> int:
    below = range(place + 1, min(place + 200, len(lines)))
    return next((at for at in below if _STARS.match(lines[at].text)), 0)


def _picked(text: str) -> str:
    """A line whose words to pick have their key marked as a gap's key is."""
    return _PICK.sub(lambda match: _marked(match["parts"]) or match[0], text) if "[[" in text else text


def _marked(parts: str) -> str:
    key = _key_of(parts)
    if key is None:
        return ""
    words = [_KEY.match(part) for part in parts.split("|")]
    shown = (
        f"*{match['text'].strip()}" if match else part.strip()
        for part, match in zip(parts.split("|"), words, strict=True)
    )
    return f"[[{'|'.join(shown)}]]"


def _key_of(parts: str) -> str | None:
    found = [match["text"] for part in parts.split("|") if (match := _KEY.match(part))]
    return found[0] if found else None
