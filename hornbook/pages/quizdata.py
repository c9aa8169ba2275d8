"""What the quiz runtime must know of a quiz, as data: scores and feedback are sealed (see `sealing`)."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from math import fsum
from typing import Any

import msgspec

from hornbook.course import Course, Pool, Quiz, QuizItem, worth
from hornbook.pages.facts import Facts, facts, text
from hornbook.pages.sealing import derive, seal, token
from hornbook.pages.view import View
from hornbook.questions import BY_HAND, Item

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
        one_by_one=quiz.one_by_one,
        objectives=_objectives(quiz, view),
        items=[item_data(item, secret, view) for item in quiz.questions],
        pools=list(_pools(quiz)),
    )


def _pools(quiz: Quiz) -> Iterator[dict[str, Any]]:
    """Yield where each pool begins among the items, how many it holds, how many of them are drawn, and its title."""
    first = 0
    for item in quiz.items:
        size = len(item.questions) if isinstance(item, Pool) else 1
        if isinstance(item, Pool):
            yield {"first": first, "size": size, "pick": item.pick, "title": item.title}
        first += size


def _objectives(quiz: Quiz, view: View) -> dict[str, str]:
    names = (name for item in quiz.questions for name in item.objectives)
    return {name: view.objectives[name] for name in names if name in view.objectives}


def item_data(item: Item, secret: str, view: View) -> dict[str, Any]:
    """Return the data of one item, each field only where it says something.

    `answers` maps a token to a sealed record, `right` lists the tokens of answers that are simply right, `sealed`
    holds the item's own secrets.
    """
    own = facts(item, view)
    secrets = _present(**_feedback(item, view), **own.secrets)
    return _present(
        id=item.id,
        type=item.__struct_config__.tag,
        points=item.points,
        objectives=item.objectives,
        **own.public,
        graded=item.graded,
        answers=_answers(item, own, secret),
        right=sorted(token(derive(secret, item.id, answer)) for answer in own.right) if item.graded else [],
        sealed=seal(_encode(secrets), derive(secret, item.id)) if secrets else "",
    )


def _answers(item: Item, own: Facts, secret: str) -> dict[str, str]:
    """Return token and sealed record of each answer; without a key only feedback is worth telling."""
    if not item.graded and not any(record[1] for _, record in own.records):
        return {}
    keys = ((derive(secret, item.id, answer), record) for answer, record in own.records)
    return {token(key): seal(_encode(record), key) for key, record in keys}


def as_script(data: object) -> str:
    """Return data as JSON that can stand in a `<script>` element."""
    return _encode(data).decode().replace("<", "\\u003c")


def possible(quiz: Quiz) -> float:
    """Return the points that a program can give: those of questions with a key that no person must mark."""
    return fsum(worth(item) for item in quiz.items if not _is_by_hand(item))


def _is_by_hand(item: QuizItem) -> bool:
    first = item.questions[0] if isinstance(item, Pool) else item
    return isinstance(first, BY_HAND)


def _feedback(item: Item, view: View) -> dict[str, str]:
    told = item.feedback
    return {
        "correct": text(told.correct, view),
        "incorrect": text(told.incorrect, view),
        "partial": text(told.partial, view),
        "general": text(told.general, view),
    }


def _present(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], (), {}, 0, False)}
