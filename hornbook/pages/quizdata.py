"""What the quiz runtime must know of a quiz, as data: scores and feedback are sealed (see `sealing`)."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec

from hornbook.answers.texts import normalise
from hornbook.course import Course, Pool, Quiz, QuizItem, worth
from hornbook.model import Content, Option
from hornbook.pages.sealing import derive, seal, token
from hornbook.pages.view import View
from hornbook.questions import BY_HAND, Choice, Essay, Item, Multiple, Numeric, ShortText, TrueFalse

_encode = msgspec.json.Encoder().encode


def salt(course: Course, quiz: Quiz) -> str:
    """Return the salt of a quiz: the same in each build, another in each quiz."""
    return sha256(f"{course.id}\x1f{quiz.id}".encode()).hexdigest()[:12]


def quiz_data(quiz: Quiz, course: Course, view: View) -> dict[str, Any]:
    """Return the data of a quiz; fields with an empty value are left out, the runtime takes them as 0, "" or []."""
    secret = salt(course, quiz)
    mark = course.settings.pass_mark if quiz.pass_mark is None else quiz.pass_mark
    return _present(
        id=quiz.id,
        kind=quiz.kind,
        salt=secret,
        pass_mark=mark if quiz.pass_mark is not None or quiz.kind == "graded" else None,
        attempts=quiz.attempts,
        time_limit=quiz.time_limit,
        shuffle=quiz.shuffle,
        feedback_when=quiz.feedback_when,
        objectives=_objectives(quiz, view),
        items=[item_data(item, secret, view) for item in quiz.questions],
    )


def _objectives(quiz: Quiz, view: View) -> dict[str, str]:
    names = (name for item in quiz.questions for name in item.objectives)
    return {name: view.objectives[name] for name in names if name in view.objectives}


def item_data(item: Item, secret: str, view: View) -> dict[str, Any]:
    """Return the data of one item: `answers` maps a token to a sealed record, `sealed` holds the item's own secrets."""
    own = _secrets(item, view)
    fields = {
        "id": item.id,
        "type": item.__struct_config__.tag,
        "points": item.points,
        "objectives": item.objectives,
        **_fields(item),
    }
    records = _records(item, view)
    if item.graded:
        fields["graded"] = True
    if item.graded or any(record[1] for _, record in records):
        fields["answers"] = {
            token(key): seal(_encode(record), key)
            for key, record in ((derive(secret, item.id, answer), record) for answer, record in records)
        }
    if own:
        fields["sealed"] = seal(_encode(own), derive(secret, item.id))
    return {name: value for name, value in fields.items() if value}


def as_script(data: object) -> str:
    """Return data as JSON that can stand in a `<script>` element."""
    return _encode(data).decode().replace("<", "\\u003c")


def possible(quiz: Quiz) -> float:
    """Return the points that a program can give: those of questions with a key that no person must mark."""
    return sum(worth(item) for item in quiz.items if not _is_by_hand(item))


def _is_by_hand(item: QuizItem) -> bool:
    first = item.questions[0] if isinstance(item, Pool) else item
    return isinstance(first, BY_HAND)


def _fields(item: Item) -> dict[str, Any]:
    match item:
        case Choice():
            return {"shuffle": item.shuffle}
        case Multiple():
            own = {"min_choices": item.min_choices, "max_choices": item.max_choices, "scoring": item.scoring}
            return {"shuffle": item.shuffle, **own}
        case ShortText():
            return {"case": item.case, "plain": not item.diacritics}
        case Numeric():
            return {"unit": item.unit}
        case Essay():
            return {"min_words": item.min_words, "max_words": item.max_words}
        case _:
            return {}


def _records(item: Item, view: View) -> list[tuple[str, tuple[object, ...]]]:
    """Return (answer, record) for what can be looked up: the record's score, feedback and, for options, the key."""
    match item:
        case Choice():
            return [
                (option.id, (_choice_score(option), _html(option.feedback, view), int(option.correct)))
                for option in item.options
            ]
        case Multiple():
            return [
                (option.id, (option.score or 0.0, _html(option.feedback, view), int(option.correct)))
                for option in item.options
            ]
        case TrueFalse():
            sides = ((True, item.feedback_true), (False, item.feedback_false))
            return [
                (
                    "true" if side else "false",
                    (float(item.answer is side), _html(feedback, view), int(item.answer is side)),
                )
                for side, feedback in sides
            ]
        case ShortText():
            exact = sorted((text for text in item.accepted if not text.pattern), key=lambda text: text.score)
            return [(normalise(text.text, item), (text.score, _html(text.feedback, view))) for text in exact]
        case _:
            return []


def _choice_score(option: Option) -> float:
    return float(option.correct) if option.score is None else option.score


def _secrets(item: Item, view: View) -> dict[str, Any]:
    feedback = item.feedback
    return _present(
        correct=_html(feedback.correct, view),
        incorrect=_html(feedback.incorrect, view),
        partial=_html(feedback.partial, view),
        general=_html(feedback.general, view),
        **_typed_secrets(item, view),
    )


def _typed_secrets(item: Item, view: View) -> dict[str, Any]:
    match item:
        case ShortText() if item.graded:
            wild = [text for text in item.accepted if text.pattern]
            return {"patterns": [(normalise(text.text, item), text.score, _html(text.feedback, view)) for text in wild]}
        case Numeric() if item.graded:
            return {
                "ranges": [
                    (number.low, number.high, number.score, _html(number.feedback, view), number.text)
                    for number in item.accepted
                ],
            }
        case Essay():
            rubric = [(line.criterion, line.points) for line in item.rubric]
            return {"rubric": rubric, "sample": _html(item.sample, view)}
        case _:
            return {}


def _html(content: Content | None, view: View) -> str:
    return "" if content is None else str(view.place(content))


def _present(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], (), {}, 0, False)}
