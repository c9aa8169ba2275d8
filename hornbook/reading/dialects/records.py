"""A question as a record whose fields have the names that tools give them: `question`, `options`, `answer`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hornbook.reading.dialects.asked import Asked, Choice, Words
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.options import ordinal

_STEMS = ("question", "text", "prompt", "stem", "title", "q", "statement")
_CHOICES = ("options", "choices", "answers", "alternatives", "distractors", "wrong")
_KEYS = (
    *("answer", "correct", "correctAnswer", "correct_answer", "correctAnswers", "correct_answers"),
    *("correctIndex", "correct_index", "correct_idx", "answerIndex", "answer_index"),
)
_WHY = ("context", "explanation", "explain", "feedback", "why", "solution", "rationale")
_OPTION = ("text", "label", "content", "option", "answer", "value")
_RIGHT = ("correct", "is_correct", "isCorrect", "right")


def read(found: Mapping[str, Any], number: int, body: Sequence[Line]) -> Asked | None:
    """Return the question of a record that begins on line `number` and is written in `body`.

    None where it asks nothing, or has neither options nor a key. A number as the key counts from 0, as programs do.
    """
    stem = _words(found, _STEMS)
    if not stem.strip():
        return None
    asked = Asked(number, located(stem, body))
    if code := _words(found, ("code",)):
        marks = "```" if "```" not in code else "~~~~"
        asked.stem = Words(f"{stem.strip()}\n\n{marks}\n{code.strip(chr(10))}\n{marks}", located(stem, body).number)
    why = _words(found, _WHY)
    asked.explanation = located(why, body) if why else None
    _choose(asked, found, body)
    return asked if asked.choices or asked.key else None


def located(text: str, body: Sequence[Line]) -> Words:
    """Return a text with the line that holds its first words."""
    words = text.strip().split("\n")[0].strip()
    number = next((line.number for line in body if words and words in line.raw), body[0].number if body else 1)
    return Words(text.strip(), number)


def _words(found: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((found[name] for name in names if isinstance(found.get(name), str)), "")


def _choose(asked: Asked, found: Mapping[str, Any], body: Sequence[Line]) -> None:
    name = next((name for name in _CHOICES if isinstance(found.get(name), list | dict)), "")
    value = next((found[each] for each in _KEYS if found.get(each) is not None), None)
    value = value.get("answer") if isinstance(value, dict) else value
    given = _given(found[name], body) if name else []
    if not given:
        asked.key = located(_typed(value, found), body) if value is not None else None
        return
    said = value if isinstance(value, list) else [value]
    if name in {"distractors", "wrong"}:
        right = [str(each) for each in said if each is not None]
        # Nothing says where the key stands among them, and its place must not tell anything.
        texts = sorted({*right, *(choice.words.text for choice in given)}, key=str.casefold)
        given = [Choice(located(text, body)) for text in texts]
    else:
        right = [given[each].words.text if _is_place(each, given) else str(each) for each in said if each is not None]
    asked.several = isinstance(value, list) and len(right) == 1
    asked.choices = [Choice(each.words, each.right or each.words.text in right, each.feedback) for each in given]
    if not any(choice.right for choice in asked.choices) and value is not None:
        asked.key = located(", ".join(str(each) for each in said), body)


def _given(written: Any, body: Sequence[Line]) -> list[Choice]:
    """The options: texts, records of their own, or texts by their letters."""
    if isinstance(written, dict):
        letters = [ordinal(str(letter)) for letter in written]
        return [_option(each, body) for each in written.values()] if letters == list(range(len(written))) else []
    return [_option(each, body) for each in written]


def _option(written: Any, body: Sequence[Line]) -> Choice:
    if not isinstance(written, dict):
        return Choice(located(str(written), body))
    feedback = _words(written, _WHY)
    return Choice(
        located(_words(written, _OPTION), body),
        any(written.get(name) is True for name in _RIGHT),
        located(feedback, body) if feedback else None,
    )


def _typed(value: Any, found: Mapping[str, Any]) -> str:
    tolerance = found.get("tolerance")
    return f"{value} ± {tolerance}" if isinstance(tolerance, int | float) and tolerance else str(value)


def _is_place(value: Any, given: Sequence[Choice]) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(given)
