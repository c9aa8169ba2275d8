"""Quizzes as HTML: a macro for each question type, in `runtime/questions/<type>.html.j2`."""

from __future__ import annotations

from itertools import islice
from typing import Any

from markupsafe import Markup

from hornbook.course import Course, Pool, Quiz
from hornbook.pages.keys import keys
from hornbook.pages.quizdata import as_script, quiz_data
from hornbook.pages.view import View
from hornbook.questions import Item
from hornbook.rendering import number


def quiz_html(quiz: Quiz, course: Course, view: View) -> Markup:
    """Return a quiz with its questions and the data of its runtime.

    Without JavaScript a practice quiz shows its keys on demand; a graded quiz never holds a key in plain text.
    """
    data = Markup(as_script(quiz_data(quiz, course, view)))  # noqa: S704 - its every < is escaped
    facts = _facts(quiz, course, view)
    html: Markup = view.macros("runtime/questions/quiz.html.j2").quiz(
        quiz, quiz.title.text, facts, _questions(quiz, view), data, view
    )
    return html


def _questions(quiz: Quiz, view: View) -> Markup:
    """Return all questions, those of a pool together with a word on it."""
    shows_keys = quiz.kind == "practice" and quiz.feedback_when != "never"
    macros: dict[str, Any] = {}
    made = (
        _macro(macros, item, view)(item, place, view, keys(item, view) if shows_keys else None)
        for place, item in enumerate(quiz.questions, start=1)
    )
    pool = view.macros("runtime/questions/pool.html.j2").pool
    return Markup().join(
        pool(item, Markup().join(islice(made, len(item.questions))), view) if isinstance(item, Pool) else next(made)
        for item in quiz.items
    )


def _macro(macros: dict[str, Any], item: Item, view: View) -> Any:
    kind = str(item.__struct_config__.tag)
    if kind not in macros:
        macros[kind] = view.macros(f"runtime/questions/{kind.replace('-', '_')}.html.j2").question
    return macros[kind]


def _facts(quiz: Quiz, course: Course, view: View) -> list[str]:
    facts = [view.say(f"quiz_{quiz.kind}")]
    if quiz.points:
        facts.append(view.say("points", n=number(round(quiz.points, 2))))
    mark = course.settings.pass_mark if quiz.pass_mark is None and quiz.kind == "graded" else quiz.pass_mark
    if mark is not None:
        facts.append(view.say("pass_mark", percent=number(round(100 * mark, 1))))
    if quiz.attempts:
        facts.append(view.say("attempts", n=quiz.attempts))
    if quiz.time_limit:
        facts.append(view.say("time_limit", n=number(round(quiz.time_limit / 60, 1))))
    return facts
