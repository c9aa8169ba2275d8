"""Flashcards in a table, `| Front | Back |` or `| Question | Answer |`, below a heading that says «quiz» or «cards»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects import calling
from hornbook.reading.dialects.passage import Passage, blank
from hornbook.reading.quiz import keys, tabulated
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.words import ends_asking, normalise

SIGNS = ("|--", "| -", "|:-", "| :-")

_FRONT = re.compile(
    r"(?:front|questions?|q|prompt|cue|frage|vorderseite|pregunta|question|recto|domanda|pergunta|frente|вопрос|питання|"
    r"问题|題目|题目|正面|質問|問題|表|질문|앞면|soru|câu hỏi)$"
)
_BACK = re.compile(
    r"(?:back|answers?|a|response|antwort|rückseite|respuesta|réponse|verso|risposta|resposta|ответ|відповідь|"
    r"答案|背面|回答|答え|裏|답|뒷면|cevap|đáp án|trả lời)$"
)
_LEAST = 2
_HEAD = 2


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each such table, of which half the questions ask."""
    called: list[bool] = []
    for place, line in enumerate(lines):
        if line.text[:1] != "|" or line.code or (place and lines[place - 1].text[:1] == "|"):
            continue
        sides = _sides(line)
        called = called or (calling.places(lines) if sides else [])
        if sides and called[place]:
            yield from _cards(lines, place, sides)


def _sides(line: Line) -> tuple[int, int] | None:
    """The columns of the question and of the answer, by the table's head."""
    names = [normalise(cell) for cell in _cells(line)]
    front = next((at for at, name in enumerate(names) if _FRONT.match(name)), None)
    back = next((at for at, name in enumerate(names) if _BACK.match(name)), None)
    return (front, back) if front is not None and back is not None else None


def _cells(line: Line) -> list[str]:
    return [text.strip() for text, _ in tabulated.split(line.text)]


def _cards(lines: Sequence[Line], place: int, sides: tuple[int, int]) -> Iterator[Passage]:
    end = place
    while end < len(lines) and lines[end].text[:1] == "|":
        end += 1
    rows = [(line.number, _cells(line)) for line in lines[place + _HEAD : end]]
    cards = [(number, row[sides[0]], row[sides[1]]) for number, row in rows if len(row) > max(sides) and row[sides[0]]]
    asking = sum(ends_asking(front) for _, front, _ in cards)
    lettered = any(keys.claim(back).labels for _, _, back in cards)
    if len(cards) < _LEAST or 2 * asking < len(cards) or lettered:
        return
    made: list[Line] = []
    for count, (number, front, back) in enumerate(cards, 1):
        made += [make(number, f"Q{count}. {front.strip('*_ ')}"), blank(number)]
        made += [make(number, f"Answer: {back}"), blank(number)] if back else []
    yield Passage(lines[place].number, lines[end - 1].number, tuple(made))
