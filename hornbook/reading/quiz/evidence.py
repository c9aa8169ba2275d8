"""What speaks for a quiz: the words of a heading, and lines that look like options, keys and questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hornbook.reading.quiz import keys, leads, options
from hornbook.reading.quiz.attributes import Attributes
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import QUIZ, normalise

_HEADING = re.compile(
    rf"(?:.*[:–—|-]\s*|(?:[\w./'’&-]+\s+){{0,3}})?(?:{QUIZ})(?:\s+(?:[\w.#'’&-]+\s*){{0,4}})?(?:\s*[(\[:–—|-].*)?$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:faqs?|frequently|how to|install|running|run the|writing|unit|integration|answers?|answer key|"
    r"test(?:s|ing)? (?:suite|plan|the|your|with|in))\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"(?:tests?|questions?|exams?|assessments?|fragen|preguntas|prueba|examen|вопросы|тест|питання|问题|問題)$",
    re.IGNORECASE,
)
_ANSWER_HEADINGS = {"answer", "antwort", "respuesta", "réponse"}
ENOUGH = 2


def is_quiz(title: str, named: Attributes) -> bool:
    """Return whether a heading says that its section is a quiz; `.quiz` and `.no-quiz` decide where they stand."""
    if "quiz" in named.classes or "no-quiz" in named.classes:
        return "quiz" in named.classes
    bare = normalise(re.sub(r"^[\W\d_]+", "", title))
    return bool(bare) and _HEADING.match(bare) is not None and not _OTHER.search(bare)


def is_sure(title: str) -> bool:
    """Return whether the heading's word means a quiz and nothing else («Test» and «Questions» mean many things)."""
    return not _WEAK.search(normalise(title))


def holds_questions(lines: Iterable[Line], *, sure: bool = True) -> bool:
    """Return whether lines look like questions: options, keys, or (where it is `sure` that a quiz is meant) numbers.

    A key or box is enough by itself; of lettered and numbered lines two are.
    """
    count = 0
    for line in lines:
        count += _weight(line, sure=sure)
        if count >= ENOUGH:
            return True
    return False


def _weight(line: Line, *, sure: bool) -> int:
    if line.code or not line.text:
        return 0
    mark = options.recognise(line)
    boxed = mark is not None and mark.kind in {"box", "radio"} and (sure or bool(mark.ticked))
    if boxed or (sure and mark is not None and mark.marked) or keys.recognise(line):
        return ENOUGH
    lettered = mark is not None and (mark.kind == "letter" or (sure and bool(mark.bold)))
    numbered = sure and (leads.from_item(line) or leads.from_heading(line))
    return 1 if lettered or leads.from_text(line) or numbered else 0


def is_answer(line: Line) -> bool:
    """Return whether a heading is an answer line (`#### Answer: B`), not the beginning of something."""
    key = keys.recognise(line)
    return key is not None and (bool(key.value) or normalise(line.text.lstrip("#")).rstrip(":") in _ANSWER_HEADINGS)


def is_question(body: Sequence[Line], place: int, floor: int) -> bool:
    """Return whether the heading `body[place]` is a question of the quiz whose own heading has level `floor`.

    A deeper heading with a number is one. Another needs what a question has: its own options right below, and no
    questions of its own; a number alone could also begin the next chapter.
    """
    found = leads.heading(body[place])
    lead = leads.from_heading(body[place])
    if found is None:
        return False
    if lead and found[0] > floor:
        return True
    own = list(_below(body, place))
    if lead:
        return holds_questions(own, sure=False)
    if any(leads.from_text(line) for line in own):
        return False
    marks = [mark for mark in map(options.recognise, own) if mark]
    if any(mark.kind in {"box", "radio"} for mark in marks):
        return not any(leads.from_item(line) and options.recognise(line) is None for line in own)
    letters = [options.ordinal(mark.label) for mark in marks if mark.kind == "letter"]
    return letters[:2] == [0, 1] and not any(leads.from_item(line) for line in own)


def _below(body: Sequence[Line], place: int) -> Iterable[Line]:
    """The lines up to the next heading that is no answer line, code left out."""
    for line in body[place + 1 :]:
        if line.code:
            continue
        if leads.heading(line) and not is_answer(line):
            return
        yield line


def groups(lines: Sequence[Line], floor: int) -> dict[int, bool]:
    """Return, for each unnumbered heading among the lines, whether it is a question (else it is a group's title)."""
    heads = (place for place, line in enumerate(lines) if not line.code and leads.heading(line))
    return {lines[place].number: is_question(lines, place, floor) for place in heads}
