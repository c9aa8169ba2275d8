"""What speaks for a quiz: lines that look like options, keys and questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import brackets, checklists, keys, leads, options, placeholders, pools, wrapping
from hornbook.reading.quiz.attributes import split
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.words import ENDS, FIELD_NAMES, decides, ends_asking, normalise

ASKING = re.compile(r"[?？؟](?:\W|$)|__")
_ANSWER_NUMBER = re.compile(r"a\d{1,3}$")
_ANSWER_HEADING = re.compile(
    r"(?:correct )?(?:answer|solution|antwort|respuesta|réponse|resposta|risposta|gabarito|ответ|đáp án|"
    r"答案|解答|正解|정답)"
    r"(?:\s*(?:and|&|und|y|et|e|и|và|与|和|及|と|·|・|및|/|,)\s*\w+)?$"
)
ENOUGH = 2


def begins_one(lines: Iterable[Line]) -> bool:
    """Return whether some line has a question's number: enough where a further part of a quiz is announced."""
    found = (line for line in lines if line.text and not line.code)
    return any(leads.from_text(line) or leads.from_item(line) or leads.from_heading(line) for line in found)


def asks(lines: Iterable[Line]) -> bool:
    """Return whether some line may be a question or an option: without any, a section only has the name of a quiz."""
    return any(not line.code and (ASKING.search(line.text) or _is_lettered(line)) for line in lines)


def _is_lettered(line: Line) -> bool:
    mark = options.recognise(line) if line.text else None
    return mark is not None and mark.kind == "letter"


def holds_questions(lines: Sequence[Line], *, sure: bool = True) -> bool:
    """Return whether lines look like questions.

    Where it is `sure` that a quiz is meant, a key, a box or a marked option is enough, and so are two lettered or
    numbered lines. Else there must be options with a key that names one, or options below a line that asks.
    """
    return _some(lines) if sure else is_certain(lines, asked=False)


def _some(lines: Sequence[Line]) -> bool:
    count, idle = 0, None
    for line in lines:
        weight = _weight(line)
        if weight >= ENOUGH and line.text[0] in checklists.FIRST:
            idle = checklists.find(lines) if idle is None else idle
            weight = 0 if line.number in idle else weight
        count += weight
        count += bool(count) and _has_gap(line)
        if count >= ENOUGH:
            return True
    return False


def _has_gap(line: Line) -> bool:
    """Whether a line below or in a question's beginning holds what its learners fill in."""
    return "[[" in line.text and bool(brackets.find_alone(line.text))


def _weight(line: Line) -> int:
    if line.code or not line.text:
        return 0
    mark = options.recognise(line)
    if pools.container(line) or pools.heading(line):
        return ENOUGH
    if (
        announces_answer(line)
        or "<summary" in line.text.lower()
        or (line.text[:3] == ":::" and wrapping.folds_key(line))
    ):
        return ENOUGH
    told = "type=" in line.text and split(line.text)[1].values
    if told or (mark is not None and (mark.kind in {"box", "radio"} or mark.marked)) or keys.recognise(line):
        return ENOUGH
    lettered = mark is not None and (mark.kind == "letter" or bool(mark.bold))
    return 1 if lettered or leads.from_text(line) or leads.from_item(line) or leads.from_heading(line) else 0


def is_certain(lines: Iterable[Line], *, asked: bool) -> bool:
    """Return whether lines hold options with a key that names one, or options below a line that asks.

    `asked` says that something was asked above them.
    """
    given, chosen = 0, False
    rest = iter(lines)
    for line in rest:
        if line.code or not line.text:
            continue
        mark = options.recognise(line if line.text[0] != ">" else wrapping.unquoted(line, flat=True))
        if (mark is None or mark.kind == "number") and split(line.text)[0].rstrip("*_ ").endswith(ENDS):
            asked, given, chosen = True, 0, False
        given += mark is not None and not placeholders.is_option(mark.text)
        chosen = chosen or _is_choice(mark)
        key = keys.recognise(line) if given >= ENOUGH else None
        if key and key.value and keys.claim(key.value).labels:
            return True
        if asked and chosen and given >= ENOUGH:
            return not _is_decided(rest)
    return False


def _is_decided(below: Iterable[Line]) -> bool:
    """Whether a line below options says what was decided, before anything else is asked or a key is told."""
    for line in below:
        if line.code or not line.text:
            continue
        if decides(line.text):
            return True
        if line.text[0] == "#" or ends_asking(line.text) or keys.recognise(line):
            return False
    return False


def _is_choice(mark: options.Mark | None) -> bool:
    if mark is None or mark.kind == "box":
        return mark is not None and bool(mark.ticked)
    return mark.kind in {"letter", "radio"} or mark.marked


def is_answer(line: Line) -> bool:
    """Return whether a heading is an answer line (`#### Answer: B`) or names a field (`### Explanation`)."""
    title = _title(line)
    if title in FIELD_NAMES:
        return True
    key = keys.recognise(line)
    return (key is not None and bool(key.value)) or _announces(line, title)


def announces_answer(line: Line) -> bool:
    """Return whether a heading says that the key is below it: `#### Answer`, `### Answer and explanation`."""
    return _announces(line, _title(line))


def _announces(line: Line, title: str) -> bool:
    return line.text[:1] == "#" and (_ANSWER_HEADING.match(title) or _ANSWER_NUMBER.match(title)) is not None


def _title(line: Line) -> str:
    return normalise(line.text.lstrip("#")).rstrip(":")
