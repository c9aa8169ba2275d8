"""A question in parts with a heading each: `### Statement`, `### Options`, `### Answer`, `### Explanation`.

The headings of the parts are taken off or set below the question's own, so that all of it is one question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook.reading.dialects.passage import Passage, blank
from hornbook.reading.quiz import attributes, evidence, leads, options
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.words import FIELD_NAMES, normalise

SIGNS = (
    *("ptions\n", "hoices\n", "pciones\n", "lternativas\n", "pções\n", "lternatives\n", "ntwortmöglichkeiten\n"),
    *("арианты ответов\n", "арианты\n", "选项\n", "選択肢\n", "보기\n"),
)

STEM = {
    *("question", "prompt", "statement", "stem", "problem", "enunciado", "pregunta", "pergunta", "frage", "énoncé"),
    *(
        "problem statement",
        "question statement",
        "the question",
        "question text",
        "question stem",
        "domanda",
        "вопрос",
        "题目",
        "题干",
        "問題",
        "문제",
        "câu hỏi",
        "quesito",
    ),
}
OPTIONS = {
    *(
        "options",
        "choices",
        "choice options",
        "multiple choice options",
        "answer options",
        "answer choices",
        "alternatives",
        "possible answers",
        "opciones",
    ),
    *("alternativas", "opções", "antwortmöglichkeiten", "варианты", "варианты ответов", "варианты ответа", "选项"),
    *("選択肢", "보기", "opzioni", "opciones de respuesta"),
}
_DEEP = "######"
_NAMED = 2


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each question of which a heading announces the options."""
    marked = (place for place, line in enumerate(lines) if line.text[:1] == "#" and not line.code)
    heads = [place for place in marked if leads.heading(lines[place])]
    titles = {place: _title(lines[place]) for place in heads}
    starts = [start for place in heads if (start := _start(lines, heads, titles, place)) is not None]
    for count, start in enumerate(starts, 1):
        behind = starts[count] if count < len(starts) else len(lines)
        last = _last(lines, heads, titles, start, behind)
        made = tuple(_said(lines, titles, start, last, count))
        yield Passage(lines[start].number, lines[last].number, made, alone=True)


def _title(line: Line) -> str:
    found = leads.heading(line)
    return normalise(attributes.split(found[1])[0]) if found else ""


def _start(lines: Sequence[Line], heads: list[int], titles: dict[int, str], place: int) -> int | None:
    """Where the question of a heading «Options» begins; None where no options are below it, or no question above."""
    if titles[place] not in OPTIONS:
        return None
    below = next((line for line in lines[place + 1 :] if line.text), None)
    if below is None or options.recognise(below) is None:
        return None
    above = heads[: heads.index(place)]
    stem = next((head for head in reversed(above[-_NAMED - 1 :]) if titles[head] in STEM), None)
    before = [head for head in above[-_NAMED - 1 :] if stem is None or head < stem]
    named = before[-1] if before and leads.from_heading(lines[before[-1]]) else None
    return stem if named is None else named


def _last(lines: Sequence[Line], heads: list[int], titles: dict[int, str], start: int, behind: int) -> int:
    """The place of a question's last line: before a heading as high as its own that names no part of it."""
    level = (leads.heading(lines[start]) or (0, ""))[0]
    for head in heads:
        found = leads.heading(lines[head])
        if start < head < behind and found and found[0] <= level and not _is_part(lines[head], titles[head]):
            behind = head
            break
    while behind - 1 > start and not lines[behind - 1].text.strip("-*_ "):
        behind -= 1
    return behind - 1


def _is_part(line: Line, title: str) -> bool:
    return title in STEM or title in OPTIONS or bool(_field(title)) or title == "code" or evidence.is_answer(line)


def _field(title: str) -> str:
    """The name of the field that a heading names by its first words."""
    words = title.split()
    return words[0] if words and len(words) <= _NAMED and words[0] in FIELD_NAMES else ""


def _said(lines: Sequence[Line], titles: dict[int, str], start: int, last: int, count: int) -> Iterator[Line]:
    for place in range(start, last + 1):
        line, title = lines[place], titles.get(place)
        if title is None:
            yield line
        elif place == start:
            named = line.text[line.text.index("{") :] if line.text.endswith("}") else ""
            yield line if title not in STEM else make(line.number, f"## Q{count}. {named}".rstrip())
        elif title in STEM or title in OPTIONS or title == "code":
            yield blank(line.number)
        else:
            yield make(line.number, f"{_DEEP} {_field(title) or line.text.lstrip('# ')}")
