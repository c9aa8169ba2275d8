"""Blocks that hold a quiz in Markdown, `<quiz>` … `</quiz>`, or in lines with names, `<?quiz?>` … `<?/quiz?>`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import asked as questions
from hornbook.reading.dialects.asked import Asked, Choice, Words
from hornbook.reading.dialects.passage import Passage, Puzzle
from hornbook.reading.quiz.lines import Line

SIGNS = ("<quiz", "<?quiz")

_OPENS = re.compile(r"<(\??)quiz(?:\s[^>]*)?\??>\s*$", re.IGNORECASE)
_CLOSES = re.compile(r"<(?:\?/|/)quiz\??>\s*$", re.IGNORECASE)
_NAMED = re.compile(
    r"(?P<name>question|answer|answer-correct|content|explanation|hint):\s*(?P<text>.*)$", re.IGNORECASE
)


def read(lines: Sequence[Line]) -> Iterator[Passage | Puzzle]:
    """Yield each block that ends; one that does not is a puzzle."""
    opened, instruction = -1, False
    for place, line in enumerate(lines):
        if line.text[:1] != "<" or line.code:
            continue
        opens = _OPENS.match(line.text)
        if opens:
            if opened >= 0:
                yield Puzzle(lines[opened].number, "quiz")
            opened, instruction = place, bool(opens[1])
        elif opened >= 0 and _CLOSES.match(line.text):
            body = lines[opened + 1 : place]
            made = tuple(_named(body) if instruction else body)
            yield Passage(lines[opened].number, line.number, made, alone=True)
            opened = -1
    if opened >= 0:
        yield Puzzle(lines[opened].number, "quiz")


def _named(body: Sequence[Line]) -> Iterator[Line]:
    """The question of a block whose lines have names; what follows `content:` explains."""
    asked: Asked | None = None
    for place, line in enumerate(body):
        match = _NAMED.match(line.text)
        if match is None:
            continue
        name, words = match["name"].casefold(), Words(match["text"], line.number)
        if name == "question" or asked is None:
            asked = Asked(line.number, words)
        elif name.startswith("answer"):
            asked.choices.append(Choice(words, name.endswith("correct")))
        elif name == "hint":
            asked.hints.append(words)
        else:
            yield from questions.lines(asked, 1)
            yield from _content(words, body[place + 1 :])
            return
    if asked:
        yield from questions.lines(asked, 1)


def _content(words: Words, below: Sequence[Line]) -> Iterator[Line]:
    filled = [Words(line.text, line.number) for line in below if line.text]
    said = " ".join(each.text for each in (words, *filled) if each.text)
    if said:
        number = words.number if words.text else filled[0].number
        yield from questions.lines(Asked(number, explanation=Words(said, number)), 1)
